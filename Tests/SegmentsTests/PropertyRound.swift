import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

/// Some contacts with what they have done, and the segments that they are asked.
struct PropertyRound {
    static let contacts: Int64 = 40
    static let cases = 100

    let connection: any Connection
    let world: World
    /// The contacts, and what machines did in their names.
    let audience: RandomAudience.Sample
    let now: Instant
    var random: RandomSegment
    var coverage: PropertyCoverage

    init(_ connection: any Connection, _ world: World, _ random: SeededRandom, _ coverage: PropertyCoverage) throws {
        self.connection = connection
        self.world = world
        self.coverage = coverage
        var audience = RandomAudience(random: random, world: world)
        now = instant(audience.pick(RandomAudience.moments))
        self.audience = audience.sample(Self.contacts, near: now)
        try world.replace(connection, with: self.audience)
        self.random = RandomSegment(audience: audience, now: now)
        // What is read back for `explain` is what was written.
        let reader = ContactFactsReader(world.catalogue, activities: world.catalogue.activities)
        let read = try reader.read(connection, contacts: self.audience.people.map(\.id))
        #expect(read.map(Self.inAnyOrder) == self.audience.people.map(Self.inAnyOrder))
    }

    /// What happens at one instant has no order.
    private static func inAnyOrder(_ facts: ContactFacts) -> ContactFacts {
        var facts = facts
        func key(_ event: ActivityFacts) -> (Instant, String) {
            (event.at, "\(event.values.sorted { $0.key < $1.key }) \(event.ids.sorted { $0.key < $1.key })")
        }
        facts.events = facts.events.mapValues { $0.sorted { key($0) < key($1) } }
        return facts
    }

    /// - Parameter first: the number of the first case of the round, by which the kinds take turns.
    mutating func run(from first: Int) throws -> PropertyCoverage {
        for index in first..<(first + Self.cases) where !coverage.failed {
            let kind = RandomSegment.kinds[index % RandomSegment.kinds.count]
            let scope = world.scope(
                random.audience.pick(RandomAudience.zones), leapDays: random.audience.pick(LeapDayRule.allCases))
            let written = random.tree(with: random.audience.chance(70) ? kind : random.audience.pick(RandomSegment.kinds))
            let text = SegmentPrinter.print(written)
            guard let node = try roundTrips(written, text), let typed = typed(node, scope, text) else { continue }
            coverage.cases += 1
            try compare(typed)
            countAlone(kind, scope)
        }
        return coverage
    }

    /// Asks conditions of a kind alone, to see that they can hold and can fail; more of them until both have been seen.
    private mutating func countAlone(_ kind: RandomSegment.Kind, _ scope: SegmentScope) {
        for attempt in 0..<100 where attempt == 0 || !coverage.covers(kind.name) {
            let node = RandomSegment.node(kind.make(&random))
            guard let typed = typed(node, scope, SegmentPrinter.print(node)) else { continue }
            let evaluation = typed.evaluation(asOf: now).answering(among: audience.people)
            coverage.count(kind.name, asked: audience.people.count, held: audience.people.count { evaluation.holds($0) })
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
            // A part that folds to nothing (a lone accent) is refused, and so are populations in populations in segments.
            if error.kind != .outOfRange, error.kind != .limit {
                Issue.record("\(text): \(error)")
                coverage.failed = true
            }
            return nil
        }
    }

    // MARK: Comparison

    private mutating func compare(_ typed: TypedSegment) throws {
        let isRight = try Self.agrees(typed, audience.people, now, connection)
        let evaluation = typed.evaluation(asOf: now).answering(among: audience.people)
        if random.audience.chance(10) {
            let someone = random.audience.pick(audience.people)
            let explanation = try typed.explain(contact: someone.id, connection, asOf: now)
            #expect(explanation?.isIn == evaluation.holds(someone), "\(SegmentPrinter.print(typed.node))")
        }
        guard !isRight else { return }
        coverage.failed = true
        try report(typed)
    }

    /// Whether SQL and memory give the same set, this set and its opposite are everybody, and De Morgan's law holds.
    private static func agrees(
        _ typed: TypedSegment, _ people: [ContactFacts], _ now: Instant, _ connection: any Connection
    ) throws -> Bool {
        let evaluation = typed.evaluation(asOf: now)
        let condition = evaluation.condition(dialect: connection.dialect)
        let inMemory = evaluation.answering(among: people)
        let expected = people.filter { inMemory.holds($0) }.map(\.id)
        let members = try connection.all("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id") { $0.integer(0) ?? 0 }
        let others = try connection.integer("SELECT count(*) FROM contact c WHERE NOT \(condition)") ?? 0
        guard members == expected, members.count + Int(others) == people.count else { return false }
        guard case .all(let nodes) = typed.node.kind else { return true }
        let opposites = SegmentNode(.any(nodes.map { SegmentNode(.not($0), $0.span) }), typed.node.span)
        let opposite = try TypedSegment(opposites, typed.scope).condition(asOf: now, dialect: connection.dialect)
        return try connection.integer("SELECT count(*) FROM contact c WHERE \(opposite)") == others
    }

    private func report(_ typed: TypedSegment) throws {
        func fails(_ node: SegmentNode, _ audience: RandomAudience.Sample) -> Bool {
            guard let typed = try? TypedSegment(node, typed.scope) else { return false }
            return (try? disagrees(typed, audience)) ?? true
        }
        let node = Shrinker.shrink(typed.node) { fails($0, audience) }
        let smallest = Shrinker.shrink(audience) { fails(node, $0) }
        let shrunk = try TypedSegment(Shrinker.shrink(node) { fails($0, smallest) }, typed.scope)
        try world.replace(connection, with: smallest)
        let evaluation = shrunk.evaluation(asOf: now).answering(among: smallest.people)
        let condition = evaluation.condition(dialect: connection.dialect)
        let members = try connection.all("SELECT c.id FROM contact c WHERE \(condition)") { $0.integer(0) ?? 0 }
        Issue.record(
            """
            SQL and memory disagree.
            segment: \(SegmentPrinter.print(shrunk.node))
            in zone \(typed.scope.calendar.zone.identifier), leap days on \(typed.scope.leapDays), as of \(now)
            contacts: \(smallest.people.map { "\($0)" }.joined(separator: "\n"))
            machines: \(smallest.machines)
            in memory: \(smallest.people.filter { evaluation.holds($0) }.map(\.id)), in SQL: \(members)
            SQL: \(condition)
            """)
    }

    private func disagrees(_ typed: TypedSegment, _ audience: RandomAudience.Sample) throws -> Bool {
        try world.replace(connection, with: audience)
        return try !Self.agrees(typed, audience.people, now, connection)
    }
}
