import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

/// Random events in random order: the summaries are what the events come to.
struct ActivityPropertyTests {
    @Test func summariesAreWhatTheEventsComeTo() async throws {
        let seed = SeededRandom.seed()
        print("seed of the activity property test: \(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<30 {
            let round = random.next()
            try await withDatabase(AudienceSchema.migrations) { database in
                try await database.write { connection in
                    var random = SeededRandom(seed: round)
                    try Self.play(connection, &random)
                    for activity in try CatalogueStore.load(connection).activities {
                        let faults = try SummaryCheck.faults(connection, activity)
                        #expect(faults.isEmpty, "seed \(seed), round \(round)")
                    }
                }
            }
        }
    }

    private static func play(_ connection: any Connection, _ random: inout SeededRandom) throws {
        let contacts = try (0..<8).map { number in
            try ContactStore.add(
                connection, try EmailAddress(parsing: "u\(number)@x.example"), source: "person", actor: "test",
                at: Instant(seconds: 1))
        }
        try CatalogueStore.createLabel(connection, name: "VIP", at: Instant(seconds: 1))
        try CatalogueStore.createList(connection, name: "News", at: Instant(seconds: 1))
        var mine: [ActivityDefinition] = []
        for number in 0..<2 {
            let kinds = ActivityParameter.Kind.userDefined.shuffled(using: &random) + [.number]
            let plans = kinds.enumerated().map { index, kind in
                ActivityParameterPlan(name: "n\(index)", kind: kind, options: kind == .choice ? ["a", "b"] : [])
            }
            mine.append(
                try CatalogueStore.defineActivity(connection, name: "done_\(number)", parameters: plans, at: Instant(seconds: 1)))
        }
        var known: Set<String> = []
        for step in 0..<300 {
            if step == 150 { try CatalogueStore.addParameter(connection, to: &mine[0], .init(name: "late", kind: .number)) }
            // Now and then with another recorder, as another transaction has it.
            let recorder = ActivityRecorder(connection, campaigns: ["spring": 1])
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let builtIn = BuiltInActivity.allCases.filter { $0 != .added }.map(\.definition)
                let activity =
                    Bool.random(using: &random)
                    ? mine[Int.random(in: 0...1, using: &random)] : builtIn.randomElement(using: &random)
                guard let activity, let contact = contacts.randomElement(using: &random) else { continue }
                let external =
                    Int.random(in: 0..<3, using: &random) == 0
                    ? "\(activity.name) \(Int.random(in: 0..<40, using: &random))" : nil
                let at = Instant(microseconds: Int64.random(in: -1_000...1_000, using: &random) * 777_777)
                let isNew = try recorder.record(
                    activity, contactID: contact, at: at, values: activity.parameters.map { value($0, &random) },
                    externalID: external)
                #expect(isNew == external.map { known.insert($0).inserted } ?? true)
            }
            let grade = ActivityGrade.allCases.randomElement(using: &random) ?? .human
            try recorder.record(
                .opened(grade: grade), contactID: contacts[0], at: Instant(seconds: Int64.random(in: 0...50, using: &random)))
        }
        try ContactStore.delete(connection, contacts[1], at: Instant(seconds: 2))
    }

    private static func value(_ parameter: ActivityParameter, _ random: inout SeededRandom) -> ContactValue? {
        if Int.random(in: 0..<4, using: &random) == 0 { return nil }
        switch parameter.kind {
        case .text: return .text(["", "Bunga", "ĐÀ NẴNG", "'; DROP TABLE contact; --", "%_"].randomElement(using: &random) ?? "")
        case .number: return .number([-0.0, 0.1, -3, 1e15, 12.34].randomElement(using: &random) ?? 0)
        case .boolean: return .boolean(Bool.random(using: &random))
        case .dateTime: return .dateTime(Instant(microseconds: Int64.random(in: -5...5, using: &random)))
        case .choice: return .choice(["a", "B"].randomElement(using: &random) ?? "a")
        case .campaign: return .text("spring")
        case .label: return .text("vip")
        case .list: return .text("NEWS")
        }
    }
}
