import Audience
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

struct BounceRecorderTests {
    /// One failure: how many days after the first, of which run, of which campaign.
    struct Failure: Sendable, CustomTestStringConvertible {
        var day: Double
        var run: Int64
        var campaign: Int64
        var testDescription: String { "day \(day) run \(run) campaign \(campaign)" }
    }

    private static let start = ScriptedTime().now()

    @discardableResult
    private static func record(
        _ connection: any Connection, _ contact: Int64, _ kind: BounceKind, run: Int64 = 1, campaign: Int64 = 10, day: Double = 0,
        diagnostic: String? = "550 5.1.1 no such user"
    ) throws -> BounceRecorder.Effect {
        try BounceRecorder.record(
            connection, contact: contact, campaign: campaign, run: run, kind: kind, reason: "unknown user", code: "5.1.1",
            diagnostic: diagnostic, at: start.adding(seconds: day * 86_400))
    }

    @Test(arguments: [
        (BounceKind.hard, ContactStatus.active, BounceRecorder.Effect.changed(to: .hardBounced), "hard_bounced"),
        (.hard, .pending, .changed(to: .hardBounced), "hard_bounced"),
        (.hard, .unsubscribed, .recorded, "unsubscribed"), (.hard, .hardBounced, .recorded, "hard_bounced"),
        (.hard, .complained, .recorded, "complained"), (.hard, .suppressed, .recorded, "suppressed"),
        (.soft, .active, .recorded, "active"), (.policy, .active, .recorded, "active"),
        (.complaint, .active, .changed(to: .complained), "complained"),
        (.complaint, .unsubscribed, .changed(to: .complained), "complained"),
        (.complaint, .hardBounced, .changed(to: .complained), "complained"),
    ])
    func `each kind has its effect`(
        _ kind: BounceKind, _ before: ContactStatus, _ expected: BounceRecorder.Effect, _ after: String
    ) async throws {
        try await withDatabase(Ground.schema) { database in
            let (contact, effect) = try await database.write { connection in
                let contact = try Ground.contact(connection, status: before)
                return (contact, try Self.record(connection, contact, kind))
            }
            #expect(effect == expected)
            let status = try await Ground.status(database, contact)
            #expect(status == after)
            let (bounced, complained) = (
                try await Ground.count(database, "activity_bounced"), try await Ground.count(database, "activity_complained")
            )
            #expect(bounced == (kind == .complaint ? 0 : 1))
            #expect(complained == (kind == .complaint ? 1 : 0))
        }
    }

    @Test func `the activity says what happened`() async throws {
        try await withDatabase(Ground.schema) { database in
            let row = try await database.write { connection in
                let contact = try Ground.contact(connection)
                try Self.record(connection, contact, .hard, run: 7, campaign: 70)
                return try connection.first(
                    """
                    SELECT kind || '|' || reason || '|' || status_code || '|' || diagnostic || '|' || campaign_id || '|' || run_id
                    FROM activity_bounced
                    """
                ) { $0.text(0) }
            }
            #expect(row == "hard|unknown user|5.1.1|550 5.1.1 no such user|70|7")
            let evidence = try await database.read { try $0.text("SELECT evidence FROM status_change") }
            #expect(evidence == "run 7: 5.1.1 550 5.1.1 no such user")
        }
    }

    @Test func `telling it again does nothing, and does not undo what a person decided since`() async throws {
        try await withDatabase(Ground.schema) { database in
            try await database.write { connection in
                let contact = try Ground.contact(connection)
                try Self.record(connection, contact, .hard)
                try StatusMachine.change(
                    connection, contact, to: .active, cause: .person, actor: "dewi", evidence: "the mailbox works again",
                    at: Self.start)
                let again = try Self.record(connection, contact, .hard, day: 3)
                #expect(again == .duplicate)
                let other = try Self.record(connection, contact, .hard, run: 2, day: 4)
                #expect(other == .changed(to: .hardBounced), "another message is another failure")
                let gone = try Self.record(connection, 4711, .hard)
                #expect(gone == .unknownContact)
            }
            let rows = try await Ground.count(database, "activity_bounced")
            #expect(rows == 2)
        }
    }

    static func failures(_ days: [Double], campaigns: [Int64]) -> [Failure] {
        days.enumerated().map {
            Failure(day: $0.element, run: Int64($0.offset + 1), campaign: campaigns[$0.offset % campaigns.count])
        }
    }

    @Test(arguments: [
        (failures([0, 3, 6, 9, 10], campaigns: [1, 2, 3]), true),
        (failures([0, 3, 6, 9, 12], campaigns: [1, 2, 3, 4, 5]), true),
        (failures([0, 3, 6, 9], campaigns: [1, 2, 3, 4]), false),  // four
        (failures([0, 1, 2, 3, 9.99], campaigns: [1, 2, 3]), false),  // not ten days
        (failures([0, 3, 6, 9, 12, 15], campaigns: [1, 2]), false),  // two campaigns
        (failures([0, 1, 2, 3, 4, 5, 6, 7, 10], campaigns: [1, 1, 2, 3]), true),  // the tenth day comes last
        (failures([0, 20, 40, 60, 80, 100], campaigns: [1]), false),  // one campaign alone proves nothing
        ([Failure](repeating: Failure(day: 0, run: 1, campaign: 1), count: 9), false),  // one message told nine times
    ])
    func `soft bounces count a contact out only when many, over campaigns and days`(_ failures: [Failure], _ isOut: Bool)
        async throws
    {
        try await withDatabase(Ground.schema) { database in
            let contact = try await database.write { connection in
                let contact = try Ground.contact(connection)
                for failure in failures {
                    let effect = try Self.record(
                        connection, contact, .soft, run: failure.run, campaign: failure.campaign, day: failure.day)
                    let status = try connection.text("SELECT status FROM contact WHERE id = \(contact)")
                    #expect((effect == .changed(to: .hardBounced)) == (status == "hard_bounced"))
                }
                return contact
            }
            let status = try await Ground.status(database, contact)
            #expect(status == (isOut ? "hard_bounced" : "active"))
            guard isOut else { return }
            let cause = try await database.read { try $0.text("SELECT cause FROM status_change") }
            #expect(cause == "soft_bounces")
            let left = try await Ground.count(database, "soft_bounce")
            #expect(left == 0, "whoever is brought back begins anew")
        }
    }

    /// Messages to one contact in order, each of a campaign of its own: `s` softly refused while sending, `a` accepted, `r`
    /// accepted and softly reported back a day later, `l` accepted and reported when the sixth day is over, `p` accepted and
    /// reported as refused for the sender's sake.
    @Test(arguments: [
        ("sssss", 3.0, true),
        ("ssasss", 3, false), ("ssssas", 3, false), ("sssssa", 3, true),  // an acceptance ends the row
        ("ssssas", 8, false), ("sassss", 8, false), ("ssaasssa", 3, false),
        ("ssasssss", 3, true), ("assssss", 3, true),  // five after it are five in a row again
        ("ssrss", 3, true), ("rrrrr", 3, true),  // accepted, and reported back: no sign of life
        ("ssalls", 3, false), ("sslss", 3, true),  // told late, it is a failure all the same
        ("sspsss", 3, true),  // says nothing about the mailbox
        ("rrrrrrrrrrrr", 1, true),  // reports come while later messages are still on their way
        ("sasasasasasasasa", 3, false),
    ])
    func `soft bounces are in a row by messages`(_ messages: String, _ days: Double, _ isOut: Bool) async throws {
        try await withDatabase(Ground.schema) { database in
            let contact = try await database.write { connection in
                let contact = try Ground.contact(connection)
                // What happens, by its time: reports come between later messages.
                var events: [(day: Double, does: (any Connection) throws -> Void)] = []
                for (index, kind) in messages.enumerated() {
                    let (run, day) = (Int64(index + 1), Double(index) * days)
                    func fail(_ kind: BounceKind, after: Double) {
                        events.append(
                            (
                                day: day + after,
                                does: {
                                    try Self.record($0, contact, kind, run: run, campaign: run, day: day + after)
                                }
                            ))
                    }
                    if kind == "s" {
                        fail(.soft, after: 0)
                        continue
                    }
                    let at = Self.start.adding(seconds: day * 86_400)
                    events.append(
                        (
                            day: day,
                            does: {
                                try ActivityRecorder.record($0, .sent, contactID: contact, at: at, campaignID: run, runID: run)
                            }
                        ))
                    if kind == "r" { fail(.soft, after: 1) }
                    if kind == "l" { fail(.soft, after: 6.5) }
                    if kind == "p" { fail(.policy, after: 1) }
                }
                for event in events.sorted(by: { $0.day < $1.day }) { try event.does(connection) }
                return contact
            }
            let status = try await Ground.status(database, contact)
            #expect(status == (isOut ? "hard_bounced" : "active"))
        }
    }

    @Test(arguments: [TrackedEvent.Kind.open(.human), .click(url: "https://shop.example", .human), .open(.machine)])
    func `a sign of life begins the count anew`(_ kind: TrackedEvent.Kind) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { connection in
                let contact = try Ground.contact(connection)
                for run in 1...4 {
                    try Self.record(connection, contact, .soft, run: Int64(run), campaign: Int64(run), day: Double(run) * 3)
                }
                var writer = EventWriter(connection, NotedEvidence())
                _ = try writer.write(TrackedEvent(kind, run: 4, contact: contact, at: Self.start.adding(seconds: 13 * 86_400)))
                for run in 5...8 {
                    try Self.record(connection, contact, .soft, run: Int64(run), campaign: Int64(run), day: Double(run) * 3)
                }
                return contact
            }
            let before = try await Ground.status(database, contact)
            #expect(before == "active")
            try await database.write { _ = try Self.record($0, contact, .soft, run: 9, campaign: 9, day: 27) }
            let after = try await Ground.status(database, contact)
            #expect(after == "hard_bounced")
        }
    }

    @Test func `a long diagnostic is cut between characters`() async throws {
        try await withDatabase(Ground.schema) { database in
            let kept = try await database.write { connection in
                let contact = try Ground.contact(connection)
                try Self.record(connection, contact, .policy, diagnostic: "x" + String(repeating: "ế👩‍👩‍👧‍👦", count: 1000))
                return try connection.text("SELECT diagnostic FROM activity_bounced") ?? ""
            }
            #expect(kept.utf8.count <= BounceRecorder.longestDiagnostic + 3)
            #expect(kept.hasSuffix("…") && kept.dropLast().allSatisfy { "xế👩‍👩‍👧‍👦".contains($0) })
        }
    }

    @Test func `a deleted contact leaves nothing behind`() async throws {
        try await withDatabase(Ground.schema) { database in
            try await database.write { connection in
                let contact = try Ground.contact(connection)
                try Self.record(connection, contact, .soft)
                try connection.execute("DELETE FROM contact WHERE id = \(contact)")
            }
            let (bounces, counts) = (
                try await Ground.count(database, "message_bounce"), try await Ground.count(database, "soft_bounce")
            )
            #expect(bounces == 0 && counts == 0)
        }
    }
}
