internal import GRDB
internal import GRDBSQLite
internal import Storage

extension StorageError {
    /// What an extended result code of SQLite means (https://www.sqlite.org/rescode.html): the words of every error of the
    /// database are here.
    ///
    /// - Parameters:
    ///   - message: SQLite's own words.
    ///   - sql: the statement; told where it is at fault, and not where the disk is.
    init(code: CInt, message: String, sql: String?, opening path: String? = nil) {
        let database = path.map { "the database \($0)" } ?? "the database"
        // The extended codes are macros that Swift does not import.
        func extended(_ kind: CInt, _ number: CInt) -> Bool { code == kind | (number << 8) }
        switch code & 0xff {
        case SQLITE_CONSTRAINT:
            let isDuplicate = extended(SQLITE_CONSTRAINT, 6) || extended(SQLITE_CONSTRAINT, 8)
            self.init(isDuplicate ? .duplicate : .constraint, message, sql: sql)
        case SQLITE_BUSY, SQLITE_LOCKED:
            self.init(
                .busy, "another program is writing to \(database), and did not let go of it in time",
                advice: "Try again when it has ended: an import, a change of segments, or a tool such as sqlite3.")
        // Also what stands beside the file, an index of its log, found no room.
        case SQLITE_FULL,
            SQLITE_IOERR where extended(SQLITE_IOERR, 19):
            self.init(
                .full, "the disk with \(database) is full: nothing can be recorded",
                advice: "Make room on it, and try again; what is recorded is not lost. A running `serve` goes on by itself.")
        case SQLITE_READONLY where extended(SQLITE_READONLY, 4):
            self.init(
                .missing, "\(database) was deleted or moved while it is open",
                advice: "Stop Merpati, put the file back, and start it.")
        case SQLITE_READONLY:
            self.init(
                .cannotWrite, "\(database) cannot be written: the disk is read-only, or the file or its folder is",
                advice: """
                    See whether the disk is mounted read-only (`findmnt`), which also happens after a fault of the disk \
                    (`dmesg`), and whom the file and its folder belong to.
                    """)
        case SQLITE_IOERR:
            self.init(
                .cannotWrite, "the disk with \(database) fails (\(message))",
                advice: "Look what the system says of the disk (`dmesg`), and copy the database to another one.")
        case SQLITE_CORRUPT:
            self.init(
                .corrupt, "\(database) is damaged (\(message))",
                advice: "Stop Merpati, keep the file, and put back a backup (docs/operating.md, \"Backups\").")
        case SQLITE_NOTADB:
            self.init(
                .corrupt, "\(database) is not a database",
                advice: "Something else stands there, or the file is damaged: name another, or put back a backup.")
        case SQLITE_CANTOPEN:
            self.init(
                .cannotOpen, "\(database) cannot be opened",
                advice: "See that its folder exists, and that this user may read and write the folder and the file.")
        case SQLITE_INTERRUPT: self.init(.interrupted, "the work with the database was interrupted")
        default: self.init(.statement, message, sql: sql)
        }
    }

    /// An error of GRDB's as one of ours.
    init(converting error: any Error, sql: String? = nil, opening path: String? = nil) {
        if let error = error as? StorageError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.statement, "\(error)", sql: sql)
            return
        }
        self.init(
            code: error.extendedResultCode.rawValue,
            message: error.message ?? "SQLite answered \(error.extendedResultCode.rawValue)", sql: sql ?? error.sql, opening: path
        )
    }
}
