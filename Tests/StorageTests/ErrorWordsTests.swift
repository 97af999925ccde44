import Storage
import Testing

@testable import SQLiteEngine

/// The words of the errors of a database, which people read without knowing SQLite.
@Suite struct ErrorWordsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var code: Int32
        var kind: StorageError.Kind
        var words: String
        var advice: String
    }

    private static let cases = [
        Case(testDescription: "full", code: 13, kind: .full, words: "is full", advice: "Make room"),
        Case(
            testDescription: "no room for the log's index", code: 10 | 19 << 8, kind: .full, words: "is full", advice: "Make room"
        ),
        Case(testDescription: "read-only", code: 8, kind: .cannotWrite, words: "read-only", advice: "findmnt"),
        Case(
            testDescription: "a folder that is read-only", code: 8 | 6 << 8, kind: .cannotWrite, words: "read-only",
            advice: "belong"),
        Case(
            testDescription: "deleted", code: 8 | 4 << 8, kind: .missing, words: "deleted or moved", advice: "put the file back"),
        Case(testDescription: "failing", code: 10 | 1 << 8, kind: .cannotWrite, words: "fails", advice: "dmesg"),
        Case(testDescription: "locked", code: 5, kind: .busy, words: "another program is writing", advice: "Try again"),
        Case(testDescription: "damaged", code: 11, kind: .corrupt, words: "is damaged", advice: "backup"),
        Case(testDescription: "something else", code: 26, kind: .corrupt, words: "is not a database", advice: "backup"),
        Case(testDescription: "not there", code: 14, kind: .cannotOpen, words: "cannot be opened", advice: "folder"),
    ]

    @Test(arguments: cases)
    func `an error of the disk or the file says what is wrong and what to do, and has no SQL`(_ row: Case) {
        for path in [nil, "/srv/merpati.db"] {
            let error = StorageError(code: row.code, message: "SQLite's words", sql: "SELECT 1", opening: path)
            #expect(error.kind == row.kind)
            #expect(error.kind.isUnavailable)
            #expect(error.message.contains(row.words) && error.message.contains(path ?? "the database"), "\(error.message)")
            #expect(error.advice?.contains(row.advice) == true, "\(error.advice ?? "")")
            #expect(error.sql == nil)
        }
    }
}
