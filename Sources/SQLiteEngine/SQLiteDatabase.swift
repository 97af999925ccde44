internal import Crypto
internal import Dispatch
internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import Storage
internal import Synchronization

/// The embedded default: one SQLite file in WAL mode with one writer and several readers.
///
/// GRDB owns the connections, their threads and their transactions; statements are bound and stepped through
/// SQLite itself, because an import binds tens of millions of values.
public final class SQLiteDatabase: Storage.Database {
    private let pool: DatabasePool
    private let file: DatabaseFile
    private let patience: WritePatience
    /// Why the last write failed, and when, where the database is at fault.
    private let failure = Mutex<(error: StorageError, at: ContinuousClock.Instant)?>(nil)

    /// How long a failure is remembered when nothing is written any more, in seconds.
    private static let memorySeconds = 60.0

    public var dialect: Dialect { .sqlite }

    /// Opens the file, and creates it when it is not there, closed to other users of the machine; its folder must exist.
    ///
    /// - Parameter busySeconds: how long whoever writes waits for another process, which may be making an index for a segment.
    /// - Throws: `StorageError` of kind `cannotOpen`, `corrupt`, `cannotWrite`, `full` or `busy`.
    public init(path: String, busySeconds: Double = 120) throws(StorageError) {
        let patience = WritePatience(seconds: busySeconds)
        let spare = SpareRoom(database: path)
        DatabaseFile.create(path)
        do throws(StorageError) {
            pool = try Self.open(path, patience)
        } catch {
            guard error.kind == .full, spare.giveUp() else { throw error }
            pool = try Self.open(path, patience)
        }
        file = try DatabaseFile(path: path)
        self.patience = patience
        spare.keep()
    }

    private static func open(_ path: String, _ patience: WritePatience) throws(StorageError) -> DatabasePool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // The readers wait for nobody.
        configuration.busyMode = .callback { patience.goesOn(afterTries: $0) }
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { connection in
            // The sets that segments make while a query runs: in memory as long as they live. The writer keeps to files,
            // since a sender's memory does not grow with its audience.
            if connection.configuration.readonly { try connection.execute(sql: "PRAGMA temp_store = MEMORY") }
            connection.add(function: Self.sha256)
        }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // FULL: a commit is on the disk when it returns, also after a power cut. Set on the one writer once
            // it is open, because GRDB lowers it to NORMAL when it turns on WAL.
            try pool.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA synchronous = FULL")
                try connection.execute(sql: "PRAGMA cache_size = -16384")
            }
            return pool
        } catch {
            throw StorageError(converting: error, opening: path)
        }
    }

    /// SHA-256 of a text's UTF-8 or of bytes; NULL of NULL. PostgreSQL has a function of this name for bytes.
    private static var sha256: DatabaseFunction {
        DatabaseFunction("sha256", argumentCount: 1, pure: true) { values in
            values.first.flatMap { Data.fromDatabaseValue($0) }.map { Data(SHA256.hash(data: $0)) }
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        do {
            return try await pool.read { database in try body(SQLiteConnection(database)) }
        } catch let error as DatabaseError {
            throw StorageError(converting: error)
        }
    }

    public func write<T: Sendable>(_ body: @escaping @Sendable (any Connection) throws -> T) async throws -> T {
        try await onWriter { [file] in try Self.transaction($0, file, body) }
    }

    /// Runs `body` on the writer to its end. (GRDB's own asynchronous functions give up when the task is cancelled, also
    /// in the middle of recording what was sent.)
    private func onWriter<T: Sendable>(_ body: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        let asked = ContinuousClock.now
        return try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { [self] database in
                patience.begin(asked: asked)
                let result = Result {
                    do {
                        return try body(database)
                    } catch let error as DatabaseError {
                        throw StorageError(converting: error)
                    }
                }
                note(result)
                continuation.resume(with: result)
            }
        }
    }

    private func note<T>(_ result: Result<T, any Error>) {
        guard case .failure(let error) = result else { return failure.withLock { $0 = nil } }
        guard let error = error as? StorageError, error.kind.isUnavailable else { return }
        failure.withLock { $0 = (error, .now) }
    }

    private static func transaction<T>(
        _ database: GRDB.Database, _ file: DatabaseFile, _ body: (any Connection) throws -> T
    ) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            // What is written to a file without a name is written to nowhere.
            try file.check { try size(database) }
            result = try body(SQLiteConnection(database))
            try file.check { try size(database) }
            return .commit
        }
        guard let result else { throw StorageError(.statement, "a transaction ended without a result") }
        return result
    }

    /// How large the database's file is when all that is committed is in it, in octets.
    private static func size(_ database: GRDB.Database) throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0
    }

    public func check() async throws {
        try await read { [self] connection in
            try file.check {
                try connection.integer("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0
            }
            _ = try connection.integer("SELECT COUNT(*) FROM schema_migration")
            if let last = failure.withLock({ $0 }), .now - last.at < .seconds(Self.memorySeconds) { throw last.error }
        }
    }

    public func lockSender() throws(StorageError) -> (any Sendable)? { try SenderFlock(path: file.path) }

    public func optimize() async throws {
        try await onWriter { database in
            try database.execute(sql: "PRAGMA analysis_limit = 1000")
            try database.execute(sql: "PRAGMA optimize")
        }
    }

    public func close() async throws {
        do {
            try pool.close()
        } catch {
            throw StorageError(converting: error, opening: pool.path)
        }
    }
}
