import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

@Suite struct ConnectionTests {
    private let schema = [
        Migration(1, "test") { _ in
            """
            CREATE TABLE parent (id BIGINT PRIMARY KEY);
            CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, parent_id BIGINT REFERENCES parent (id), amount DOUBLE PRECISION, data BLOB)
            """
        }
    ]

    @Test func interpolatedValuesAreBoundNeverPasted() {
        let name = "x'; DROP TABLE item; --"
        let missing: Int64? = nil
        let sql: SQL =
            "SELECT \(identifier: "a\"b") FROM item WHERE name = \(name) AND id IN (\(values: [1, 2])) AND \(missing) IS NULL"
        #expect(sql.text == #"SELECT "a""b" FROM item WHERE name = ? AND id IN (?, ?) AND ? IS NULL"#)
        #expect(sql.values == [.text(name), .integer(1), .integer(2), .null])
        let nested: SQL = "SELECT 1 WHERE \(sql) OR \(["a", "b"].map { "name = \($0)" as SQL }.joined(separator: " OR "))"
        #expect(nested.values.count == 6)
    }

    @Test(arguments: [
        SQLValue.null, .integer(.max), .integer(.min), .real(0.1), .text(""), .text("Nguyễn 🌸"), .text("a\0b"), .blob([]),
        .blob([0, 255]),
    ])
    func valuesComeBackAsTheyWere(value: SQLValue) async throws {
        try await withDatabase(schema) { database in
            let back = try await database.write { connection in
                try connection.first("SELECT \(value)") { $0.value(0) }
            }
            #expect(back == value)
        }
    }

    @Test func aTransactionIsWholeOrNothing() async throws {
        struct Refused: Error {}
        try await withDatabase(schema) { database in
            await #expect(throws: Refused.self) {
                try await database.write { connection in
                    try connection.execute("INSERT INTO item (id) VALUES (1)")
                    throw Refused()
                }
            }
            try await database.write { connection in
                try connection.execute("INSERT INTO item (id) VALUES (2)")
                #expect(throws: Refused.self) {
                    try connection.savepoint {
                        try connection.execute("INSERT INTO item (id) VALUES (3)")
                        throw Refused()
                    }
                }
            }
            let left = try await database.read { try $0.all("SELECT id FROM item") { $0.integer(0) } }
            #expect(left == [2])
        }
    }

    @Test func errorsHaveTheirKind() async throws {
        try await withDatabase(schema) { database in
            func kind(_ sql: SQL) async -> StorageError.Kind? {
                do {
                    _ = try await database.write { try $0.execute(sql) }
                    return nil
                } catch {
                    return (error as? StorageError)?.kind
                }
            }
            #expect(await kind("INSERT INTO item (name) VALUES ('a')") == nil)
            #expect(await kind("INSERT INTO item (name) VALUES ('a')") == .duplicate)
            #expect(await kind("INSERT INTO item (parent_id) VALUES (1)") == .constraint)
            #expect(await kind("INSERT INTO nothing VALUES (1)") == .statement)
        }
    }

    @Test func oneStatementServesNestedLoops() async throws {
        try await withDatabase(schema) { database in
            let pairs = try await database.write { connection in
                for id in 1...3 { try connection.execute("INSERT INTO item (id) VALUES (\(id))") }
                var pairs: [Int64] = []
                try connection.forEach("SELECT id FROM item ORDER BY id") { outer in
                    let left = outer.integer(0) ?? 0
                    try connection.forEach("SELECT id FROM item ORDER BY id") { pairs.append(left * 10 + ($0.integer(0) ?? 0)) }
                }
                return pairs
            }
            #expect(pairs == [11, 12, 13, 21, 22, 23, 31, 32, 33])
        }
    }

    @Test func durabilitySettings() async throws {
        try await withDatabase(schema) { database in
            let settings = try await database.write { connection in
                [
                    try connection.text("PRAGMA synchronous"), try connection.text("PRAGMA journal_mode"),
                    try connection.text("PRAGMA foreign_keys"),
                ]
            }
            #expect(settings == ["2", "wal", "1"])
        }
    }

    @Test func aFileThatIsNoDatabaseIsRefused() async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("x.db")
            try String(repeating: "not a database ", count: 100).write(to: file, atomically: true, encoding: .utf8)
            let error = #expect(throws: StorageError.self) { try SQLiteDatabase(path: file.path) }
            #expect(error?.kind == .corrupt)
            #expect(error?.message.contains("x.db") == true)
        }
    }
}
