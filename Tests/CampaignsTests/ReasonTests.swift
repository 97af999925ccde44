import Audience
import Logging
import Mail
import Segments
import Storage
import TestSupport
import Testing
import Tracking

@testable import Campaigns

/// Why a message failed is kept, in the same words whether a server said so while sending or in a report afterwards.
@Suite struct ReasonTests {
    private static func report(_ diagnostic: String) -> ReceivedMessage {
        let lines = """
            From: MAILER-DAEMON@relay.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="line"

            --line
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; someone@example.org
            Action: failed
            Status: 5.0.0
            Diagnostic-Code: smtp; \(diagnostic)

            --line--
            """
        return ReceivedMessage(Array(lines.replacing("\n", with: "\r\n").utf8))
    }

    private static func matching(_ fixture: CampaignFixture, _ text: String) async throws -> [Int64] {
        let now = fixture.time.now()
        return try await fixture.database.write { [segments = fixture.context.segments] connection in
            try segments.create(connection, SegmentDefinition(name: text, kind: .dynamic, text: text), at: now)
            let condition = try SegmentConditions(store: segments, asOf: now).condition(connection, text)
            return try connection.all("SELECT c.id FROM contact c WHERE \(condition.sql) ORDER BY c.id") { $0.integer(0) ?? 0 }
        }
    }

    @Test func `a segment finds failures learnt while sending and failures learnt from reports alike`() async throws {
        try await CampaignFixture.with(contacts: 8) { fixture in
            let server = ScriptedReceiver { message, _ in
                switch message.id {
                case 2: .unknownUser
                case 3: .spam
                case 4: .mailboxFull
                default: .accepted
                }
            }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(server), run)
            #expect(result == .finished)
            let intake = BounceIntake(
                database: fixture.database, minter: fixture.context.minter, evidence: LedgerEvidence(store: fixture.store),
                time: fixture.time, logger: Logger(label: "test"))
            for (contact, diagnostic) in [
                (Int64(5), "550 No such user here"), (6, "554 5.7.1 looks like spam"), (7, "552 mailbox is full"),
            ] {
                let recipient = fixture.context.minter.envelopeSender(run: run, contact: contact)
                _ = try await intake.take(recipient: recipient, message: Self.report(diagnostic))
            }
            for (reason, contacts) in [("unknown_user", [Int64(2), 5]), ("spam", [3, 6]), ("mailbox_full", [4, 7])] {
                let found = try await Self.matching(fixture, "has bounced where reason is \"\(reason)\"")
                #expect(found == contacts, "\(reason)")
            }
        }
    }

    @Test func `the ledger says why a message was put off, refused or given up`() async throws {
        try await CampaignFixture.with(contacts: 4) { fixture in
            let server = ScriptedReceiver { message, _ in
                switch message.id {
                case 2: .unknownUser
                case 3: .spam
                case 4: .mailboxFull
                default: .accepted
                }
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            _ = try await runner.run(run, waitsForRetries: false)
            let reasons: @Sendable () async throws -> [String?] = {
                try await fixture.database.read { connection in
                    try connection.all("SELECT state || ' ' || COALESCE(reason, '-') FROM delivery ORDER BY contact_id") {
                        $0.text(0)
                    }
                }
            }
            let first = try await reasons()
            #expect(first == ["accepted -", "bounced unknown_user", "refused spam", "deferred mailbox_full"])
            _ = try await fixture.sendAll(runner, run)
            let last = try await reasons()
            #expect(last == ["accepted -", "bounced unknown_user", "refused spam", "bounced mailbox_full"])
        }
    }
}
