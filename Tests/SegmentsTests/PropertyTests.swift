import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// The database and the evaluator in memory give the same set for every segment.
@Suite struct PropertyTests {
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 3000

    @Test func sqlAndMemoryAgree() async throws {
        let seed = SeededRandom.seed()
        print("segments, SQL against memory: \(Self.cases) cases, MERPATI_SEED=\(seed)")
        let rounds = (Self.cases + PropertyRound.cases - 1) / PropertyRound.cases
        var coverage = PropertyCoverage()
        // A connection keeps statements that it has prepared, and here no two are the same: a new database now and then.
        for first in stride(from: 0, to: rounds, by: 10) where !coverage.failed {
            let start = coverage
            coverage = try await withWorld { connection, world in
                var coverage = start
                for index in first..<min(first + 10, rounds) where !coverage.failed {
                    var round = try PropertyRound(connection, world, SeededRandom(seed: seed &+ UInt64(index)), coverage)
                    coverage = try round.run(from: index * PropertyRound.cases)
                }
                return coverage
            }
        }
        print(coverage.summary)
        if !coverage.failed { #expect(coverage.missing == []) }
    }

    @Test func shrinkingFindsTheCondition() throws {
        let node = try SegmentParser.parse(
            #"not (age < 1 and (city is "x" or vip is true) and age > 5) or in list "L" and not city contains "y""#)
        let found = Shrinker.shrink(node) { SegmentPrinter.print($0).contains("vip") }
        #expect(SegmentPrinter.print(found) == "vip is true")
        let events = try SegmentParser.parse(
            #"in top 5 by sum of purchased.price where product is "x" and quantity > 1 within last 2 days among (age > 5)"#)
        let smaller = Shrinker.shrink(events) { SegmentPrinter.print($0).contains("quantity") }
        #expect(SegmentPrinter.print(smaller) == "in top 5 by sum of purchased.price where quantity > 1")
    }

    @Test func shrinkingFindsTheContact() throws {
        var facts = plainContact(2)
        facts.custom = [1: .text("x"), 2: .number(3)]
        facts.labels = [1]
        facts.events["sent"] = (0..<4).map { ActivityFacts(at: Instant(seconds: $0), ids: ["campaign": 11]) }
        let audience = RandomAudience.Sample(
            people: [plainContact(1), facts, plainContact(3)], machines: [1: [Instant(seconds: 0)]])
        let smallest = Shrinker.shrink(audience) { sample in
            sample.people.contains { $0.custom[2] != nil && $0.events["sent"]?.contains { $0.at == Instant(seconds: 2) } == true }
        }
        var expected = plainContact(2)
        expected.custom = [2: .number(3)]
        expected.events["sent"] = [ActivityFacts(at: Instant(seconds: 2))]
        #expect(smallest == RandomAudience.Sample(people: [expected], machines: [:]))
    }
}
