internal import Crypto
internal import Dispatch
internal import Foundation
internal import GRDB
internal import GRDBSQLite
public import Storage

/// The embedded default: one SQLite file in WAL mode with one writer and several readers.
///
/// GRDB owns the connections, their threads and their transactions; statements are bound and stepped through
/// SQLite itself, because an import binds tens of millions of values.
public final class SQLiteDatabase: Storage.Database {
    private let pool: DatabasePool

    public var dialect: Dialect { .sqlite }

    /// Opens the file, and creates it when it is not there; its folder must exist.
    ///
    /// - Parameter busySeconds: how long a writer waits for another process, which may be making an index for a segment.
    /// - Throws: `StorageError` of kind `cannotOpen` or `corrupt`.
    public init(path: String, busySeconds: Double = 120) throws(StorageError) {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { connection in
            // The sets that segments make while a query runs: in memory as long as they live. The writer keeps to files,
            // since a sender's memory does not grow with its audience.
            if connection.configuration.readonly { try connection.execute(sql: "PRAGMA temp_store = MEMORY") }
            connection.add(function: Self.sha256)
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // FULL: a commit is on the disk when it returns, also after a power cut. Set on the one writer once
            // it is open, because GRDB lowers it to NORMAL when it turns on WAL.
            try pool.writeWithoutTransaction { connection in
                try connection.execute(sql: "PRAGMA synchronous = FULL")
                try connection.execute(sql: "PRAGMA cache_size = -16384")
            }
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
        try await onWriter { try Self.transaction($0, body) }
    }

    /// Runs `body` on the writer to its end. (GRDB's own asynchronous functions give up when the task is cancelled, also
    /// in the middle of recording what was sent.)
    private func onWriter<T: Sendable>(_ body: @escaping @Sendable (GRDB.Database) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.asyncWriteWithoutTransaction { database in
                continuation.resume(
                    with: Result {
                        do {
                            return try body(database)
                        } catch let error as DatabaseError {
                            throw StorageError(converting: error)
                        }
                    })
            }
        }
    }

    private static func transaction<T>(_ database: GRDB.Database, _ body: (any Connection) throws -> T) throws -> T {
        var result: T?
        try database.inTransaction(.immediate) {
            result = try body(SQLiteConnection(database))
            return .commit
        }
        guard let result else { throw StorageError(.statement, "a transaction ended without a result") }
        return result
    }

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
