public import Storage
public import Templates

/// Letters in the database: applied from files, kept in versions, never changed. Everything here runs inside a closure of
/// `Database.write` (or `read`, for what only reads).
public struct LetterStore: Sendable {
    public init() {}

    // MARK: Reading

    /// The latest version of every letter, by name.
    public func all(_ connection: any Connection) throws -> [LetterVersion] {
        try connection.all(
            """
            SELECT \(Self.columns) FROM letter_version v
            WHERE version = (SELECT MAX(version) FROM letter_version WHERE name = v.name) ORDER BY name
            """, Self.version)
    }

    /// The latest version of a letter; nil when it was never applied.
    public func latest(_ connection: any Connection, named name: String) throws -> LetterVersion? {
        try connection.first(
            "SELECT \(Self.columns) FROM letter_version WHERE name = \(name) ORDER BY version DESC LIMIT 1", Self.version)
    }

    /// Every version of a letter, the latest first.
    /// - Throws: `CampaignError` of kind `notFound`, with the nearest name.
    public func versions(_ connection: any Connection, named name: String) throws -> [LetterVersion] {
        let found = try connection.all(
            "SELECT \(Self.columns) FROM letter_version WHERE name = \(name) ORDER BY version DESC", Self.version)
        if found.isEmpty { throw CampaignError.notFound("letter", name, among: try all(connection).map(\.name)) }
        return found
    }

    /// A version of a letter; the latest where no number is given.
    /// - Throws: `CampaignError` of kind `notFound`.
    public func version(_ connection: any Connection, named name: String, _ number: Int64? = nil) throws -> LetterVersion {
        let versions = try versions(connection, named: name)
        guard let found = number.map({ number in versions.first { $0.version == number } }) ?? versions.first else {
            throw CampaignError(
                .notFound, "the letter \(name) has no version \(number ?? 0)",
                advice: "`merpati template history \(name)` lists those there are.")
        }
        return found
    }

    func version(_ connection: any Connection, id: Int64) throws -> LetterVersion {
        let found = try connection.first("SELECT \(Self.columns) FROM letter_version WHERE id = \(id)", Self.version)
        guard let found else { throw CampaignError(.notFound, "there is no version \(id) of a letter") }
        return found
    }

    /// The files of a version.
    public func files(_ connection: any Connection, of version: LetterVersion) throws -> LetterFiles {
        var contents: [String: [UInt8]] = [:]
        try connection.forEach(
            """
            SELECT p.path, f.bytes FROM letter_part p JOIN letter_file f ON f.digest = p.digest
            WHERE p.letter_version = \(version.id)
            """
        ) { row in contents[row.text(0) ?? ""] = row.blob(1) ?? [] }
        return LetterFiles(name: version.name, contents: contents)
    }

    /// The runs that are sent with a version, oldest first.
    public func runs(_ connection: any Connection, of version: LetterVersion) throws -> [(run: Int64, campaign: String)] {
        try connection.all(
            """
            SELECT r.id, c.name FROM campaign_run r JOIN campaign c ON c.id = r.campaign_id
            WHERE r.letter_version = \(version.id) ORDER BY r.id
            """
        ) { (run: $0.integer(0) ?? 0, campaign: $0.text(1) ?? "") }
    }

    // MARK: Applying

    /// Takes a letter into the database. Runs that have begun keep the version that they began with; an audience that waits
    /// for its time gets the new one.
    @discardableResult
    public func apply(
        _ connection: any Connection, _ files: LetterFiles, by cause: CampaignStore.Cause, at now: Instant
    ) throws -> (version: LetterVersion, change: CampaignStore.Applied.Change) {
        let latest = try latest(connection, named: files.name)
        let digest = files.digest
        if let latest, latest.digest == digest { return (latest, .unchanged) }
        let id = try connection.integer(
            """
            INSERT INTO letter_version (name, version, digest, at, actor)
            VALUES (\(files.name), \((latest?.version ?? 0) + 1), \(digest), \(now), \(cause.actor)) RETURNING id
            """)
        guard let id else { throw StorageError(.statement, "a version of a letter was written and got no number") }
        for path in files.paths { try keep(connection, files.contents[path] ?? [], path, in: id) }
        try connection.execute(
            """
            UPDATE campaign_run SET letter_version = \(id)
            WHERE state IN ('entering', 'waiting', 'paused') AND started_at IS NULL
                AND (starts_at > \(now) OR starts_at = (SELECT next_at FROM campaign c WHERE c.id = campaign_id))
                AND letter_version IN (SELECT id FROM letter_version WHERE name = \(files.name))
            """)
        return (try version(connection, id: id), latest == nil ? .added : .changed)
    }

    /// A file that another version has too is kept once.
    private func keep(_ connection: any Connection, _ bytes: [UInt8], _ path: String, in version: Int64) throws {
        let digest = LetterFiles.digest(of: bytes)
        try connection.execute(
            "INSERT INTO letter_file (digest, bytes) VALUES (\(digest), \(bytes)) ON CONFLICT (digest) DO NOTHING")
        try connection.execute("INSERT INTO letter_part (letter_version, path, digest) VALUES (\(version), \(path), \(digest))")
    }

    private static let columns: SQL = "id, name, version, digest, at, actor"

    private static func version(_ row: any Row) -> LetterVersion {
        LetterVersion(
            id: row.integer(0) ?? 0, name: row.text(1) ?? "", version: row.integer(2) ?? 0, digest: row.text(3) ?? "",
            at: row.instant(4), actor: row.text(5) ?? "")
    }
}
