import Audience
import Foundation
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

struct BounceIntakeTests {
    /// A report as servers write them (RFC 3464), about one or more recipients.
    static func report(_ recipients: [String], text: String = "Your message could not be delivered.") -> [UInt8] {
        let lines = """
            From: Mail Delivery System <mailer-daemon@mx.example.com>
            To: b-xyz@bounce.example.com
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="=_line"

            --=_line
            Content-Type: text/plain; charset=us-ascii

            \(text)

            --=_line
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            \(recipients.joined(separator: "\n\n"))

            --=_line
            Content-Type: message/rfc822

            From: Toko Bunga <hello@shop.example>
            To: siti@example.com
            Subject: Bunga untuk Siti

            Halo!

            --=_line--

            """
        return Array(lines.replacing("\n", with: "\r\n").utf8)
    }

    static func recipient(
        _ address: String = "siti@example.com", action: String = "failed", status: String, diagnostic: String
    ) -> String {
        "Final-Recipient: rfc822; \(address)\nAction: \(action)\nStatus: \(status)\nDiagnostic-Code: smtp; \(diagnostic)"
    }

    static let unknownUser = report([recipient(status: "5.1.1", diagnostic: "550 5.1.1 <siti@example.com>: no such user here")])

    private func withIntake(
        _ body: (BounceIntake, TokenMinter, SQLiteDatabase, Int64) async throws -> Void
    ) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let minter = try TokenTests.minter()
            let intake = BounceIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: ScriptedTime(), logger: Ground.quiet)
            try await body(intake, minter, database, contact)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var message: [UInt8]
        var outcome: BounceIntake.Outcome
        var status = "active"
        var activities: Int64 = 0
        var testDescription: String { name }
    }

    /// A failure in words alone, as qmail writes it.
    static func words(_ said: String, from: String = "MAILER-DAEMON@mx.example.com") -> [UInt8] {
        let lines = """
            From: \(from)
            Subject: failure notice
            Auto-Submitted: auto-replied

            I'm afraid I wasn't able to deliver your message to the following addresses.

            <siti@example.com>:
            \(said)

            --- Below this line is a copy of the message.

            Subject: the mailbox is full of blocked spam
            """
        return Array(lines.utf8)
    }

    static let cases = [
        Case(
            name: "unknown user, in words", message: words("Remote host said: 550 5.1.1 User unknown"),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "mailbox full, in words", message: words("552 mailbox full"), outcome: .recorded(.soft, .recorded),
            activities: 1),
        Case(
            name: "refused before the recipient was named, in words",
            message: words("SMTP error from remote mail server after MAIL FROM:<b-x@y>: 550 no such user"),
            outcome: .recorded(.policy, .recorded), activities: 1),
        Case(name: "delayed, in words", message: words("Delivery attempts will continue. 550 user unknown"), outcome: .noFailure),
        Case(name: "words that no rule knows", message: words("Computer says no."), outcome: .kept),
        Case(
            name: "the same words from a person", message: words("550 5.1.1 User unknown", from: "siti@example.com"),
            outcome: .autoReply),
        Case(
            name: "unknown user", message: unknownUser, outcome: .recorded(.hard, .changed(to: .hardBounced)),
            status: "hard_bounced",
            activities: 1),
        Case(
            name: "mailbox full",
            message: report([recipient(status: "5.2.2", diagnostic: "552 5.2.2 mailbox is full, over quota")]),
            outcome: .recorded(.soft, .recorded), activities: 1),
        Case(
            name: "policy", message: report([recipient(status: "5.7.1", diagnostic: "554 5.7.1 blocked using a DNS block list")]),
            outcome: .recorded(.policy, .recorded), activities: 1),
        Case(
            name: "delayed",
            message: report([recipient(action: "delayed", status: "4.4.1", diagnostic: "connection timed out")]),
            outcome: .noFailure),
        Case(
            name: "delivered", message: report([recipient(action: "delivered", status: "2.0.0", diagnostic: "250 ok")]),
            outcome: .noFailure),
        Case(
            name: "relayed", message: report([recipient(action: "relayed", status: "2.0.0", diagnostic: "250 ok")]),
            outcome: .noFailure),
        Case(
            name: "forwarded to another address, which failed",
            message: report([recipient("siti@elsewhere.example", status: "5.1.1", diagnostic: "550 5.1.1 no such user")]),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "several recipients, ours failed",
            message: report([
                recipient("budi@example.com", action: "delivered", status: "2.0.0", diagnostic: "250 ok"),
                recipient("SITI@Example.COM", status: "5.1.1", diagnostic: "550 5.1.1 no such user"),
            ]),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "several recipients, ours was delivered",
            message: report([
                recipient("budi@example.com", status: "5.1.1", diagnostic: "550 5.1.1 no such user"),
                recipient(action: "delivered", status: "2.0.0", diagnostic: "250 ok"),
            ]),
            outcome: .noFailure),
        Case(
            name: "several recipients, none of them ours",
            message: report([
                recipient("budi@example.com", status: "5.1.1", diagnostic: "550 5.1.1 no such user"),
                recipient("ani@example.com", action: "delivered", status: "2.0.0", diagnostic: "250 ok"),
            ]),
            outcome: .kept),
        Case(
            name: "vacation",
            message: Array(
                "From: siti@example.com\r\nSubject: Cuti\r\nAuto-Submitted: auto-replied (vacation)\r\n\r\nSaya sedang cuti.\r\n"
                    .utf8),
            outcome: .autoReply),
        Case(
            name: "vacation, the old way", message: Array("Subject: away\r\nPrecedence: auto_reply\r\n\r\nAway.\r\n".utf8),
            outcome: .autoReply),
        Case(
            name: "a person's reply",
            message: Array("From: siti@example.com\r\nAuto-Submitted: no\r\n\r\nTerima kasih!\r\n".utf8),
            outcome: .kept),
        Case(name: "nothing at all", message: [], outcome: .kept),
        Case(
            name: "complaint", message: feedback("abuse"), outcome: .recorded(.complaint, .changed(to: .complained)),
            status: "complained"),
        Case(name: "authentication failure", message: feedback("auth-failure"), outcome: .noFailure),
        Case(name: "not spam", message: feedback("not-spam"), outcome: .noFailure),
        Case(name: "opt-out", message: feedback("opt-out"), outcome: .unsubscribed, status: "unsubscribed"),
        Case(name: "opt-out of a list", message: feedback("opt-out-list"), outcome: .unsubscribed, status: "unsubscribed"),
        Case(
            name: "vacation, by its subject", message: Array("Subject: Automatische Antwort: Blumen\r\n\r\nWeg.\r\n".utf8),
            outcome: .autoReply),
        Case(
            name: "vacation, by a header of Exchange",
            message: Array("Subject: Blumen\r\nX-Auto-Response-Suppress: All\r\n\r\nWeg.\r\n".utf8), outcome: .autoReply),
        Case(
            name: "unknown user, whose address sounds like something else",
            message: report([
                recipient(
                    "spam@x.test", status: "5.1.1",
                    diagnostic: "550 5.1.1 <spam@x.test>: Recipient address rejected: User unknown")
            ]),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "a postmaster on vacation",
            message: Array("From: Postmaster <pm@x.test>\r\nSubject: Automatic reply: Bunga\r\n\r\nI am away.\r\n".utf8),
            outcome: .autoReply),
        Case(
            name: "a failure under the subject of a vacation", message: retitled(unknownUser, "Automatic reply: Bunga"),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "a failure in words under the subject of a vacation",
            message: retitled(words("Remote host said: 550 5.1.1 User unknown"), "Out of Office: Bunga"),
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "a complaint under the subject of a vacation", message: retitled(feedback("abuse"), "Abwesenheitsnotiz: x"),
            outcome: .recorded(.complaint, .changed(to: .complained)), status: "complained"),
        Case(
            name: "unknown user, behind a byte order mark", message: Array("\u{feff}".utf8) + unknownUser,
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(
            name: "unknown user, as it lay in an mbox file",
            message: Array("\r\nFrom x Mon Nov 30\r\n\u{feff}".utf8) + unknownUser,
            outcome: .recorded(.hard, .changed(to: .hardBounced)), status: "hard_bounced", activities: 1),
        Case(name: "virus", message: feedback("virus"), outcome: .kept),
    ]

    /// The same message under another subject.
    static func retitled(_ message: [UInt8], _ subject: String) -> [UInt8] {
        var lines = String(decoding: message, as: UTF8.self).replacing("\r\n", with: "\n").components(separatedBy: "\n")
        if let place = lines.firstIndex(where: { $0.hasPrefix("Subject:") }) {
            lines[place] = "Subject: \(subject)"
        } else {
            lines.insert("Subject: \(subject)", at: 0)
        }
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    static func feedback(_ type: String) -> [UInt8] {
        let lines = """
            From: feedback@isp.example
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="=_line"

            --=_line
            Content-Type: text/plain

            This is a report about a message.
            --=_line
            Content-Type: message/feedback-report

            Feedback-Type: \(type)
            User-Agent: SomeISP/1.0
            Version: 1
            --=_line--

            """
        return Array(lines.replacing("\n", with: "\r\n").utf8)
    }

    @Test(arguments: cases)
    func `what comes back has its effect, once`(_ example: Case) async throws {
        try await withIntake { intake, minter, database, contact in
            let recipient = minter.envelopeSender(run: 7, contact: contact)
            let outcome = try await intake.take(recipient: recipient, message: ReceivedMessage(example.message))
            #expect(outcome == example.outcome)
            let status = try await Ground.status(database, contact)
            #expect(status == example.status)
            // Again, with the case folded and by another route, unless that would move what stands before the header.
            let route = example.name.hasPrefix("unknown user, ") ? "" : "Received: from a by b\r\n"
            let again = try await intake.take(
                recipient: recipient.uppercased(), message: ReceivedMessage(Array(route.utf8) + example.message))
            if case .recorded(let kind, _) = outcome {
                #expect(again == .recorded(kind, .duplicate))
            } else {
                #expect(again == outcome)
            }
            let (bounced, changes) = (
                try await Ground.count(database, "activity_bounced"), try await Ground.count(database, "status_change")
            )
            #expect(bounced == example.activities)
            #expect(changes == (example.status == "active" ? 0 : 1))
        }
    }

    @Test func `the activity and the evidence name the message that failed`() async throws {
        try await withIntake { intake, minter, database, contact in
            _ = try await intake.take(
                recipient: minter.envelopeSender(run: 7, contact: contact), message: ReceivedMessage(Self.unknownUser))
            let row = try await database.read { connection in
                try connection.first(
                    "SELECT campaign_id || '|' || run_id || '|' || kind || '|' || reason || '|' || status_code || '|' || diagnostic FROM activity_bounced"
                ) { $0.text(0) }
            }
            #expect(row == "70|7|hard|unknown_user|5.1.1|550 5.1.1 <siti@example.com>: no such user here")
            let noted = try await NotedEvidence.all(database)
            #expect(noted == ["7 \(contact) bounced(Tracking.BounceKind.hard)"])
        }
    }

    @Test func `whom a report is about is told by the token, not by the report`() async throws {
        try await withIntake { intake, minter, database, contact in
            let victim = try await database.write { try Ground.contact($0, "budi@example.com") }
            let forged = Self.report([Self.recipient("budi@example.com", status: "5.1.1", diagnostic: "550 5.1.1 no such user")])
            _ = try await intake.take(
                recipient: minter.envelopeSender(run: 7, contact: contact), message: ReceivedMessage(forged))
            let status = try await Ground.status(database, victim)
            #expect(status == "active")
        }
    }

    @Test func `forged, altered and foreign recipients are dropped and counted`() async throws {
        try await withIntake { intake, minter, database, contact in
            let genuine = minter.envelopeSender(run: 7, contact: contact)
            let foreign = try TokenTests.minter().envelopeSender(run: 7, contact: contact)
            var altered = Array(genuine.utf8)
            altered[5] = altered[5] == UInt8(ascii: "a") ? UInt8(ascii: "b") : UInt8(ascii: "a")
            for recipient in [
                foreign, String(decoding: altered, as: UTF8.self), "b-@bounce.example.com", "b-a@bounce.example.com",
            ] {
                let outcome = try await intake.take(recipient: recipient, message: ReceivedMessage(Self.unknownUser))
                #expect(outcome == .forged)
            }
            #expect(intake.forgedCount == 4)
            for recipient in ["postmaster@bounce.example.com", genuine.replacing("bounce.", with: "other."), ""] {
                let outcome = try await intake.take(recipient: recipient, message: ReceivedMessage(Self.unknownUser))
                #expect(outcome == .notOurs)
            }
            let status = try await Ground.status(database, contact)
            #expect(status == "active")
            let kept = try await Ground.count(database, "kept_message")
            #expect(kept == 0)
        }
    }

    @Test func `what is about no contact or run any more is left`() async throws {
        try await withIntake { intake, minter, _, contact in
            let noContact = try await intake.take(
                recipient: minter.envelopeSender(run: 7, contact: 4711), message: ReceivedMessage(Self.unknownUser))
            let noRun = try await intake.take(
                recipient: minter.envelopeSender(run: 700, contact: contact), message: ReceivedMessage(Self.unknownUser))
            #expect(noContact == .unknown && noRun == .unknown)
        }
    }

    @Test func `what is kept is bounded in size and number`() async throws {
        try await withIntake { intake, minter, database, contact in
            let recipient = minter.envelopeSender(run: 7, contact: contact)
            var outcomes: [BounceIntake.Outcome] = []
            for number in 0..<6 {
                let message = Array("Subject: \(number)\r\n\r\n".utf8) + [UInt8](repeating: 0x78, count: 200_000)
                outcomes.append(try await intake.take(recipient: recipient, message: ReceivedMessage(message)))
                outcomes.append(try await intake.take(recipient: recipient, message: ReceivedMessage(message)))
            }
            #expect(
                outcomes == [BounceIntake.Outcome](repeating: .kept, count: 8)
                    + [BounceIntake.Outcome](repeating: .dropped, count: 4))
            let kept = try await database.read { try KeptMessages.list($0) }
            #expect(kept.count == 4)
            #expect(kept.allSatisfy { $0.raw.count == KeptMessages.longest && $0.contact == contact && $0.run == 7 })
        }
    }

    @Test func `a failure for an unknown reason counts as soft and is kept`() async throws {
        try await withIntake { intake, minter, database, contact in
            let odd = Self.report(
                [Self.recipient(status: "5.0.0", diagnostic: "599 the gate of the garden is shut")], text: "Something happened.")
            let outcome = try await intake.take(
                recipient: minter.envelopeSender(run: 7, contact: contact), message: ReceivedMessage(odd))
            #expect(outcome == .recorded(.soft, .recorded))
            let kept = try await database.read { try KeptMessages.list($0).map(\.raw) }
            #expect(kept == [odd])
        }
    }

    @Test func `altered and random mail never harms`() async throws {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        try await withIntake { intake, minter, database, contact in
            var random = SeededRandom(seed: seed)
            let recipient = minter.envelopeSender(run: 7, contact: contact)
            let forms = ComplaintTests.forms.map { $0.bytes(minter, contact) }
            let pieces = [
                "\u{feff}", "\r\n", "From x\r\n", "--B", "--=_line", "Subject: 自动回复：", "message/rfc822", ": ", "=?utf-8?B?",
            ]
            for _ in 0..<300 {
                let examples = Bool.random(using: &random) ? forms : Self.cases.map(\.message)
                var message = examples.randomElement(using: &random) ?? []
                for _ in 0..<Int.random(in: 1...30, using: &random) {
                    let place = Int.random(in: 0...message.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: message.insert(.random(in: 0...255, using: &random), at: place)
                    case 1 where place < message.count: message.remove(at: place)
                    case 2: message.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
                    default: message.removeSubrange(place..<min(message.count, place + Int.random(in: 0...40, using: &random)))
                    }
                }
                let outcome = try await intake.take(recipient: recipient, message: ReceivedMessage(message))
                #expect(outcome != .forged && outcome != .notOurs && outcome != .unknown)
                let complaint = try await intake.take(complaint: ReceivedMessage(message))
                #expect(complaint != .forged)
            }
            let kept = try await database.read { try KeptMessages.list($0) }
            #expect(kept.count <= KeptMessages.mostPerMessage)
            #expect(kept.allSatisfy { $0.contact == contact })
        }
    }
}
