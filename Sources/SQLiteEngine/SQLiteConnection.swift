internal import GRDB
internal import GRDBSQLite
internal import Storage

/// One connection inside a closure of `SQLiteDatabase`.
final class SQLiteConnection: Connection {
    private let database: GRDB.Database
    /// How many statements outlived the last time that the kept ones were let go: those in use.
    private var statementsInUse = 0
    /// How many statements stay prepared for texts that may come again. Segments bring ever new texts.
    static let mostKept = 200

    init(_ database: GRDB.Database) {
        self.database = database
    }

    var dialect: Dialect { .sqlite }

    @discardableResult
    func execute(_ sql: SQL) throws(StorageError) -> Int {
        try statement(sql.text).run(sql.values)
    }

    func forEach(_ sql: SQL, _ body: (any Row) throws -> Void) throws {
        try statement(sql.text).forEach(sql.values, body)
    }

    func prepare(_ sql: SQL) throws(StorageError) -> any Statement {
        guard sql.values.isEmpty else {
            throw StorageError(.statement, "a prepared statement is bound when it runs", sql: sql.text)
        }
        return try statement(sql.text)
    }

    func script(_ text: String) throws(StorageError) {
        do {
            try database.execute(sql: text)
        } catch {
            throw StorageError(converting: error)
        }
    }

    func savepoint<T>(_ body: () throws -> T) throws -> T {
        var result: T?
        try database.inSavepoint {
            result = try body()
            return .commit
        }
        guard let result else { throw StorageError(.statement, "a savepoint ended without a result") }
        return result
    }

    /// The statement kept from an earlier run of the same text, or a new one while that is still stepping.
    private func statement(_ text: String) throws(StorageError) -> SQLiteStatement {
        do {
            let kept = try database.cachedStatement(sql: text)
            let handle = kept.sqliteStatement
            // Only a statement that never ran can be one more than before.
            if sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_RUN, 0) == 0 { letGoOfStatements() }
            guard sqlite3_stmt_busy(handle) == 0 else {
                return SQLiteStatement(try database.makeStatement(sql: text))
            }
            return SQLiteStatement(kept)
        } catch {
            throw StorageError(converting: error, sql: text)
        }
    }

    /// Empties GRDB's cache, which has no bound of its own, when it has grown. Whoever uses a statement holds it; what
    /// comes again is prepared again.
    private func letGoOfStatements() {
        guard preparedStatements > statementsInUse + Self.mostKept else { return }
        database.clearSchemaCache()
        statementsInUse = preparedStatements
    }

    /// How many statements are prepared on the connection.
    var preparedStatements: Int {
        var count = 0
        var next = sqlite3_next_stmt(database.sqliteConnection, nil)
        while let statement = next {
            count += 1
            next = sqlite3_next_stmt(database.sqliteConnection, statement)
        }
        return count
    }
}
