import SQLiteEngine
import Storage
import TestSupport
import Testing

@Suite struct MigratorTests {
    private static func step(_ id: Int, _ script: String) -> Migration {
        Migration(id, "step \(id)") { _ in script }
    }

    private let one = step(1, "CREATE TABLE a (x BIGINT)")
    private let two = step(2, "CREATE TABLE b (x BIGINT); CREATE TABLE c (x BIGINT)")

    @Test func appliesOnceAndInOrder() async throws {
        try await withDatabase([one]) { database in
            let applied = try await Migrator([two, one]).migrate(database, now: 5)
            #expect(applied == ["step 2"])
            let again = try await Migrator([one, two]).migrate(database, now: 6)
            #expect(again == [])
            let tables = try await database.read { connection in
                try connection.all("SELECT name FROM sqlite_master WHERE name IN ('a', 'b', 'c') ORDER BY 1") { $0.text(0) ?? "" }
            }
            #expect(tables == ["a", "b", "c"])
        }
    }

    @Test func refusesStepsNumberedWithAGap() {
        #expect(throws: StorageError.self) { try Migrator([one, Self.step(3, "SELECT 1")]) }
        #expect(throws: StorageError.self) { try Migrator([one, one]) }
    }

    @Test(arguments: [
        ("UPDATE schema_migration SET checksum = 1 WHERE id = 1", "is not the one this program has"),
        ("DELETE FROM schema_migration WHERE id = 1", "was never applied"),
        ("INSERT INTO schema_migration VALUES (3, 'later', 1, 1)", "this program knows steps up to 2"),
    ])
    func refusesAnotherHistory(tampering: String, expected: String) async throws {
        try await withDatabase([one, two]) { database in
            try await database.write { try $0.script(tampering) }
            let error = await #expect(throws: StorageError.self) {
                try await Migrator([one, two]).migrate(database, now: 7)
            }
            #expect(error?.kind == .schema)
            #expect(error?.message.contains(expected) == true)
            #expect(error?.advice != nil)
        }
    }

    @Test func aFailingStepLeavesNothing() async throws {
        try await withDatabase([one]) { database in
            let bad = Self.step(2, "CREATE TABLE b (x BIGINT); CREATE TABLE a (x BIGINT)")
            await #expect(throws: StorageError.self) { try await Migrator([one, bad]).migrate(database, now: 1) }
            let left = try await database.read { try $0.integer("SELECT count(*) FROM sqlite_master WHERE name = 'b'") }
            #expect(left == 0)
            let applied = try await Migrator([one, two]).migrate(database, now: 2)
            #expect(applied == ["step 2"])
        }
    }
}
