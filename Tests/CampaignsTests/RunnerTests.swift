import Audience
import Foundation
import Mail
import Storage
import TestSupport
import Testing
import Tracking

@testable import Campaigns

@Suite struct RunnerTests {
    @Test func `everybody gets one message, with their name, links and token`() async throws {
        try await CampaignFixture.with(contacts: 100) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(server.arrived.count == 100)
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            #expect(server.mostInFlight <= 4)
            let message = try #require(server.arrived[7]?.first)
            let text = String(decoding: message.bytes, as: UTF8.self)
            #expect(message.recipient == "c7@example.org")
            #expect(text.contains("Subject: Hello Name 7\r\n"))
            #expect(text.contains("List-Unsubscribe: <https://mail.shop.example/u/"))
            #expect(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"))
            #expect(text.contains("https://mail.shop.example/c/"))
            #expect(!text.contains("href=\"https://shop.example/roses\""))
            let returnPath = fixture.context.minter.read(recipient: message.envelopeSender)
            guard case .bounce(let token) = returnPath else {
                Issue.record("\(message.envelopeSender) is not a bounce address")
                return
            }
            #expect(token.run == run && token.contact == 7)
            let report = try await fixture.report(run)
            #expect(report.accepted == 100 && report.queued == 0 && report.state == .finished)
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .finished)
            let sent = try await fixture.database.read { try $0.integer("SELECT COUNT(*) FROM summary_sent WHERE count = 1") }
            #expect(sent == 100)
        }
    }

    @Test func `a finished campaign cannot be started again`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            _ = try await fixture.runner(server).run(run)
            let error = await #expect(throws: CampaignError.self) {
                try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            }
            #expect(error?.kind == .state)
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `whoever stops being mailable before their turn gets nothing, and the reason is kept`() async throws {
        try await CampaignFixture.with(contacts: 60) { fixture in
            try await fixture.alter("UPDATE contact SET status = 'unsubscribed' WHERE id = 50")
            let run = try await fixture.start()
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .finished)
            let states = try await fixture.states(run)
            #expect(states.count == 59 && states[50] == nil)
        }
        try await CampaignFixture.with(contacts: 60) { fixture in
            let run = try await fixture.start()
            let entered = try await fixture.enter(run)
            #expect(entered == .sending)
            try await fixture.database.write { connection in
                try connection.execute("UPDATE contact SET status = 'unsubscribed' WHERE id = 50")
                try connection.execute("UPDATE subscription SET state = 'unsubscribed' WHERE contact_id = 51")
                try Suppression.add(connection, key: "c52@example.org", at: Instant(seconds: 0))
                try connection.execute("DELETE FROM contact WHERE id = 53")
            }
            let server = ScriptedReceiver()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(Set(server.arrived.keys) == Set(1...60).subtracting([50, 51, 52, 53]))
            let report = try await fixture.report(run)
            #expect(report.skipped == 4)
            #expect(report.skippedReasons == ["unsubscribed": 1, "not_on_list": 1, "suppressed": 1, "deleted": 1])
        }
    }

    @Test func `a soft refusal is tried again later and arrives, or becomes a soft bounce at the age limit`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            let server = ScriptedReceiver { message, attempt in
                message.id == 3 ? .greylisted : message.id == 4 && attempt < 3 ? .greylisted : .accepted
            }
            let run = try await fixture.start()
            let start = fixture.time.now()
            let result = try await fixture.sendAll(fixture.runner(server), run)
            #expect(result == .finished)
            #expect(server.arrived.count == 9)
            #expect(server.attempts[4] == 3)
            let tries = try #require(server.attempts[3])
            #expect((10...40).contains(tries), "\(tries) attempts in two days")
            let elapsed = fixture.time.now().seconds - start.seconds
            #expect((100_000...172_800).contains(elapsed))
            let report = try await fixture.report(run)
            #expect(report.bounced == 1 && report.accepted == 9 && report.deferred == 0)
            let softBounces = try await fixture.database.read { connection in
                try connection.all("SELECT contact_id, kind FROM activity_bounced") { ($0.integer(0), $0.text(1)) }
            }
            #expect(softBounces.count == 1 && softBounces[0] == (3, "soft"))
        }
    }

    @Test func `the first retry waits five to thirty minutes, and the Message-ID stays`() async throws {
        try await CampaignFixture.with(contacts: 1) { fixture in
            let seen = MessageLog()
            let server = ScriptedReceiver { message, attempt in
                seen.add(message)
                return attempt == 1 ? .greylisted : .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let start = fixture.time.now()
            let result = try await runner.run(run, waitsForRetries: false)
            guard case .waiting(let until) = result else {
                Issue.record("\(result)")
                return
            }
            #expect((300...1800).contains(until.seconds - start.seconds))
            _ = try await fixture.sendAll(runner, run)
            let identities = seen.messages.map { String(decoding: $0.bytes, as: UTF8.self) }.compactMap { text in
                text.split(separator: "\r\n").first { $0.lowercased().hasPrefix("message-id:") }
            }
            #expect(identities.count == 2 && identities[0] == identities[1])
        }
    }

    @Test func `a hard refusal bounces the contact at once, policy is never the contact's fault`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            let server = ScriptedReceiver { message, _ in
                message.id == 2 ? .unknownUser : message.id == 3 ? .spam : message.id == 4 ? .lostReply : .accepted
            }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(server), run)
            #expect(result == .finished)
            let states = try await fixture.states(run)
            #expect(states[2] == .bounced && states[3] == .refused && states[4] == .unknown)
            let statuses = try await fixture.database.read { connection in
                try connection.all("SELECT status FROM contact WHERE id IN (2, 3) ORDER BY id") { $0.text(0) }
            }
            #expect(statuses == ["hard_bounced", "active"])
            let report = try await fixture.report(run)
            #expect(report.unknownContacts == ["c4@example.org"])
        }
    }

    @Test func `messages that never left are tried again without counting, and an unreachable server pauses the run`()
        async throws
    {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let hangsUp = ScriptedReceiver { _, attempt in attempt <= 2 ? .hungUp : .accepted }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(hangsUp), run)
            #expect(result == .finished)
            #expect(hangsUp.arrived.count == 20)
            let attempts = try await fixture.database.read { try $0.integer("SELECT MAX(attempts) FROM delivery") }
            #expect(attempts == 1)
        }
        try await CampaignFixture.with(contacts: 20) { fixture in
            let down = ScriptedReceiver { _, _ in .busyAtMail }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(down), run)
            guard case .paused(let reason) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(
                reason.hasPrefix("sink:25 takes no messages: 421 busy since 2026-") && reason.hasSuffix(" attempts"), "\(reason)")
            let states = try await fixture.states(run)
            #expect(states.values.allSatisfy { $0 == .queued })
            // Once the server is back, a person resumes.
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
        }
    }

    @Test func `wrong settings and a row of policy refusals pause the run with the reason`() async throws {
        let wrong = ScriptedReceiver.Answer(
            outcome: .unreachable(reason: "authentication failed: 535", needsPerson: true), arrives: false, reply: nil)
        for (answer, hint) in [
            (wrong, "authentication failed"), (.spam, "for the sender's sake"), (.senderRefused, "who are you"),
        ] {
            try await CampaignFixture.with(contacts: 200) { fixture in
                let server = ScriptedReceiver { _, _ in answer }
                let run = try await fixture.start()
                let result = try await fixture.sendAll(fixture.runner(server), run)
                guard case .paused(let reason) = result else {
                    Issue.record("\(result)")
                    return
                }
                #expect(reason.contains(hint), "\(reason)")
                #expect(server.attempts.count <= 60)
                let states = try await fixture.states(run)
                #expect(!states.values.contains(.claimed))
                let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
                #expect(campaign.state == .paused)
            }
        }
    }

    @Test func `a contact whose message cannot be made is refused alone`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await fixture.alter("UPDATE contact SET f1 = \("Eve\u{1}") WHERE id = 3")
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(Set(server.arrived.keys) == [1, 2, 4, 5])
            let reason = try await fixture.database.read { try $0.text("SELECT reason FROM delivery WHERE contact_id = 3") }
            #expect(reason?.contains("control character") == true)
        }
    }
}

/// Keeps what a script has seen.
final class MessageLog: @unchecked Sendable {  // every access holds the lock
    private let lock = NSLock()
    private var kept: [OutgoingMessage] = []

    var messages: [OutgoingMessage] { lock.withLock { kept } }

    func add(_ message: OutgoingMessage) {
        lock.withLock { kept.append(message) }
    }
}
