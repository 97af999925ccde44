import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct StoreTests {
    private static let now = Instant(seconds: 1_790_000_000)
    private static let later = now.adding(seconds: 60)
    private let store = SegmentStore(timeZone: .gmt)

    /// Ten contacts whose age is their id.
    private func withPeople<T: Sendable>(_ body: @escaping @Sendable (any Connection, World, SegmentStore) throws -> T)
        async throws -> T
    {
        let store = store
        return try await withWorld { connection, world in
            for id in 1...Int64(10) {
                var facts = plainContact(id)
                facts.custom[world.field("age").id] = .number(Double(id))
                try world.insert(connection, facts)
            }
            return try body(connection, world, store)
        }
    }

    private func members(_ connection: any Connection, _ store: SegmentStore, _ name: String) throws -> [Int64] {
        let condition = try store.condition(named: name, connection, asOf: Self.now)
        return try connection.all("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id") { $0.integer(0) ?? 0 }
    }

    @Test func dynamicSegmentsFollowTheDataAndStaticOnesDoNot() async throws {
        try await withPeople { connection, world, store in
            try store.create(
                connection, SegmentDefinition(name: "Old", description: "eight and more", text: "age >= 8"), at: Self.now)
            try store.create(connection, SegmentDefinition(name: "Old then", kind: .static, text: "age >= 8"), at: Self.now)
            try store.freeze(connection, named: "old", as: "Old now", at: Self.now)
            try connection.execute("UPDATE contact SET \(identifier: world.field("age").column) = 9 WHERE id = 1")
            #expect(try members(connection, store, "OLD") == [1, 8, 9, 10])
            #expect(try members(connection, store, "Old then") == [8, 9, 10])
            #expect(try members(connection, store, "Old now") == [8, 9, 10])
            try store.add(connection, contacts: [2, 8], to: "Old now", at: Self.later)
            try store.remove(connection, contacts: [10, 99], from: "Old now", at: Self.later)
            #expect(try members(connection, store, "Old now") == [2, 8, 9])
            let other = try store.typed(#"in segment "Old now" and in not segment "Old""#, connection)
            let condition = other.condition(asOf: Self.now, dialect: connection.dialect)
            #expect(try connection.all("SELECT c.id FROM contact c WHERE \(condition)") { $0.integer(0) } == [2])
            #expect(throws: SegmentStoreError.self) { try store.add(connection, contacts: [1], to: "Old", at: Self.now) }
        }
    }

    @Test func anEditMakesAVersionAndKeepsTheOld() async throws {
        try await withPeople { connection, _, store in
            var definition = SegmentDefinition(
                name: "Old", text: "age >= 8", examples: .init(in: ["c8@example.com"], out: ["c1@example.com"]))
            let first = try store.create(connection, definition, at: Self.now)
            #expect(first.version == 1 && first.definition == definition)
            definition.description = "changed"
            #expect(try store.edit(connection, named: "old", to: definition, at: Self.later).version == 1)
            definition.text = "age >= 9"
            definition.timeZone = "Asia/Jakarta"
            definition.examples = .init(out: ["c8@example.com"])
            let second = try store.edit(connection, named: "Old", to: definition, at: Self.later)
            #expect(
                second.version == 2 && second.definition == definition && second.updatedAt == Self.later
                    && second.createdAt == Self.now)
            #expect(
                try store.versions(connection, named: "Old") == [
                    SegmentVersion(version: 2, kind: .dynamic, text: "age >= 9", timeZone: "Asia/Jakarta", at: Self.later),
                    SegmentVersion(version: 1, kind: .dynamic, text: "age >= 8", timeZone: nil, at: Self.now),
                ])
            definition.kind = .static
            definition.text = "age >= 10"
            try store.edit(connection, named: "Old", to: definition, at: Self.later)
            #expect(try members(connection, store, "Old") == [10])
            #expect(try store.list(connection).map(\.name).contains("Old"))
        }
    }

    @Test func renamingReachesTheTextsThatRefer() async throws {
        try await withPeople { connection, _, store in
            try store.create(connection, SegmentDefinition(name: "Old", text: "age >= 8"), at: Self.now)
            let text = "# who is đúng\nin segment \"OLD\"  or\n  not in segment \"old\" and age < 3"
            try store.create(connection, SegmentDefinition(name: "Either", text: text), at: Self.now)
            try store.rename(connection, named: "Old", to: "The \"old\"", at: Self.later)
            let either = try store.show(connection, named: "Either")
            #expect(
                either.definition.text
                    == "# who is đúng\nin segment \"The \\\"old\\\"\"  or\n  not in segment \"The \\\"old\\\"\" and age < 3")
            #expect(either.version == 2)
            #expect(try members(connection, store, "Either") == [1, 2, 8, 9, 10])
            #expect(throws: SegmentStoreError.self) { try store.show(connection, named: "Old") }
            // A name may change its own case.
            try store.rename(connection, named: "either", to: "EITHER", at: Self.later)
            #expect(throws: SegmentStoreError.self) {
                try store.rename(connection, named: "EITHER", to: "frozen", at: Self.later)
            }
        }
    }

    @Test func whatIsUsedIsNotDeleted() async throws {
        try await withPeople { connection, _, store in
            let old = try store.create(
                connection, SegmentDefinition(name: "Old", kind: .static, text: "age >= 8"), at: Self.now)
            try store.create(connection, SegmentDefinition(name: "User", text: #"in segment "Old""#), at: Self.now)
            let refused = try #require(throws: SegmentStoreError.self) {
                try store.delete(connection, named: "Old", at: Self.later)
            }
            #expect(refused.kind == .inUse && refused.message.contains("\"User\""))
            try store.delete(connection, named: "User", at: Self.later)
            try store.delete(connection, named: "Old", at: Self.later)
            #expect(try connection.integer("SELECT count(*) FROM segment_version WHERE segment_id >= \(old.id)") == 0)
            #expect(try connection.integer("SELECT count(*) FROM segment_member WHERE segment_id >= \(old.id)") == 0)
        }
    }

    @Test func whatCannotBeIsRefused() async throws {
        try await withPeople { connection, _, store in
            let before = try store.list(connection).count
            func refused(_ definition: SegmentDefinition) throws -> SegmentStoreError.Kind {
                try #require(throws: SegmentStoreError.self) { try store.create(connection, definition, at: Self.now) }.kind
            }
            #expect(try refused(SegmentDefinition(name: "FROZEN", text: "age > 1")) == .duplicate)
            for name in ["", " x", "x ", "a\nb", String(repeating: "x", count: 201)] {
                #expect(try refused(SegmentDefinition(name: name, text: "age > 1")) == .invalidName)
            }
            #expect(try refused(SegmentDefinition(name: "A", text: "age > 1", timeZone: "Asia/Jakrta")) == .unknownTimeZone)
            #expect(throws: SegmentError.self) {
                try store.create(connection, SegmentDefinition(name: "A", text: "agee > 1"), at: Self.now)
            }
            #expect(throws: SegmentError.self) {
                try store.edit(
                    connection, named: "In Jakarta", to: SegmentDefinition(name: "", text: #"in segment "In Jakarta""#),
                    at: Self.now)
            }
            let unknown = try #require(throws: SegmentStoreError.self) {
                try store.condition(named: "Frozn", connection, asOf: Self.now)
            }
            #expect(unknown.kind == .unknownSegment && unknown.message.contains("did you mean \"Frozen\"?"))
            #expect(try store.list(connection).count == before)
        }
    }

    @Test func examplesAreVerified() async throws {
        try await withPeople { connection, _, store in
            try store.create(
                connection,
                SegmentDefinition(
                    name: "Old", text: "age >= 8",
                    examples: .init(
                        in: ["C8@Example.COM", "c1@example.com", "nobody@example.com"], out: ["c2@example.com", "c9@example.com"])
                ),
                at: Self.now)
            let check = try store.check(connection, named: "Old", asOf: Self.now)
            #expect(check.examples == 5 && !check.passed)
            #expect(check.failures.map(\.address) == ["c1@example.com", "nobody@example.com", "c9@example.com"])
            #expect(check.failures.map(\.shouldBeIn) == [true, true, false])
            #expect(check.failures[0].explanation?.summary == "out; would be in if age >= 8")
            #expect(check.failures[1].explanation == nil)
            #expect(try store.check(connection, named: "In Jakarta", asOf: Self.now).passed)
        }
    }
}
