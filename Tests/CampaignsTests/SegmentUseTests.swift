import Audience
import Mail
import Segments
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// What a run keeps about the segments that its audience was made of.
@Suite struct SegmentUseTests {
    private static let file = """
        name: sale
        template: letter
        to: { lists: [Staff], segments: [Few, Many] }
        exclude: { segments: [Out] }
        """

    /// Contacts 1 to 12: Few are 1 to 3, Many are 2 to 8, contact 4 is excluded, contacts 8 and 10 are Staff.
    private static func with<T>(_ body: (CampaignFixture) async throws -> T) async throws -> T {
        try await CampaignFixture.with(contacts: 12) { fixture in
            try await fixture.database.write { connection in
                let number = try CatalogueStore.defineField(connection, key: "number", type: .number, at: Instant(seconds: 0))
                try connection.execute("UPDATE contact SET \(identifier: number.column) = id")
                try connection.execute(
                    """
                    INSERT INTO subscription (contact_id, list_id, state, at, source)
                    SELECT id, 2, 'subscribed', 0, 'test' FROM contact WHERE id IN (8, 10)
                    """)
                for (name, kind, text) in [
                    ("Few", SegmentKind.static, "number <= 3"), ("Many", .additive, "number between 2 and 8"),
                    ("Out", .dynamic, "number = 4"),
                ] {
                    try fixture.context.segments.create(
                        connection, SegmentDefinition(name: name, kind: kind, text: text), at: fixture.time.now())
                }
            }
            return try await body(fixture)
        }
    }

    private static func edit(_ fixture: CampaignFixture, _ name: String, _ text: String) async throws {
        try await fixture.change { [segments = fixture.context.segments] _, connection, now in
            var definition = try segments.show(connection, named: name).definition
            definition.text = text
            _ = try segments.edit(connection, named: name, to: definition, at: now)
        }
    }

    @Test func `a run keeps the version of each segment that was sent to`() async throws {
        try await Self.with { fixture in
            let run = try await fixture.start(Self.file)
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .finished)
            try await Self.edit(fixture, "Many", "number = 12")
            try await fixture.change { [segments = fixture.context.segments] _, connection, now in
                try segments.rename(connection, named: "Few", to: "A few", at: now)
                try segments.delete(connection, named: "Out", at: now)
            }
            let report = try await fixture.report(run)
            #expect(report.segments.map(\.name) == ["Few", "Many", "Out"])
            #expect(report.segments.map(\.role) == [.include, .include, .exclude])
            #expect(report.segments.map(\.version) == [1, 1, 1])
            #expect(report.segments.map(\.text) == ["number <= 3", "number between 2 and 8", "number = 4"])
            #expect(report.segments.map(\.matched) == [3, 7, 1])
            #expect(report.segments.map(\.kind) == [.static, .additive, .dynamic])
        }
    }

    @Test func `additive segments are refreshed first, and sizes are kept`() async throws {
        try await Self.with { fixture in
            try await fixture.apply(Self.file)
            _ = try await CampaignPlanner(fixture.context).plan("sale")
            let segments = fixture.context.segments
            let planned = try await fixture.look { try segments.members($1, named: "Many") }
            #expect(planned.isEmpty)
            fixture.time.advance(seconds: 60)
            let started = fixture.time.now()
            let run = try await fixture.start(Self.file)
            _ = try await fixture.runner(ScriptedReceiver()).run(run)
            let members = try await fixture.look { try segments.members($1, named: "Many") }
            #expect(members.map(\.contactID) == Array(2...8) && members.allSatisfy { $0.at == started })
            let sizes = try await fixture.look { try segments.sizes($1, named: "Many") }
            #expect(sizes.map(\.cause) == [.refresh, .run, .plan] && sizes.allSatisfy { $0.count == 7 && $0.reachable == 7 })
        }
    }

    @Test func `an audience is of one version, also when the segment is edited while it is entered`() async throws {
        try await Self.with { fixture in
            let (context, store) = (fixture.context, fixture.store)
            let id = try await fixture.start(Self.file)
            let run = try await fixture.look { try $0.run($1, id: id) }
            let letter = try CampaignLetter(store.definition(of: run), context.letters, context)
            try await RunSegments.prepare(context, run, letter.definition)
            struct Stop: Error {}
            await #expect(throws: Stop.self) {
                try await AudienceEntry(store: store, chunk: 5).enter(
                    fixture.database, run: id,
                    query: { connection, run in
                        if run.enteredThrough > 0 { throw Stop() }
                        return try RunAudience.query(connection, run, context, letter)
                    }, by: CampaignFixture.cause, now: { context.time.now() })
            }
            let entered = try await fixture.states(id)
            #expect(entered.keys.sorted() == [1, 2, 3, 5])
            try await Self.edit(fixture, "Few", "number >= 11")
            let result = try await fixture.runner(ScriptedReceiver()).run(id)
            #expect(result == .finished)
            let states = try await fixture.states(id)
            #expect(states.keys.sorted() == [2, 3, 5, 6, 7, 8, 10, 11, 12])
            let report = try await fixture.report(id)
            #expect(report.segments.first?.version == 2 && report.segments.first?.text == "number >= 11")
        }
    }

    @Test func `performance is counted for the contacts that came from the segment`() async throws {
        try await Self.with { fixture in
            // Contact 5 does not exist for its server; 1 to 3 and 8 open, 3 by a machine; 2 clicks, 2 leaves, 7 complains.
            let server = ScriptedReceiver { message, _ in message.id == 5 ? .unknownUser : .accepted }
            let run = try await fixture.start(Self.file)
            _ = try await fixture.runner(server).run(run)
            try await fixture.database.write { connection in
                for (contact, grade) in [(1, "human"), (1, "human"), (2, "suspect"), (3, "machine"), (8, "human"), (10, "human")]
                {
                    try connection.execute(
                        "INSERT INTO activity_opened (contact_id, at, campaign_id, run_id, grade) VALUES (\(contact), 1, 1, \(run), \(grade))"
                    )
                }
                try connection.execute(
                    "INSERT INTO activity_clicked (contact_id, at, campaign_id, run_id, grade, link) VALUES (2, 1, 1, \(run), 'human', 'x')"
                )
                try connection.execute(
                    "INSERT INTO activity_unsubscribed (contact_id, at, campaign_id, run_id, means) VALUES (2, 1, 1, \(run), 'page')"
                )
                try connection.execute(
                    "INSERT INTO activity_complained (contact_id, at, campaign_id, run_id) VALUES (7, 1, 1, \(run))")
            }
            let few = try await Self.performance(fixture, "Few")
            #expect(few.total == .init(sent: 3, opened: 2, clicked: 1, unsubscribed: 1, bounced: 0, complained: 0))
            #expect(few.total.share(\.opened) == 2.0 / 3)
            let many = try await Self.performance(fixture, "Many")
            #expect(many.total == .init(sent: 5, opened: 2, clicked: 1, unsubscribed: 1, bounced: 1, complained: 1))
            #expect(many.total.share(\.bounced) == 1.0 / 6)
            #expect(many.runs.map(\.matched) == [7] && many.runs.map(\.version) == [1] && many.runs.map(\.campaign) == ["sale"])
            // Who is left out is not mailed.
            let out = try await Self.performance(fixture, "Out")
            #expect(out.runs.isEmpty && out.total == .init() && out.total.share(\.opened) == nil)
            // A second campaign, to this segment alone, and a test, which does not count.
            let other = "name: other\ntemplate: letter\nto: { segments: [few] }\n"
            let second = try await fixture.start(other, "other")
            _ = try await fixture.runner(server).run(second)
            let test = try await fixture.change {
                try $0.startTest($1, "other", segment: "Few", by: CampaignFixture.cause, at: $2).id
            }
            _ = try await fixture.runner(server).run(test)
            let both = try await Self.performance(fixture, "Few")
            #expect(both.runs.map(\.run) == [second, run] && both.runs.map(\.figures.sent) == [3, 3] && both.total.sent == 6)
        }
    }

    @Test func `contacts of a sample are told apart, too`() async throws {
        try await Self.with { fixture in
            try await fixture.apply(Self.file)
            let run = try await fixture.change { try $0.startSample($1, "sale", size: 100, by: CampaignFixture.cause, at: $2).id }
            _ = try await fixture.runner(ScriptedReceiver()).run(run)
            let few = try await Self.performance(fixture, "Few")
            let many = try await Self.performance(fixture, "Many")
            #expect(few.total.sent == 3 && many.total.sent == 6)
            let states = try await fixture.states(run)
            #expect(states.count == 8)
        }
    }

    private static func performance(_ fixture: CampaignFixture, _ name: String) async throws -> SegmentPerformance {
        try await fixture.look { [segments = fixture.context.segments] _, connection in
            try SegmentPerformance(connection, segment: segments.show(connection, named: name).id)
        }
    }

    @Test func `whoever needs a segment by its name is known`() async throws {
        try await Self.with { fixture in
            try await fixture.apply(Self.file)
            try await fixture.apply("name: other\ntemplate: letter\nto: { lists: [Customers] }\nexclude: { segments: [OUT] }")
            func users(_ name: String) async throws -> [String] {
                try await fixture.look { try $0.campaigns($1, usingSegment: name).map(\.name) }
            }
            #expect(try await users("few") == ["sale"])
            #expect(try await users("Out") == ["other", "sale"])
            #expect(try await users("Fewer") == [])
            let test = try await fixture.change {
                try $0.startTest($1, "other", segment: "Few", by: CampaignFixture.cause, at: $2).id
            }
            #expect(try await users("Few") == ["other", "sale"])
            _ = try await fixture.runner(ScriptedReceiver()).run(test)
            #expect(try await users("Few") == ["sale"])
            try await fixture.change { try $0.cancel($1, "sale", by: CampaignFixture.cause, at: $2) }
            #expect(try await users("Few") == [])
        }
    }

    @Test func `a rank is of all contacts, in however many pieces the audience is entered`() async throws {
        try await CampaignFixture.with(contacts: 60) { fixture in
            try await fixture.database.write { connection in
                try connection.execute("UPDATE contact SET score = (id * 37) % 61")
                try fixture.context.segments.create(
                    connection, SegmentDefinition(name: "Best", text: "in top 50% by score"), at: fixture.time.now())
            }
            let run = try await fixture.start("name: sale\ntemplate: letter\nto: { segments: [Best] }\n")
            let state = try await fixture.enter(run)
            #expect(state == .sending)
            let entered = try await fixture.states(run)
            let expected = (1...60).sorted { ($0 * 37) % 61 > ($1 * 37) % 61 }.prefix(30).map(Int64.init)
            #expect(Set(entered.keys) == Set(expected))
        }
    }

    @Test func `segments can ask for campaigns by name`() async throws {
        try await Self.with { fixture in
            try await fixture.apply(Self.file)
            let scope = try await fixture.look { [segments = fixture.context.segments] in try segments.scope($1) }
            #expect(scope.campaigns.map(\.name) == ["sale"])
        }
    }
}
