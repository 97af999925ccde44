/// Brings a database to the program's schema, and refuses to touch one whose history does not fit.
public struct Migrator: Sendable {
    private let migrations: [Migration]

    /// - Throws: `StorageError` of kind `schema` when the program's own steps are not numbered 1, 2, 3 ...
    public init(_ migrations: [Migration]) throws(StorageError) {
        let sorted = migrations.sorted { $0.id < $1.id }
        for (index, migration) in sorted.enumerated() where migration.id != index + 1 {
            throw StorageError(
                .schema, "this program's schema steps are not numbered without gaps: step \(index + 1) is missing or doubled",
                advice: "This is a fault in the program; please report it.")
        }
        self.migrations = sorted
    }

    /// Applies what is missing, all in one transaction, and tells which steps were applied.
    ///
    /// - Throws: `StorageError` of kind `schema` when an applied step is missing in between, was changed since,
    ///   or is newer than the program; its advice says what to do.
    @discardableResult
    public func migrate(_ database: any Database, now: Int64) async throws -> [String] {
        let migrations = migrations
        // Nothing is written where there is nothing to do: also a full disk can be read.
        let isThere = try await database.read { connection in
            try Self.hasHistory(connection) && Self.verified(connection, migrations) == migrations.count
        }
        guard !isThere else { return [] }
        return try await database.write { connection in
            let dialect = connection.dialect
            try connection.script(
                """
                CREATE TABLE IF NOT EXISTS schema_migration (
                    id BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum BIGINT NOT NULL, applied_at BIGINT NOT NULL
                )
                """)
            var names: [String] = []
            for migration in migrations.dropFirst(try Self.verified(connection, migrations)) {
                try connection.script(migration.script(dialect))
                try connection.execute(
                    """
                    INSERT INTO schema_migration (id, name, checksum, applied_at)
                    VALUES (\(migration.id), \(migration.name), \(migration.checksum(dialect)), \(now))
                    """)
                names.append(migration.name)
            }
            return names
        }
    }

    /// Whether any step was ever applied.
    private static func hasHistory(_ connection: any Connection) throws -> Bool {
        let tables: SQL = connection.dialect == .sqlite ? "sqlite_master WHERE name" : "pg_tables WHERE tablename"
        return try connection.exists("SELECT 1 FROM \(tables) = 'schema_migration'")
    }

    /// How many steps were applied, all of them those of this program.
    private static func verified(_ connection: any Connection, _ migrations: [Migration]) throws -> Int {
        let applied = try connection.all("SELECT id, name, checksum FROM schema_migration ORDER BY id") { row in
            Applied(id: Int(row.integer(0) ?? 0), name: row.text(1) ?? "", checksum: row.integer(2) ?? 0)
        }
        try verify(applied, against: migrations, connection.dialect)
        return applied.count
    }

    private struct Applied {
        let id: Int
        let name: String
        let checksum: Int64
    }

    private static func verify(
        _ applied: [Applied], against known: [Migration], _ dialect: Dialect
    ) throws(StorageError) {
        for (index, step) in applied.enumerated() {
            guard step.id == index + 1 else {
                throw StorageError(
                    .schema, "schema step \(index + 1) was never applied, but step \(step.id) (\(step.name)) was",
                    advice: "The database was altered by hand or restored in part: restore it from a whole backup.")
            }
            guard index < known.count else {
                throw StorageError(
                    .schema,
                    "the database has schema step \(step.id) (\(step.name)), this program knows steps up to \(known.count)",
                    advice: "It was used by a newer Merpati: install that version, or restore a backup made before the upgrade.")
            }
            guard step.checksum == known[index].checksum(dialect) else {
                throw StorageError(
                    .schema, "schema step \(step.id) (\(step.name)) is not the one this program has",
                    advice: "The database comes from a different build: use the Merpati that made it, or restore a backup.")
            }
        }
    }
}
