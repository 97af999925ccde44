import App
import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

/// Released schema steps are never edited, and every database of before comes up to the schema of today with all it holds.
struct SchemaUpgradeTests {
    /// What each step wrote when it was released. A new step adds a line; a line never changes.
    private static let released: [Int64] = [
        7_116_759_744_981_816_512, 8_555_506_071_922_636_809, 1_445_707_940_378_027_962, -3_040_531_705_834_024_735,
        -1_984_552_379_202_432_765, -1_614_488_089_582_630_083, -5_354_940_078_879_567_453, -2_003_180_573_814_142_647,
        -6_366_416_138_534_290_128, -148_665_082_725_033_707, 1_296_649_309_076_183_840,
    ]

    /// Databases that earlier versions made, as SQL text, with the number of their last step.
    private static let fixtures = [9]

    @Test func `released steps stay as they are`() {
        let checksums = Merpati.migrations.sorted { $0.id < $1.id }.map { $0.checksum(.sqlite) }
        #expect(checksums == Self.released)
    }

    @Test(arguments: fixtures)
    func `a database of before comes up with all it holds`(step: Int) async throws {
        try await withFixture(step) { database in
            let before = try await Self.rows(database)
            let now: Int64 = 1_800_000_000_000_000
            let applied = try await Migrator(Merpati.migrations).migrate(database, now: now)
            #expect(applied.count == Merpati.migrations.count - step)

            let after = try await Self.rows(database)
            for (table, count) in before where table != "schema_migration" {
                #expect(after[table] == count, "\(table)")
            }
            let complaints = try await database.read { connection in
                try connection.all("PRAGMA foreign_key_check") { $0.text(0) ?? "" }
                    + connection.all("PRAGMA integrity_check") { $0.text(0) ?? "" }
            }
            #expect(complaints == ["ok"])
            #expect(try await Self.schema(database) == Self.schemaOfNew())
        }
    }

    /// Step 10 gives states another name: what stood in the middle goes on, and the constraint knows the new names alone.
    @Test func `states that got another name go on`() async throws {
        try await withFixture(9) { database in
            try await Migrator(Merpati.migrations).migrate(database, now: 1)
            let run = try await database.read { connection in
                try connection.all("SELECT state, entered_through, enter_until FROM campaign_run WHERE id = 4") {
                    "\($0.text(0) ?? "") \($0.integer(1) ?? 0) \($0.integer(2) ?? 0)"
                }
                    + connection.all("SELECT state, count(*) FROM delivery WHERE run_id = 4 GROUP BY state ORDER BY state") {
                        "\($0.text(0) ?? "") \($0.integer(1) ?? 0)"
                    }
                    + connection.all("SELECT to_state FROM run_transition WHERE run_id = 4") { $0.text(0) ?? "" }
            }
            #expect(run == ["entering 10 30", "deferred 1", "queued 3", "unknown 1", "entering"])
            for statement in [
                "UPDATE campaign_run SET state = 'planning' WHERE id = 4",
                "UPDATE delivery SET state = 'planned' WHERE run_id = 4",
            ] {
                let refused = await #expect(throws: StorageError.self) { try await database.write { try $0.script(statement) } }
                #expect(refused?.kind == .constraint)
            }
        }
    }

    // MARK: Tools

    private func withFixture(_ step: Int, _ body: (SQLiteDatabase) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let database = try SQLiteDatabase(path: folder.appendingPathComponent("old.db").path)
            let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Fixtures/schema-\(step).sql")
            let text = "PRAGMA defer_foreign_keys = ON;\n" + (try String(contentsOf: file, encoding: .utf8))
            try await database.write { try $0.script(text) }
            try await body(database)
            try await database.close()
        }
    }

    private static func tables(_ database: SQLiteDatabase) async throws -> [String] {
        try await database.read { connection in
            try connection.all("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'") {
                $0.text(0) ?? ""
            }
        }
    }

    private static func rows(_ database: SQLiteDatabase) async throws -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for table in try await tables(database) {
            counts[table] = try await database.read { try $0.integer("SELECT count(*) FROM \(identifier: table)") }
        }
        return counts
    }

    /// What every table, index and view is made of, without the columns, tables and indexes of the workspace's own fields, activities and segments.
    private static func schema(_ database: SQLiteDatabase) async throws -> [String: String] {
        let own = /^((activity|summary)_u\d+|auto_)/
        let parts = try await database.read { connection in
            try connection.all("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'") {
                ($0.text(0) ?? "", $0.text(1) ?? "")
            }
        }
        return Dictionary(
            uniqueKeysWithValues: parts.filter {
                $0.0.firstMatch(of: own) == nil && $0.0 != "contact" && !$0.0.hasPrefix("contact_f")
            })
    }

    private static func schemaOfNew() async throws -> [String: String] {
        try await withTemporaryFolder { folder in
            let database = try SQLiteDatabase(path: folder.appendingPathComponent("new.db").path)
            try await Migrator(Merpati.migrations).migrate(database, now: 1)
            let schema = try await schema(database)
            try await database.close()
            return schema
        }
    }
}
