internal import Storage

/// Where an import stands: what `import_run` keeps, committed with each batch.
struct ImportState<Memory: Sendable>: Sendable {
    var run: Int64 = 0
    /// When the import began, the same for all its parts.
    var startedAt = Instant(microseconds: 0)
    var memory: Memory
    var result = ImportResult()
    /// Where the next row begins.
    var offset: Int64
    var line: Int
    /// How long the errors file is.
    var errorsLength: Int64 = 0

    init(memory: Memory, offset: Int64, line: Int) {
        self.memory = memory
        self.offset = offset
        self.line = line
    }

    /// Takes up an interrupted run of the same command on the same file; false when there is none.
    mutating func resume(_ connection: any Connection, fingerprint: String) throws -> Bool {
        let found = try connection.first(
            """
            SELECT id, byte_offset, line, rows_read, added, updated, unchanged, rejected, errors_bytes, unknown_contacts,
                started_at FROM import_run
            WHERE fingerprint = \(fingerprint) AND state = 'running' ORDER BY id DESC LIMIT 1
            """
        ) { row in (0..<11).map { row.integer($0) ?? 0 } }
        guard let found else { return false }
        run = found[0]
        offset = found[1]
        line = Int(found[2])
        result.read = Int(found[3])
        result.added = Int(found[4])
        result.updated = Int(found[5])
        result.unchanged = Int(found[6])
        result.rejected = Int(found[7])
        result.resumedAfter = result.read
        errorsLength = found[8]
        result.unknownContacts = Int(found[9])
        startedAt = Instant(microseconds: found[10])
        return true
    }

    /// Makes sure that nobody else goes on with the same import: two that begin at one place would record everything twice.
    func claim(_ connection: any Connection) throws {
        let isOurs = try connection.exists(
            "SELECT 1 FROM import_run WHERE id = \(run) AND state = 'running' AND byte_offset = \(offset)")
        guard isOurs else {
            throw AudienceError(
                .file, "another process is importing this file", advice: "Wait until that is done; nothing is missing then.")
        }
    }

    /// Records a run that begins.
    mutating func begin(
        _ connection: any Connection, file: String, fingerprint: String, settings: String, at: Instant
    ) throws {
        startedAt = at
        run =
            try connection.integer(
                """
                INSERT INTO import_run (file, fingerprint, settings, byte_offset, line, state, started_at, updated_at)
                VALUES (\(file), \(fingerprint), \(settings), \(offset), \(line), 'running', \(at), \(at)) RETURNING id
                """) ?? 0
    }

    /// Records how far it is.
    func save(_ connection: any Connection, isFinished: Bool = false, at: Instant) throws {
        try connection.execute(
            """
            UPDATE import_run SET byte_offset = \(offset), line = \(line), rows_read = \(result.read),
                added = \(result.added), updated = \(result.updated), unchanged = \(result.unchanged),
                rejected = \(result.rejected), errors_bytes = \(errorsLength),
                unknown_contacts = \(result.unknownContacts),
                state = \(isFinished ? "finished" : "running"), updated_at = \(at)
            WHERE id = \(run)
            """)
    }
}
