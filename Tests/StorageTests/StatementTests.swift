import Storage
import TestSupport
import Testing

@testable import SQLiteEngine

/// Statements are kept for texts that come again, but not without bound.
struct StatementTests {
    private let schema = [Migration(1, "test") { _ in "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT)" }]
    /// Beside ours GRDB has a few of its own.
    private static let others = 20

    private static func prepared(_ connection: any Connection) -> Int {
        (connection as? SQLiteConnection)?.preparedStatements ?? .max
    }

    /// A query that no other has the text of.
    private static func query(_ number: Int) -> SQL {
        "SELECT \(number) AS \(identifier: "n\(number)")"
    }

    @Test func everNewTextsDoNotPileUp() async throws {
        try await withDatabase(schema) { database in
            for _ in 0..<3 {
                let most = try await database.write { connection in try Self.run(connection) }
                #expect(most <= SQLiteConnection.mostKept + Self.others)
                let ofReader = try await database.read { connection in try Self.run(connection) }
                #expect(ofReader <= SQLiteConnection.mostKept + Self.others)
            }
        }
    }

    /// Runs a thousand texts and gives the most statements that there were.
    private static func run(_ connection: any Connection) throws -> Int {
        var most = 0
        for number in 0..<1000 {
            let answer = try connection.integer(query(number))
            #expect(answer == Int64(number))
            most = max(most, prepared(connection))
        }
        return most
    }

    @Test func textsThatComeAgainArePreparedOnce() async throws {
        try await withDatabase(schema) { database in
            try await database.write { connection in
                for number in 0..<100 { _ = try connection.integer(Self.query(number)) }
                let before = Self.prepared(connection)
                for number in 0..<100 { _ = try connection.integer(Self.query(number)) }
                #expect(Self.prepared(connection) == before)
                #expect(before >= 100)
            }
        }
    }

    @Test func statementsInUseOutliveTheOthers() async throws {
        try await withDatabase(schema) { database in
            try await database.write { connection in
                let insert = try connection.prepare("INSERT INTO item (name) VALUES (?)")
                try insert.run([.text("first")])
                try connection.forEach("SELECT name FROM item ORDER BY id") { row in
                    // The query that stands here, and the statement held, live on while others come and go.
                    for number in 0..<1000 { _ = try connection.integer(Self.query(number)) }
                    #expect(row.text(0) == "first")
                }
                try insert.run([.text("second")])
                let names = try connection.all("SELECT name FROM item ORDER BY id") { $0.text(0) }
                #expect(names == ["first", "second"])
            }
        }
    }

    @Test func manyInUseAtOnceStayCorrect() async throws {
        try await withDatabase(schema) { database in
            try await database.write { connection in
                let held = try (0..<500).map { number in
                    try connection.prepare("SELECT ? + 0 AS \(identifier: "h\(number)")")
                }
                for number in 0..<500 { _ = try connection.integer(Self.query(number)) }
                for (number, statement) in held.enumerated() {
                    let answer = try statement.first([.integer(Int64(number))]) { $0.integer(0) } ?? nil
                    #expect(answer == Int64(number))
                }
                #expect(Self.prepared(connection) <= 500 + SQLiteConnection.mostKept + Self.others)
            }
        }
    }

    /// The same text within itself is a second statement.
    @Test func aQueryMayStandInItself() async throws {
        try await withDatabase(schema) { database in
            let sum = try await database.write { connection in
                try connection.execute("INSERT INTO item (id) VALUES (1), (2), (3)")
                var sum: Int64 = 0
                try connection.forEach("SELECT id FROM item ORDER BY id") { outer in
                    try connection.forEach("SELECT id FROM item ORDER BY id") { inner in
                        sum += (outer.integer(0) ?? 0) * (inner.integer(0) ?? 0)
                    }
                }
                return sum
            }
            #expect(sum == 36)
        }
    }
}
