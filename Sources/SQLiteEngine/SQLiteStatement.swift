internal import GRDB
internal import GRDBSQLite
internal import Storage

/// A statement bound and stepped through SQLite's own interface.
final class SQLiteStatement: Statement {
    private let owner: GRDB.Statement  // keeps the handle alive
    private let handle: OpaquePointer

    init(_ statement: GRDB.Statement) {
        owner = statement
        handle = statement.sqliteStatement
    }

    @discardableResult
    func run(_ values: [SQLValue]) throws(StorageError) -> Int {
        try bind(values)
        defer { reset() }
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return Int(sqlite3_changes(sqlite3_db_handle(handle)))
            default: throw failure()
            }
        }
    }

    func forEach(_ values: [SQLValue], _ body: (any Row) throws -> Void) throws {
        try bind(values)
        defer { reset() }
        let row = SQLiteRow(handle)
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    private func bind(_ values: [SQLValue]) throws(StorageError) {
        sqlite3_reset(handle)
        guard values.count == Int(sqlite3_bind_parameter_count(handle)) else {
            throw StorageError(
                .statement, "\(values.count) values for \(sqlite3_bind_parameter_count(handle)) parameters",
                sql: owner.sql)
        }
        for (index, value) in values.enumerated() {
            let position = CInt(index + 1)
            let code =
                switch value {
                case .null: sqlite3_bind_null(handle, position)
                case .boolean(let flag): sqlite3_bind_int64(handle, position, flag ? 1 : 0)
                case .integer(let number): sqlite3_bind_int64(handle, position, number)
                case .real(let number): sqlite3_bind_double(handle, position, number)
                case .text(let text): Self.bind(text, handle, position)
                case .blob(let bytes): Self.bind(bytes, handle, position)
                }
            if code != SQLITE_OK { throw failure() }
        }
    }

    /// SQLite copies what is bound (SQLITE_TRANSIENT is the pointer value -1).
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    private static func bind(_ text: String, _ handle: OpaquePointer, _ position: CInt) -> CInt {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                // An empty string may have no address, and a null pointer would bind NULL.
                guard let base = characters.baseAddress else { return sqlite3_bind_text(handle, position, "", 0, transient) }
                return sqlite3_bind_text(handle, position, base, CInt(clamping: characters.count), transient)
            }
        }
    }

    private static func bind(_ bytes: [UInt8], _ handle: OpaquePointer, _ position: CInt) -> CInt {
        guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(handle, position, 0) }
        return bytes.withUnsafeBytes {
            sqlite3_bind_blob(handle, position, $0.baseAddress, CInt(clamping: $0.count), transient)
        }
    }

    private func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func failure() -> StorageError {
        let connection = sqlite3_db_handle(handle)
        return StorageError(
            code: sqlite3_extended_errcode(connection), message: String(cString: sqlite3_errmsg(connection)), sql: owner.sql)
    }
}
