import Audience
import Storage
import TestSupport
import Testing

@testable import Segments

/// Asks segments of some contacts, in SQL and in memory.
struct Asker {
    let connection: any Connection
    let world: World
    let people: [ContactFacts]
    let now: Instant
    let zone: String

    init(_ connection: any Connection, _ world: World, _ people: [ContactFacts], now: Instant, zone: String = "UTC") {
        self.connection = connection
        self.world = world
        self.people = people
        self.now = now
        self.zone = zone
    }

    /// Expects that both name these contacts, and all others when they are asked the opposite.
    func expect(_ text: String, _ expected: [Int64]) throws {
        let typed = try TypedSegment(SegmentParser.parse(text), world.scope(zone))
        let evaluation = typed.evaluation(asOf: now)
        let asked = evaluation.answering(among: people)
        #expect(people.filter { asked.holds($0) }.map(\.id) == expected, "\(text), in memory")
        let answered = try evaluation.answering(connection)
        #expect(people.filter { answered.holds($0) }.map(\.id) == expected, "\(text), in memory with the answers of SQL")
        let condition = evaluation.condition(dialect: connection.dialect)
        let members = try connection.all("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id") { $0.integer(0) ?? 0 }
        #expect(members == expected, "\(text), in SQL: \(condition)")
        let others = try connection.integer("SELECT count(*) FROM contact c WHERE NOT \(condition)") ?? 0
        #expect(Int(others) == people.count - expected.count, "not \(text), in SQL: \(condition)")
    }
}

/// Asks about these contacts, who are all there are.
func withAsker(
    _ people: [ContactFacts], now: Instant, zone: String = "UTC", _ body: @escaping @Sendable (Asker) throws -> Void
) async throws {
    try await withWorld { connection, world in
        try world.replace(connection, with: RandomAudience.Sample(people: people, machines: [:]))
        try body(Asker(connection, world, people, now: now, zone: zone))
    }
}

/// An event by its activity's name.
func event(_ activity: String, _ at: Instant, _ values: [String: ContactValue] = [:]) -> (String, ActivityFacts) {
    (activity, ActivityFacts(at: at, values: values))
}

/// A plain contact with what it has done, the earliest first.
func contact(_ id: Int64, _ events: [(String, ActivityFacts)]) -> ContactFacts {
    var facts = plainContact(id)
    for (activity, event) in events { facts.events[activity, default: []].append(event) }
    return facts
}
