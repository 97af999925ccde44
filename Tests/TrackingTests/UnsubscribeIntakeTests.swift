import Audience
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

struct UnsubscribeIntakeTests {
    private func withIntake(
        _ body: (UnsubscribeIntake, (Int64) -> String, SQLiteDatabase, Int64) async throws -> Void
    ) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let minter = try TokenTests.minter()
            let intake = UnsubscribeIntake(
                database: database, minter: minter, evidence: NotedEvidence(), time: ScriptedTime(), logger: Ground.quiet)
            let address = { (run: Int64) in
                var bytes: [UInt8] = []
                minter.unsubscribeAddress(run: run, contact: contact, into: &bytes)
                return String(decoding: bytes, as: UTF8.self)
            }
            try await body(intake, address, database, contact)
        }
    }

    /// Subject, text and sender are nothing to it.
    @Test(arguments: [
        "Subject: unsubscribe\r\n\r\n", "\r\n", "", "Subject: please do not unsubscribe me\r\n\r\nunsubscribe",
        "From: somebody else <x@example.org>\r\n\r\nhello", "Auto-Submitted: auto-generated\r\nSubject: unsubscribe\r\n\r\n",
        "Auto-Submitted: no\r\n\r\n", "From: Postmaster of the village <siti@example.com>\r\n\r\n",
        "From: Mail Delivery Desk <desk@example.com>\r\nSubject: unsubscribe\r\n\r\n",
    ])
    func `whoever writes is unsubscribed, once`(message: String) async throws {
        try await withIntake { intake, address, database, contact in
            let first = try await intake.take(
                recipient: address(3), sender: "siti@example.com", message: ReceivedMessage(Array(message.utf8)))
            #expect(first == .unsubscribed)
            #expect(try await Ground.status(database, contact) == "unsubscribed")
            let again = try await intake.take(
                recipient: address(3).uppercased(), sender: "x@example.org", message: ReceivedMessage([]))
            #expect(again == .unchanged)
            #expect(try await Ground.count(database, "activity_unsubscribed") == 1)
            let means = try await database.read { try $0.text("SELECT means FROM activity_unsubscribed") }
            #expect(means == "mailto")
            #expect(try await NotedEvidence.all(database).first == "3 \(contact) unsubscribed")
        }
    }

    @Test func `machines that answer do not unsubscribe`() async throws {
        try await withIntake { intake, address, database, contact in
            let answers: [(sender: String, message: [UInt8])] = [
                ("", Array("Subject: unsubscribe\r\n\r\n".utf8)), ("mailer-daemon@example.com", BounceIntakeTests.unknownUser),
                ("siti@example.com", Array("Auto-Submitted: auto-replied (vacation)\r\n\r\nI am away".utf8)),
                ("siti@example.com", Array("Auto-Submitted: Auto-Notified\r\n\r\n".utf8)),
                ("siti@example.com", Array("X-Autoreply: yes\r\n\r\n".utf8)),
                ("mailer-daemon@example.com", Array("From: MAILER-DAEMON\r\nX-Failed-Recipients: u@x.example\r\n\r\n".utf8)),
                ("postmaster@example.com", Array("From: Postmaster\r\nAuto-Submitted: auto-replied\r\n\r\n".utf8)),
                ("siti@example.com", Array("Precedence: auto_reply\r\n\r\n".utf8)),
            ]
            for (sender, message) in answers {
                let outcome = try await intake.take(recipient: address(3), sender: sender, message: ReceivedMessage(message))
                #expect(outcome == .ignored)
            }
            #expect(try await Ground.status(database, contact) == "active")
            #expect(try await Ground.count(database, "activity_unsubscribed") == 0)
        }
    }

    @Test func `the right to leave outlives the campaign, and complaints stay complaints`() async throws {
        try await withIntake { intake, address, database, contact in
            let gone = try await intake.take(recipient: address(1000), sender: "siti@example.com", message: ReceivedMessage([]))
            #expect(gone == .unsubscribed)
        }
        try await withIntake { intake, address, database, contact in
            _ = try await database.write { try $0.execute("UPDATE contact SET status = 'complained'") }
            let outcome = try await intake.take(recipient: address(3), sender: "siti@example.com", message: ReceivedMessage([]))
            #expect(outcome == .unchanged)
            #expect(try await Ground.status(database, contact) == "complained")
            _ = try await database.write { try $0.execute("DELETE FROM contact") }
            let unknown = try await intake.take(recipient: address(3), sender: "siti@example.com", message: ReceivedMessage([]))
            #expect(unknown == .unknown)
        }
    }

    @Test func `no other address unsubscribes`() async throws {
        try await withIntake { intake, address, database, contact in
            let minter = try TokenTests.minter()
            let forged = "u" + address(3).dropFirst().replacing("a", with: "b")
            for recipient in [minter.envelopeSender(run: 3, contact: contact), forged, "u-@bounce.example.com", "x@y.example"] {
                let outcome = try await intake.take(
                    recipient: recipient, sender: "siti@example.com", message: ReceivedMessage([]))
                #expect(outcome == .notOurs)
            }
            #expect(try await Ground.status(database, contact) == "active")
        }
    }
}
