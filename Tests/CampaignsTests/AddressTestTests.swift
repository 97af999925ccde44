import Audience
import Foundation
import Mail
import Segments
import Storage
import TestSupport
import Testing
import Tracking

@testable import Campaigns

/// Tests to single addresses.
@Suite struct AddressTestTests {
    private static func addresses(_ texts: String...) throws -> [EmailAddress] {
        try texts.map { try EmailAddress(parsing: $0) }
    }

    private static func header(_ name: String, _ message: OutgoingMessage) -> String? {
        MIMEParser.parse(message.bytes).header(name)
    }

    private func send(
        _ fixture: CampaignFixture, _ server: ScriptedReceiver, _ addresses: [EmailAddress], mark: SubjectMark? = nil
    ) async throws -> [String: TestSender.Outcome] {
        let outcomes = try await TestSender(fixture.context, locks: fixture.folder).send(
            "sale", to: addresses, mark: mark, by: CampaignFixture.cause, through: ScriptedTransport(server, capacity: 1))
        return Dictionary(outcomes.map { ($0.email, $0) }) { first, _ in first }
    }

    @Test func `every message has an identity of its own, also those to addresses that are no contact's`() async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            try await fixture.apply()
            let server = ScriptedReceiver()
            let addresses = try Self.addresses("a@shop.example", "b@shop.example", "c1@example.org", "b@shop.example")
            for _ in 0..<2 {
                _ = try await send(fixture, server, addresses)
                fixture.time.advance(seconds: 60)
            }
            let messages = server.arrived.values.flatMap { $0 }
            #expect(messages.count == 6)
            #expect(Set(messages.compactMap { Self.header("Message-ID", $0) }).count == 6)
        }
    }

    @Test func `an address keeps its identity when its message is written again`() {
        let identity = MessageIdentity(secret: [1, 2, 3], domain: "shop.example")
        func of(_ email: String) -> String { identity.identity(of: Claim.Recipient(contact: 0, email: email, values: [])) }
        #expect(of("a@shop.example") == of("a@shop.example") && of("A@shop.example") == of("a@shop.example"))
        #expect(of("a@shop.example") != of("b@shop.example"))
        let contact = identity.identity(of: Claim.Recipient(contact: 7, email: "a@shop.example", values: []))
        #expect(contact == identity.identity(of: 7) && contact != of("a@shop.example"))
    }

    @Test func `a suppressed address gets no test, whether it is a contact's or not`() async throws {
        try await CampaignFixture.with { fixture in
            try await fixture.apply()
            try await fixture.database.write { connection in
                try Suppression.add(connection, key: "boss@shop.example", status: .complained, at: Instant(seconds: 0))
            }
            let server = ScriptedReceiver()
            let outcomes = try await send(fixture, server, Self.addresses("Boss@shop.example", "a@shop.example"))
            #expect(outcomes["Boss@shop.example"]?.state == .skipped && outcomes["a@shop.example"]?.state == .accepted)
            #expect(outcomes["Boss@shop.example"]?.reply?.contains("complained") == true)
            #expect(server.arrived.count == 1)
        }
    }

    @Test func `a transport that ends in the middle leaves nothing open`() async throws {
        try await CampaignFixture.with { fixture in
            try await fixture.apply()
            let server = ScriptedReceiver()
            // It dies when it has the second message, before the answer.
            let transport = ScriptedTransport(server, capacity: 1, isAlive: { server.arrived[1] == nil })
            let outcomes = try await TestSender(fixture.context).send(
                "sale", to: Self.addresses("a@shop.example", "b@shop.example", "c@shop.example"), by: CampaignFixture.cause,
                through: transport)
            #expect(Set(outcomes.map(\.state)) == [.accepted, .unknown, .deferred])
            let open = try await fixture.look { _, connection in
                try connection.integer("SELECT COUNT(*) FROM test_message WHERE state = 'claimed'")
            }
            #expect(open == 0)
        }
    }

    // MARK: No run

    /// Leaves behind what a test leaves whose process was killed in the middle.
    private func kill(_ fixture: CampaignFixture) async throws -> Int64 {
        let ledger = TestLedger(context: fixture.context, locks: fixture.folder)
        return try await fixture.change { store, connection, now in
            let (run, lock) = try ledger.begin(
                connection, store.campaign(connection, named: "sale"), nil, CampaignFixture.cause, now)
            _ = try ledger.claim(connection, run.id, "boss@shop.example", now)
            withExtendedLifetime(lock) {}
            return run.id
        }
    }

    private func state(_ fixture: CampaignFixture, _ run: Int64) async throws -> String? {
        try await fixture.look { _, connection in
            try connection.text("SELECT state FROM test_message WHERE run_id = \(run) AND email = 'boss@shop.example'")
        }
    }

    @Test func `a killed test holds up nothing, and is settled as unknown the next time`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            try await fixture.apply(CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n")
            let due = try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            let killed = try await kill(fixture)
            let open = try await fixture.look { try $0.openRuns($1) }
            #expect(open.isEmpty)
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            let paused = try await fixture.look { try $0.campaign($1, named: "sale").state }
            #expect(paused == .paused)
            fixture.time.advance(seconds: Double(due.seconds - fixture.time.now().seconds) + 1)
            let fired = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(fired.isEmpty)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let resumed = try await fixture.look { try $0.campaign($1, named: "sale").state }
            #expect(resumed == .scheduled)
            let runs = try await fixture.look { try $0.runs($1, campaign: 1) }
            #expect(!runs.contains { $0.id == killed })
            fixture.time.advance(seconds: 1)
            _ = try await send(fixture, ScriptedReceiver(), Self.addresses("a@shop.example"))
            #expect(try await state(fixture, killed) == "unknown")
            let summaries = try await fixture.look { try $0.summaries($1, campaign: 1) }
            #expect(summaries.map(\.state) == [.finished, .finished] && summaries[0].counts[.unknown] == 1)
            let report = try await fixture.report(killed)
            #expect(report.unknown == 1 && report.total == 1)
        }
    }

    @Test func `a test that is under way is left alone`() async throws {
        try await CampaignFixture.with { fixture in
            try await fixture.apply()
            let ledger = TestLedger(context: fixture.context, locks: fixture.folder)
            let (run, lock) = try await fixture.change { store, connection, now in
                let begun = try ledger.begin(
                    connection, store.campaign(connection, named: "sale"), nil, CampaignFixture.cause, now)
                _ = try ledger.claim(connection, begun.run.id, "boss@shop.example", now)
                return begun
            }
            fixture.time.advance(seconds: 1)
            _ = try await send(fixture, ScriptedReceiver(), Self.addresses("a@shop.example"))
            #expect(try await state(fixture, run.id) == "claimed")
            let summaries = try await fixture.look { try $0.summaries($1, campaign: 1) }
            #expect(summaries.map(\.state) == [.sending, .finished])
            withExtendedLifetime(lock) {}
        }
    }

    @Test func `what earlier versions left open is settled with the schema`() async throws {
        let earlier = [
            AudienceSchema.migration, SegmentsSchema.migration, CampaignsSchema.migration, TrackingSchema.migration,
        ]
        try await withDatabase(earlier) { sqlite in
            let database: any Database = sqlite
            try await database.write { connection in
                try connection.script(
                    """
                    INSERT INTO campaign (name, definition, state, created_at, updated_at) VALUES ('sale', '', 'draft', 0, 0);
                    INSERT INTO campaign_run (campaign_id, occurrence, kind, state, definition, secret, starts_at, planned_until,
                        created_at) VALUES (1, 'test 1', 'test', 'sending', '', x'00', 0, 0, 5);
                    INSERT INTO campaign_run (campaign_id, occurrence, kind, state, definition, segment, secret, starts_at,
                        planned_until, created_at) VALUES (1, 'test 2', 'test', 'sending', '', 'Colleagues', x'00', 0, 0, 5);
                    INSERT INTO test_message (run_id, email, state, at) VALUES (1, 'boss@shop.example', 'claimed', 0);
                    """)
            }
            try await Migrator(CampaignFixture.migrations).migrate(database, now: 9)
            let states = try await database.read { connection in
                try connection.all("SELECT state FROM campaign_run ORDER BY id") { $0.text(0) ?? "" }
                    + connection.all("SELECT state FROM test_message") { $0.text(0) ?? "" }
            }
            #expect(states == ["finished", "sending", "unknown"])
        }
    }

    @Test func `what comes back for a test is taken`() async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            try await fixture.apply()
            let server = ScriptedReceiver()
            _ = try await send(fixture, server, Self.addresses("c1@example.org"))
            let message = try #require(server.arrived.values.first?.first)
            guard case .bounce(let token) = fixture.context.minter.read(recipient: message.envelopeSender) else {
                Issue.record("\(message.envelopeSender)")
                return
            }
            let evidence = LedgerEvidence(store: fixture.store)
            let campaign = try await fixture.database.read { try evidence.campaign($0, run: token.run) }
            #expect(campaign == 1 && token.contact == 1)
            let effect = try await fixture.database.write { connection in
                try BounceRecorder.record(
                    connection, contact: token.contact, campaign: 1, run: token.run, kind: .hard, reason: "unknown user",
                    code: "5.1.1", diagnostic: nil, at: Instant(seconds: 9))
            }
            #expect(effect == .changed(to: .hardBounced))
        }
    }

    // MARK: Marks

    @Test func `a mark stands before the subjects, whoever sends the run`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await fixture.database.write { connection in
                _ = try fixture.context.segments.create(
                    connection, SegmentDefinition(name: "Colleagues", text: #"first_name is "Name 2""#), at: fixture.time.now())
            }
            try await fixture.apply()
            let mark = try SubjectMark(parsing: " [Test] ")
            let server = ScriptedReceiver()
            _ = try await send(fixture, server, Self.addresses("a@shop.example"), mark: mark)
            let single = try #require(server.arrived.values.first?.first)
            #expect(Self.header("Subject", single) == "[Test] Hello friend")
            fixture.time.advance(seconds: 1)
            let runs = try await fixture.change { store, connection, now in
                try [
                    store.startTest(connection, "sale", segment: "Colleagues", mark: mark, by: CampaignFixture.cause, at: now).id,
                    store.startSample(connection, "sale", size: 1, mark: mark, by: CampaignFixture.cause, at: now).id,
                ]
            }
            for run in runs {
                // A runner that knows only what is stored.
                let server = ScriptedReceiver()
                _ = try await fixture.runner(server).run(run)
                let message = try #require(server.arrived.values.first?.first)
                #expect(Self.header("Subject", message)?.hasPrefix("[Test] Hello Name ") == true)
            }
            let full = try await fixture.start()
            let unmarked = ScriptedReceiver()
            _ = try await fixture.runner(unmarked).run(full)
            #expect(unmarked.arrived.values.allSatisfy { Self.header("Subject", $0[0])?.hasPrefix("Hello") == true })
        }
    }

    @Test(arguments: ["[Prüfung]", "🌷 Test:", "測試"]) func `a mark in any script arrives as it was written`(text: String)
        async throws
    {
        try await CampaignFixture.with { fixture in
            try await fixture.apply()
            let server = ScriptedReceiver()
            _ = try await send(fixture, server, Self.addresses("a@shop.example"), mark: SubjectMark(parsing: text))
            let message = try #require(server.arrived.values.first?.first)
            #expect(Self.header("Subject", message) == "\(text) Hello friend")
        }
    }

    @Test(arguments: [
        "", "  ", "a\r\nBcc: x@y.example", "a\nb", "a\tb", "a\u{0}b", "a\u{85}b", "a\u{2028}b", "a\u{202e}b", "a\u{200b}",
        String(repeating: "x", count: 61),
    ])
    func `what cannot stand in a header is no mark`(text: String) {
        let error = #expect(throws: CampaignError.self) { try SubjectMark(parsing: text) }
        #expect(error?.kind == .unusable && error?.advice != nil)
    }
}
