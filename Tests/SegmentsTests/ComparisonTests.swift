import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Segments side by side.
@Suite struct ComparisonTests {
    private static let now = instant("2026-03-31T12:00Z")

    /// Ages 0 to 9; the even ones are VIP; picked up that many days ago.
    private func withPeople<T: Sendable>(
        _ body: @escaping @Sendable (any Connection, World, SegmentStore) throws -> T
    ) async throws -> T {
        try await withWorld { connection, world in
            for age in 0..<10 {
                var facts = plainContact(Int64(age + 1))
                facts.custom[world.field("age").id] = .number(Double(age))
                facts.custom[world.field("vip").id] = .boolean(age.isMultiple(of: 2))
                facts.custom[world.field("pickup").id] = .dateTime(
                    Instant(microseconds: Self.now.microseconds - Int64(age) * 86_400_000_000))
                try world.insert(connection, facts)
            }
            return try body(connection, world, SegmentStore(timeZone: .gmt))
        }
    }

    @Test(arguments: [
        ("age < 6", "vip is true", 6, 5, 3), ("age < 3", "age >= 3", 3, 7, 0), ("age < 3", "age < 8", 3, 8, 3),
        ("age > 100", "vip is true", 0, 5, 0), ("age > 100", "age > 100", 0, 0, 0),
        ("in top 20% by age", "pickup within last 9 days", 2, 9, 1),
    ]) func overlaps(first: String, second: String, a: Int64, b: Int64, both: Int64) async throws {
        let overlap = try await withPeople { connection, _, store in
            try SegmentComparison(store.typed(first, connection), store.typed(second, connection), asOf: Self.now).overlap(
                connection)
        }
        #expect(overlap == SegmentOverlap(first: a, second: b, both: both))
        #expect(overlap.onlyFirst + overlap.onlySecond + overlap.both == overlap.either)
        for share in [overlap.shareOfFirst, overlap.shareOfSecond, overlap.shareOfEither] { #expect((0...1).contains(share)) }
    }

    @Test func sharesAreOfTheirOwnSegment() {
        let overlap = SegmentOverlap(first: 8, second: 4, both: 2)
        #expect(overlap.shareOfFirst == 0.25)
        #expect(overlap.shareOfSecond == 0.5)
        #expect(overlap.shareOfEither == 0.2)
    }

    @Test func differencesSayWhatFailsOnTheOtherSide() async throws {
        let (first, second) = try await withPeople { connection, _, store in
            let comparison = try SegmentComparison(
                store.typed("age < 3", connection), store.typed("vip is true and age < 6", connection), asOf: Self.now)
            return (
                try differences(.onlyFirst, comparison, connection), try differences(.onlySecond, comparison, connection)
            )
        }
        #expect(first.map(\.contactID) == [2])
        #expect(first.first?.why == "vip is not true (false)")
        #expect(second.map(\.contactID) == [5])
        #expect(second.first?.why == "not age < 3 (4)")
        #expect(second.first?.email == "c5@example.com")
    }

    @Test func differencesAreLimitedAndCanBeStopped() async throws {
        try await withPeople { connection, _, store in
            let comparison = try SegmentComparison(
                store.typed("age >= 0", connection), store.typed("age > 100", connection), asOf: Self.now)
            #expect(try differences(.onlyFirst, comparison, connection, limit: 4).map(\.contactID) == [1, 2, 3, 4])
            #expect(try differences(.onlyFirst, comparison, connection, limit: 0).isEmpty)
            #expect(try differences(.onlyFirst, comparison, connection).count == 10)
            #expect(try differences(.onlySecond, comparison, connection).isEmpty)
            struct Enough: Error {}
            #expect(throws: Enough.self) { try comparison.differences(.onlyFirst, connection) { _ in throw Enough() } }
        }
    }

    @Test func manyDifferencesComeOnce() async throws {
        let ids = try await withPeople { connection, world, store in
            for id in 11...1_234 { try world.insert(connection, plainContact(Int64(id))) }
            let comparison = try SegmentComparison(
                store.typed("age is missing", connection), store.typed("age > 3", connection), asOf: Self.now)
            return try differences(.onlyFirst, comparison, connection).map(\.contactID)
        }
        #expect(ids == Array(11...1_234))
    }

    @Test func oneSegmentAtTwoMoments() async throws {
        let difference = try await withPeople { connection, _, store in
            let segment = try store.typed("pickup within last 3 days", connection)
            let later = Instant(microseconds: Self.now.microseconds + 2 * 86_400_000_000)
            let comparison = SegmentComparison(segment, segment, asOf: Self.now, then: later)
            return try differences(.onlyFirst, comparison, connection)
        }
        #expect(difference.map(\.contactID) == [2, 3])
        #expect(difference.first?.why.contains("not pickup within last 3 days") == true)
    }

    @Test func twoVersionsOfOneSegment() async throws {
        try await withPeople { connection, _, store in
            let definition = SegmentDefinition(name: "Young", text: "age < 3")
            try store.create(connection, definition, at: Self.now)
            var edited = definition
            edited.text = "age < 5"
            try store.edit(connection, named: "Young", to: edited, at: Self.now)
            let comparison = try SegmentComparison(
                store.rule(connection, named: "young", version: 1), store.rule(connection, named: "young"), asOf: Self.now)
            #expect(try comparison.overlap(connection) == SegmentOverlap(first: 3, second: 5, both: 3))
            #expect(throws: SegmentStoreError.self) { try store.rule(connection, named: "young", version: 3) }
        }
    }

    private func differences(
        _ side: SegmentDifference.Side, _ comparison: SegmentComparison, _ connection: any Connection, limit: Int64 = .max
    ) throws -> [SegmentDifference] {
        var all: [SegmentDifference] = []
        try comparison.differences(side, connection, limit: limit) { all.append($0) }
        return all
    }
}
