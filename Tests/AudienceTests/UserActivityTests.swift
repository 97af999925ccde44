import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

/// Activities that users define: their tables, their events and what the summary knows of them.
struct UserActivityTests {
    private static let at = Instant(seconds: 1_790_000_000)
    private static let purchase: [ActivityParameterPlan] = [
        .init(name: "product", kind: .text), .init(name: "price", kind: .number), .init(name: "gift", kind: .boolean),
        .init(name: "delivered", kind: .dateTime), .init(name: "size", kind: .choice, options: ["S", "M", "s"]),
    ]

    private func withPurchases(
        _ body: @escaping @Sendable (any Connection, Int64, ActivityDefinition) throws -> Void
    ) async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            try await database.write { connection in
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "sri@example.com"), source: "person", actor: "test", at: Self.at)
                let activity = try CatalogueStore.defineActivity(
                    connection, name: "purchased", parameters: Self.purchase, at: Self.at)
                try body(connection, id, activity)
            }
        }
    }

    // MARK: Definitions

    @Test func definitionsAreLoadedAsTheyWereMade() async throws {
        try await withPurchases { connection, _, purchased in
            let catalogue = try CatalogueStore.load(connection)
            #expect(catalogue.activities.prefix(13).map(\.name) == BuiltInActivity.allCases.map(\.rawValue))
            #expect(Array(catalogue.activities.dropFirst(13)) == [purchased])
            #expect(purchased.table == "activity_u1" && purchased.summaryTable == "summary_u1")
            #expect(purchased.parameters.map(\.column) == ["p1", "p2", "p3", "p4", "p5"])
            #expect(purchased.parameter("product")?.bareColumn == "p1_bare")
            #expect(purchased.parameter("size")?.options.map(\.name) == ["S", "M"])
            let error = #expect(throws: AudienceError.self) { try catalogue.requireActivity("purchsed") }
            #expect(error?.kind == .unknownActivity && error?.message.contains("\"purchased\"") == true)
        }
    }

    @Test(arguments: [
        "", "Purchased", "bought it", "1st", "naïve", "sent", "score_changed", "added", "has", "not", "and", "where", "within",
        "x\"; DROP TABLE contact; --", String(repeating: "a", count: 64),
    ])
    func namesRefused(name: String) async throws {
        try await withPurchases { connection, _, _ in
            let before = try connection.integer("SELECT count(*) FROM sqlite_schema")
            let ofActivity = #expect(throws: AudienceError.self) {
                try CatalogueStore.defineActivity(connection, name: name, parameters: [], at: Self.at)
            }
            #expect(ofActivity?.kind == .invalidName)
            guard BuiltInActivity(rawValue: name) == nil else { return }
            let ofParameter = #expect(throws: AudienceError.self) {
                try connection.savepoint {
                    try CatalogueStore.defineActivity(
                        connection, name: "tried", parameters: [.init(name: name, kind: .text)], at: Self.at)
                }
            }
            #expect(ofParameter?.kind == .invalidName)
            let after = try connection.integer("SELECT count(*) FROM sqlite_schema")
            #expect(after == before)
        }
    }

    @Test func whatCannotBeIsRefused() async throws {
        try await withPurchases { connection, _, purchased in
            func kind(_ body: () throws -> Void) -> AudienceError.Kind? {
                #expect(throws: AudienceError.self) { try body() }?.kind
            }
            var purchased = purchased
            var sent = BuiltInActivity.sent.definition
            let plans: [(ActivityParameterPlan, AudienceError.Kind)] = [
                (.init(name: "price", kind: .text), .duplicate),
                (.init(name: "note", kind: .text, options: ["a"]), .invalidValue),
                (.init(name: "which", kind: .campaign), .invalidValue), (.init(name: "email", kind: .text), .invalidName),
                (.init(name: "colour", kind: .choice, options: ["a;b"]), .invalidName),
            ]
            for (plan, expected) in plans {
                let found = kind { try CatalogueStore.addParameter(connection, to: &purchased, plan) }
                #expect(found == expected, "\(plan.name)")
            }
            #expect(
                kind { try CatalogueStore.addParameter(connection, to: &sent, .init(name: "x", kind: .text)) } == .invalidValue)
            #expect(
                kind { try CatalogueStore.defineActivity(connection, name: "purchased", parameters: [], at: Self.at) }
                    == .duplicate)
            #expect(kind { try CatalogueStore.deleteActivity(connection, name: "sent", withEvents: true) } == .invalidValue)
            #expect(kind { try CatalogueStore.deleteActivity(connection, name: "purchasd") } == .unknownActivity)
            #expect(
                kind { try CatalogueStore.addOption(connection, to: &purchased, parameter: "price", name: "x") } == .invalidValue)
            #expect(
                kind { try CatalogueStore.addOption(connection, to: &purchased, parameter: "prise", name: "x") }
                    == .unknownParameter)
        }
    }

    @Test func thereIsALimitToParametersAndActivities() async throws {
        try await withPurchases { connection, _, purchased in
            var purchased = purchased
            let room = CatalogueName.maximumParameters - purchased.parameters.count
            for index in 0..<room {
                try CatalogueStore.addParameter(connection, to: &purchased, .init(name: "n\(index)", kind: .number))
            }
            let ofParameters = #expect(throws: AudienceError.self) {
                try CatalogueStore.addParameter(connection, to: &purchased, .init(name: "more", kind: .number))
            }
            #expect(ofParameters?.kind == .limit)
            for index in 1..<CatalogueName.maximumActivities {
                try CatalogueStore.defineActivity(connection, name: "a\(index)", parameters: [], at: Self.at)
            }
            let ofActivities = #expect(throws: AudienceError.self) {
                try CatalogueStore.defineActivity(connection, name: "more", parameters: [], at: Self.at)
            }
            #expect(ofActivities?.kind == .limit)
        }
    }

    @Test func thereIsALimitToOptions() async throws {
        try await withPurchases { connection, _, _ in
            try connection.execute(
                """
                WITH RECURSIVE number(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < \(CatalogueName.maximumOptions))
                INSERT INTO activity_option (parameter_id, name, name_fold, position) SELECT 5, 'x' || n, 'x' || n, n FROM number
                """)
            var purchased = try CatalogueStore.load(connection).requireActivity("purchased")
            #expect(purchased.parameter("size")?.options.count == CatalogueName.maximumOptions)
            let known = try CatalogueStore.addOption(connection, to: &purchased, parameter: "size", name: "m")
            #expect(known.name == "M")
            let error = #expect(throws: AudienceError.self) {
                try CatalogueStore.addOption(connection, to: &purchased, parameter: "size", name: "XL")
            }
            #expect(error?.kind == .limit)
        }
    }

    @Test func activitiesWithEventsGoOnlyWhenThatIsSaid() async throws {
        try await withPurchases { connection, id, purchased in
            let recorder = ActivityRecorder(connection)
            try recorder.record(purchased, contactID: id, at: Self.at, values: [.text("roses"), nil, nil, nil, nil])
            let error = #expect(throws: AudienceError.self) { try CatalogueStore.deleteActivity(connection, name: "purchased") }
            #expect(error?.kind == .hasEvents)
            try CatalogueStore.deleteActivity(connection, name: "purchased", withEvents: true)
            let left = try connection.integer(
                """
                SELECT (SELECT count(*) FROM sqlite_schema WHERE name LIKE '%\\_u1%' ESCAPE '\\')
                    + (SELECT count(*) FROM activity_parameter) + (SELECT count(*) FROM activity_option)
                """)
            #expect(left == 0)
            // The tables of a new one are never those of the old one.
            let again = try CatalogueStore.defineActivity(connection, name: "bought", parameters: [], at: Self.at)
            #expect(again.table == "activity_u2")
        }
    }

    // MARK: Events

    @Test func valuesOfEveryKindAreKept() async throws {
        try await withPurchases { connection, id, purchased in
            let recorder = ActivityRecorder(connection)
            let values: [ContactValue?] = [
                .text("Bunga ĐÀ"), .number(-2.5), .boolean(true), .dateTime(Instant(seconds: 5)), .choice("m"),
            ]
            try recorder.record(purchased, contactID: id, at: Self.at, values: values)
            let row = try connection.first(
                "SELECT p1, p1_fold, p1_bare, p2, p3, p4, p5, at, external_id FROM activity_u1 WHERE contact_id = \(id)"
            ) { row in (0..<9).map { row.value($0) } }
            #expect(
                row == [
                    .text("Bunga ĐÀ"), .text("bunga đà"), .text("bunga da"), .real(-2.5), .integer(1), .integer(5_000_000),
                    .integer(2), Self.at.sqlValue, .null,
                ])
            let history = try ContactHistory.load(connection, contact: id).filter { $0.event == "purchased" }
            #expect(
                history.map(\.detail) == ["product Bunga ĐÀ, price -2.5, gift yes, delivered 1970-01-01T00:00:05Z, size M"])
        }
    }

    @Test func builtInActivitiesAreRecordedByNameToo() async throws {
        try await withPurchases { connection, id, _ in
            let list = try CatalogueStore.createList(connection, name: "News", at: Self.at).id
            let label = try CatalogueStore.createLabel(connection, name: "VIP", at: Self.at).id
            let recorder = ActivityRecorder(connection, campaigns: ["spring-sale": 9])
            let events: [(BuiltInActivity, [ContactValue?])] = [
                (.clicked, [.text("spring-sale"), .text("https://example.com/")]), (.opened, [nil]),
                (.subscribed, [.text("news")]),
                (.labelled, [.text("vip")]), (.visited, [.text("https://example.com/")]), (.scoreChanged, [nil, .number(3)]),
            ]
            for (activity, values) in events {
                try recorder.record(activity.definition, contactID: id, at: Self.at, values: values)
            }
            let kept = try connection.first(
                """
                SELECT c.campaign_id, c.link, c.grade, o.grade, s.list_id, l.label_id, v.url, h.old_score, h.new_score
                FROM activity_clicked c, activity_opened o, activity_subscribed s, activity_labelled l, activity_visited v,
                    activity_score_changed h
                """
            ) { row in (0..<9).map { row.value($0) } }
            #expect(
                kept == [
                    .integer(9), .text("https://example.com/"), .text("human"), .text("human"), .integer(list), .integer(label),
                    .text("https://example.com/"), .null, .real(3),
                ])
            let error = #expect(throws: AudienceError.self) {
                try recorder.record(BuiltInActivity.sent.definition, contactID: id, at: Self.at, values: [.text("spring-sal")])
            }
            #expect(error?.kind == .unknownCampaign && error?.message.contains("\"spring-sale\"") == true)
        }
    }

    @Test func whatDoesNotFitIsRefusedAndNothingIsWritten() async throws {
        try await withPurchases { connection, id, purchased in
            let recorder = ActivityRecorder(connection)
            let wrong: [[ContactValue?]] = [
                [], [.number(1), nil, nil, nil, nil], [nil, .text("1"), nil, nil, nil], [nil, .number(.infinity), nil, nil, nil],
                [nil, .number(.nan), nil, nil, nil], [nil, .number(1e16), nil, nil, nil], [nil, nil, .text("yes"), nil, nil],
                [nil, nil, nil, .number(5), nil], [nil, nil, nil, nil, .choice("XXL")], [.text("a\u{0}b"), nil, nil, nil, nil],
                [.text(String(repeating: "x", count: 100_001)), nil, nil, nil, nil],
            ]
            for values in wrong {
                #expect(throws: AudienceError.self, "\(values)") {
                    try recorder.record(purchased, contactID: id, at: Self.at, values: values)
                }
            }
            let none = [ContactValue?](repeating: nil, count: 5)
            for external in ["", "a\nb", String(repeating: "x", count: 201)] {
                #expect(throws: AudienceError.self) {
                    try recorder.record(purchased, contactID: id, at: Self.at, values: none, externalID: external)
                }
            }
            for at in [Int64.min, .max, -62_135_596_800_000_001, 253_402_300_800_000_000] {
                #expect(throws: AudienceError.self) {
                    try recorder.record(purchased, contactID: id, at: Instant(microseconds: at), values: none)
                }
            }
            #expect(throws: StorageError.self) { try recorder.record(purchased, contactID: 999, at: Self.at, values: none) }
            let written = try connection.integer("SELECT (SELECT count(*) FROM activity_u1) + (SELECT count(*) FROM summary_u1)")
            #expect(written == 0)
        }
    }

    @Test func anExternalIdIsRecordedOnce() async throws {
        try await withPurchases { connection, id, purchased in
            let recorder = ActivityRecorder(connection)
            func record(_ price: Double, _ external: String?) throws -> Bool {
                try recorder.record(
                    purchased, contactID: id, at: Self.at, values: [nil, .number(price), nil, nil, nil], externalID: external)
            }
            let answers = [
                try record(10, "order'1"), try record(99, "order'1"), try record(5, "order 2"), try record(1, nil),
                try record(1, nil),
            ]
            #expect(answers == [true, false, true, true, true])
            let summary = try connection.first("SELECT count, p2_count, p2_sum, p2_min, p2_max FROM summary_u1") { row in
                (0..<5).map { row.real($0) }
            }
            #expect(summary == [4, 4, 17, 1, 10])
            let visited = BuiltInActivity.visited.definition
            let visits = [
                try recorder.record(visited, contactID: id, at: Self.at, values: [nil], externalID: "v"),
                try recorder.record(visited, contactID: id, at: Self.at, values: [nil], externalID: "v"),
            ]
            #expect(visits == [true, false])
        }
    }

    @Test func aParameterAddedLaterHasNoValueBefore() async throws {
        try await withPurchases { connection, id, purchased in
            var purchased = purchased
            let recorder = ActivityRecorder(connection)
            try recorder.record(purchased, contactID: id, at: Self.at, values: [nil, .number(1), nil, nil, nil])
            try CatalogueStore.addParameter(connection, to: &purchased, .init(name: "quantity", kind: .number))
            let loaded = try CatalogueStore.load(connection).requireActivity("purchased")
            #expect(loaded == purchased)
            try recorder.record(purchased, contactID: id, at: Self.at, values: [nil, nil, nil, nil, nil, .number(4)])
            let summary = try connection.first("SELECT count, p2_count, p6_count, p6_sum, p6_min FROM summary_u1") { row in
                (0..<5).map { row.real($0) }
            }
            #expect(summary == [2, 1, 1, 4, 4])
        }
    }

    @Test func deletingAContactTakesItsEvents() async throws {
        try await withPurchases { connection, id, purchased in
            try ActivityRecorder(connection).record(
                purchased, contactID: id, at: Self.at, values: [nil, nil, nil, nil, nil], externalID: "1")
            try ContactStore.delete(connection, id, at: Self.at)
            let left = try connection.integer("SELECT (SELECT count(*) FROM activity_u1) + (SELECT count(*) FROM summary_u1)")
            #expect(left == 0)
        }
    }
}
