internal import GRDB
internal import GRDBSQLite
internal import Storage

extension StorageError {
    /// What an extended result code of SQLite means (https://www.sqlite.org/rescode.html).
    init(code: CInt, message: String, sql: String?) {
        let kind: Kind
        var advice: String?
        // The extended codes are macros that Swift does not import.
        let (primaryKey, unique) = (SQLITE_CONSTRAINT | (6 << 8), SQLITE_CONSTRAINT | (8 << 8))
        switch code & 0xff {
        case SQLITE_CONSTRAINT: kind = code == primaryKey || code == unique ? .duplicate : .constraint
        case SQLITE_BUSY, SQLITE_LOCKED:
            kind = .busy
            advice = "Another Merpati process is writing for a long time: wait for it to end, then try again."
        case SQLITE_FULL:
            kind = .cannotWrite
            advice = "The disk is full: free some room, then start again; nothing recorded is lost."
        case SQLITE_READONLY, SQLITE_IOERR:
            kind = .cannotWrite
            advice = "Check the disk and the rights of the database file and its folder."
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            kind = .corrupt
            advice = "The file is damaged or is not a database: restore it from a backup."
        case SQLITE_CANTOPEN:
            kind = .cannotOpen
            advice = "Check that the folder exists and may be written."
        case SQLITE_INTERRUPT: kind = .interrupted
        default: kind = .statement
        }
        self.init(kind, message, sql: sql, advice: advice)
    }

    /// An error of GRDB's as one of ours.
    init(converting error: any Error, sql: String? = nil, opening path: String? = nil) {
        guard let error = error as? DatabaseError else {
            self.init(.statement, "\(error)", sql: sql)
            return
        }
        let message = error.message ?? "SQLite answered \(error.extendedResultCode.rawValue)"
        self.init(
            code: error.extendedResultCode.rawValue,
            message: path.map { "\($0): \(message)" } ?? message,
            sql: sql ?? error.sql)
    }
}
