import Audience
import Foundation
import SQLiteEngine
import Storage
import TestSupport

@testable import Segments

/// A database with a `World` and numbered contacts, for what is kept about segments.
struct StoreGround: Sendable {
    static let start = Instant(seconds: 1_790_000_000)

    let database: SQLiteDatabase
    let world: World
    let store = SegmentStore(timeZone: .gmt)

    /// - Parameter contacts: how many contacts there are; the age of each is its number.
    static func with<T>(contacts: Int64 = 10, _ body: (StoreGround) async throws -> T) async throws -> T {
        try await withDatabase(World.migrations) { database in
            let world = try await database.write { connection in
                let world = try World(connection)
                for id in 0..<contacts {
                    var facts = plainContact(id + 1)
                    // Everybody may be mailed.
                    facts.lists = Set(world.catalogue.lists.prefix(1).map(\.id))
                    facts.custom[world.field("age").id] = .number(Double(id + 1))
                    try world.insert(connection, facts)
                }
                return world
            }
            return try await body(StoreGround(database: database, world: world))
        }
    }

    /// A moment so many seconds after the beginning.
    static func at(_ seconds: Double) -> Instant { start.adding(seconds: seconds) }

    func change<T: Sendable>(_ body: @escaping @Sendable (any Connection, SegmentStore) throws -> T) async throws -> T {
        let store = store
        return try await database.write { try body($0, store) }
    }

    func create(_ name: String, _ kind: SegmentKind, _ text: String, at seconds: Double = 0) async throws {
        try await change { connection, store in
            _ = try store.create(connection, SegmentDefinition(name: name, kind: kind, text: text), at: Self.at(seconds))
        }
    }

    func edit(
        _ name: String, at seconds: Double, _ change: @escaping @Sendable (inout SegmentDefinition) -> Void
    ) async throws {
        try await self.change { connection, store in
            var definition = try store.show(connection, named: name).definition
            change(&definition)
            _ = try store.edit(connection, named: name, to: definition, at: Self.at(seconds))
        }
    }

    func setAge(_ contact: Int64, _ age: Double?) async throws {
        let column = world.field("age").column
        try await change { connection, _ in
            _ = try connection.execute("UPDATE contact SET \(identifier: column) = \(age) WHERE id = \(contact)")
        }
    }

    func setCity(_ contact: Int64, _ city: String?) async throws {
        let field = world.field("city")
        try await change { connection, _ in
            let forms = city.map(TextFolding.forms)
            _ = try connection.execute(
                """
                UPDATE contact SET \(identifier: field.column) = \(city), \(identifier: field.foldedColumn) = \(forms?.folded),
                    \(identifier: field.bareColumn) = \(forms?.bare) WHERE id = \(contact)
                """)
        }
    }

    func pin(_ action: SegmentPinChange.Action, _ contacts: [Int64], _ name: String, at seconds: Double = 0) async throws {
        try await change { connection, store in
            _ = try store.change(
                connection, action, contacts: contacts, of: name, actor: "Dewi", reason: "because", at: Self.at(seconds))
        }
    }

    /// Who is in, by SQL. That the evaluator in memory says the same is checked on the way.
    func members(_ name: String, at seconds: Double = 0) async throws -> [Int64] {
        let (store, now) = (store, Self.at(seconds))
        return try await database.read { connection in
            let typed = try store.typed(named: name, connection)
            let condition = typed.condition(asOf: now, dialect: connection.dialect)
            let found = try connection.all("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id") { $0.integer(0) ?? 0 }
            let all = try connection.all("SELECT id FROM contact ORDER BY id") { $0.integer(0) ?? 0 }
            let evaluation = try typed.evaluation(asOf: now).answering(connection)
            let reader = ContactFactsReader(try CatalogueStore.load(connection), activities: typed.activities)
            let held = try reader.read(connection, contacts: all).filter(evaluation.holds).map(\.id)
            guard held == found else { throw Disagreement(sql: found, memory: held) }
            return found
        }
    }

    struct Disagreement: Error {
        var sql: [Int64]
        var memory: [Int64]
    }

    @discardableResult
    func refresh(
        _ name: String, at seconds: Double, batch: Int = 10_000,
        progress: @escaping @Sendable (SegmentRefreshProgress) -> Void = { _ in }
    ) async throws -> SegmentRefreshResult {
        let (store, database) = (store, database)
        // In a task of its own, which a test may cancel.
        return try await Task {
            try await store.refresh(database, named: name, at: Self.at(seconds), batch: batch, progress: progress)
        }.value
    }

    /// The stored members, with the seconds since the beginning at which they came.
    func stored(_ name: String) async throws -> [Int64: Double] {
        try await change { connection, store in
            let members = try store.members(connection, named: name)
            return Dictionary(uniqueKeysWithValues: members.map { ($0.contactID, Self.seconds($0.at)) })
        }
    }

    func changes(_ name: String, entered: Bool) async throws -> [SegmentChange] {
        try await change { try $1.changes($0, named: name, entered: entered) }
    }

    static func seconds(_ instant: Instant) -> Double {
        Double(instant.microseconds - start.microseconds) / 1_000_000
    }

    /// Rows that were ever inserted, changed or deleted.
    func totalChanges() async throws -> Int64 {
        try await database.write { try $0.integer("SELECT total_changes()") ?? 0 }
    }
}
