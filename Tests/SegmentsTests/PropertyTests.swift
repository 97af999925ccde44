import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// The database and the evaluator in memory give the same set for every segment.
@Suite struct PropertyTests {
    private static let cases = ProcessInfo.processInfo.environment["MERPATI_PROPERTY_CASES"].flatMap { Int($0) } ?? 3000
    private static let contacts: Int64 = 40
    private static let casesARound = 100

    @Test func sqlAndMemoryAgree() async throws {
        let seed = SeededRandom.seed()
        print("segments, SQL against memory: \(Self.cases) cases, MERPATI_SEED=\(seed)")
        let rounds = (Self.cases + Self.casesARound - 1) / Self.casesARound
        var coverage = Coverage()
        // A connection keeps every statement that it has prepared, and here no two are the same: a new database now and then.
        for first in stride(from: 0, to: rounds, by: 10) where !coverage.failed {
            let start = coverage
            coverage = try await withWorld { connection, world in
                var coverage = start
                for index in first..<min(first + 10, rounds) where !coverage.failed {
                    var round = try Round(connection, world, SeededRandom(seed: seed &+ UInt64(index)), coverage)
                    coverage = try round.run()
                }
                return coverage
            }
        }
        print(coverage.summary)
        if !coverage.failed { #expect(coverage.missing == []) }
    }

    /// How often each kind of condition was asked, and how often it held.
    struct Coverage {
        var asked: [String: Int] = [:]
        var held: [String: Int] = [:]
        var failed = false

        mutating func count(_ name: String, asked: Int, held: Int) {
            self.asked[name, default: 0] += asked
            self.held[name, default: 0] += held
        }

        /// Kinds that were never asked, or whose answer was always the same.
        var missing: [String] {
            RandomSegment.kinds.map(\.name).filter { name in
                let held = held[name] ?? 0
                return held == 0 || held == asked[name]
            }
        }

        var summary: String {
            let lines = RandomSegment.kinds.map { "  \($0.name): \(held[$0.name] ?? 0) of \(asked[$0.name] ?? 0)" }
            return "conditions that held, of those asked (\(Set(RandomSegment.kinds.map(\.name)).count) kinds):\n"
                + lines.joined(separator: "\n")
        }
    }

    /// Some contacts and the segments that they are asked.
    struct Round {
        let connection: any Connection
        let world: World
        let people: [ContactFacts]
        let now: Instant
        var random: RandomSegment
        var coverage: Coverage

        init(_ connection: any Connection, _ world: World, _ random: SeededRandom, _ coverage: Coverage) throws {
            self.connection = connection
            self.world = world
            self.coverage = coverage
            var audience = RandomAudience(random: random, world: world)
            let now = instant(audience.pick(RandomAudience.moments))
            try connection.execute("DELETE FROM contact")
            people = (1...PropertyTests.contacts).map { audience.contact($0, near: now) }
            for facts in people { try world.insert(connection, facts) }
            self.now = now
            self.random = RandomSegment(audience: audience, now: now)
            // What is read back for `explain` is what was written.
            let read = try ContactFactsReader(world.catalogue).read(connection, contacts: people.map(\.id))
            #expect(read == people)
        }

        mutating func run() throws -> Coverage {
            for index in 0..<PropertyTests.casesARound where !coverage.failed {
                let kind = RandomSegment.kinds[index % RandomSegment.kinds.count]
                let written = random.tree(with: random.audience.chance(50) ? kind : random.audience.pick(RandomSegment.kinds))
                let zone = random.audience.pick(RandomAudience.zones)
                let scope = world.scope(zone, leapDays: random.audience.pick(LeapDayRule.allCases))
                let text = SegmentPrinter.print(written)
                guard let node = try roundTrips(written, text) else { continue }
                guard let typed = typed(node, scope, text) else { continue }
                try compare(typed)
                countAlone(kind, scope)
            }
            return coverage
        }

        /// Asks conditions of a kind alone, to see that they can hold and can fail.
        private mutating func countAlone(_ kind: RandomSegment.Kind, _ scope: SegmentScope) {
            for _ in 0..<3 {
                let node = RandomSegment.node(kind.make(&random))
                guard let evaluation = typed(node, scope, SegmentPrinter.print(node))?.evaluation(asOf: now) else { continue }
                coverage.count(kind.name, asked: people.count, held: people.count { evaluation.holds($0) })
            }
        }

        /// Text and JSON say the same as the tree.
        private mutating func roundTrips(_ written: SegmentNode, _ text: String) throws -> SegmentNode? {
            do {
                let node = try SegmentParser.parse(text)
                #expect(node == written, "\(text)")
                #expect(SegmentPrinter.print(node) == text)
                #expect(try SegmentJSON.decode(SegmentJSON.encode(node)) == node, "\(text)")
                return node
            } catch {
                Issue.record("\(text): \(error)")
                coverage.failed = true
                return nil
            }
        }

        private mutating func typed(_ node: SegmentNode, _ scope: SegmentScope, _ text: String) -> TypedSegment? {
            do throws(SegmentError) {
                return try TypedSegment(node, scope)
            } catch {
                // A part that folds to nothing (a lone accent) is refused, and rightly.
                if error.kind != .outOfRange {
                    Issue.record("\(text): \(error)")
                    coverage.failed = true
                }
                return nil
            }
        }

        // MARK: Comparison

        private mutating func compare(_ typed: TypedSegment) throws {
            let evaluation = typed.evaluation(asOf: now)
            let expected = people.filter { evaluation.holds($0) }.map(\.id)
            let condition = evaluation.condition(dialect: connection.dialect)
            let members = try ids("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id")
            let others = try ids("SELECT c.id FROM contact c WHERE NOT \(condition) ORDER BY c.id")
            #expect(members.count + others.count == people.count)
            let someone = random.audience.pick(people)
            #expect(evaluation.explain(someone).isIn == expected.contains(someone.id))
            guard members != expected || members.count + others.count != people.count else { return }
            coverage.failed = true
            let differing = people.first {
                members.contains($0.id) != expected.contains($0.id) || members.contains($0.id) == others.contains($0.id)
            }
            try report(typed, differing ?? people[0])
        }

        private func ids(_ query: SQL) throws -> [Int64] {
            try connection.all(query) { $0.integer(0) ?? 0 }
        }

        private func report(_ typed: TypedSegment, _ facts: ContactFacts) throws {
            func fails(_ node: SegmentNode, _ facts: ContactFacts) -> Bool {
                guard let typed = try? TypedSegment(node, typed.scope) else { return false }
                return (try? disagrees(typed, facts)) ?? true
            }
            let node = Shrinker.shrink(typed.node) { fails($0, facts) }
            let smallest = Shrinker.shrink(facts) { fails(node, $0) }
            let shrunk = try TypedSegment(node, typed.scope)
            Issue.record(
                """
                SQL and memory disagree.
                segment: \(SegmentPrinter.print(node))
                in zone \(typed.scope.calendar.zone.identifier), leap days on \(typed.scope.leapDays), as of \(now)
                contact: \(smallest)
                in memory: \(shrunk.holds(smallest, asOf: now))
                SQL: \(shrunk.condition(asOf: now, dialect: connection.dialect))
                """)
        }

        private func disagrees(_ typed: TypedSegment, _ facts: ContactFacts) throws -> Bool {
            try connection.execute("DELETE FROM contact")
            try world.insert(connection, facts)
            let condition = typed.condition(asOf: now, dialect: connection.dialect)
            let isIn = try connection.exists("SELECT 1 FROM contact c WHERE \(condition)")
            let isOut = try connection.exists("SELECT 1 FROM contact c WHERE NOT \(condition)")
            return isIn != typed.holds(facts, asOf: now) || isIn == isOut
        }
    }

    @Test func shrinkingFindsTheCondition() throws {
        let node = try SegmentParser.parse(
            #"not (age < 1 and (city is "x" or vip is true) and age > 5) or in list "L" and not city contains "y""#)
        let found = Shrinker.shrink(node) { SegmentPrinter.print($0).contains("vip") }
        #expect(SegmentPrinter.print(found) == "vip is true")
        var facts = plainContact()
        facts.custom = [1: .text("x"), 2: .number(3)]
        facts.labels = [1]
        let smallest = Shrinker.shrink(facts) { $0.custom[2] != nil }
        #expect(smallest.custom == [2: .number(3)] && smallest.labels.isEmpty)
    }
}
