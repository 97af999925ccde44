import Audience
import Foundation
import Mail
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Campaigns

/// What a mail server's faults do to whole runs.
@Suite struct ServerFaultTests {
    typealias Answer = ScriptedReceiver.Answer

    /// A server that goes away after so many messages, for so many seconds of the scripted clock.
    private final class Restart: Sendable {
        private let time: ScriptedTime
        private let seconds: Double
        private let state: Mutex<(left: Int, back: Instant?)>

        init(_ time: ScriptedTime, after count: Int, seconds: Double) {
            self.time = time
            self.seconds = seconds
            state = Mutex((left: count, back: nil))
        }

        func answer() -> Answer {
            state.withLock { state in
                if let back = state.back { return time.now() < back ? .away : .accepted }
                state.left -= 1
                guard state.left <= 0 else { return .accepted }
                state.back = time.now().adding(seconds: seconds)
                // The connection on which the restart is noticed breaks in the midst of a message.
                return .brokenOff
            }
        }
    }

    /// `MERPATI_RESTART_CONTACTS=20000` for the whole.
    private static let contacts = ProcessInfo.processInfo.environment["MERPATI_RESTART_CONTACTS"].flatMap(Int.init) ?? 2_000

    @Test(arguments: [30.0, 900, 1_200])
    func `a restart of the mail server in the middle is waited for, and everybody gets one message`(_ seconds: Double)
        async throws
    {
        try await CampaignFixture.with(contacts: Self.contacts) { fixture in
            let restart = Restart(fixture.time, after: Self.contacts / 2, seconds: seconds)
            let server = ScriptedReceiver { _, _ in restart.answer() }
            let run = try await fixture.start()
            let start = fixture.time.now()
            let result = try await fixture.sendAll(fixture.runner(server, batch: 128, capacity: 80), run)
            #expect(result == .finished)
            #expect(server.arrived.count == Self.contacts && server.arrived.values.allSatisfy { $0.count == 1 })
            let elapsed = fixture.time.now().seconds - start.seconds
            #expect(elapsed < Int64(seconds) + 120, "it is noticed soon that it is back")
            let history = try await fixture.look { try $0.transitions($1, campaign: 1) }
            #expect(!history.contains { $0.to == "paused" })
            let attempts = try await fixture.database.read { try $0.integer("SELECT MAX(attempts) FROM delivery") }
            #expect(attempts == 1, "nobody's attempts count for a server that is away")
        }
    }

    @Test func `a mail server that is away for forty minutes pauses the run with what was seen, and resuming mails the rest`()
        async throws
    {
        try await CampaignFixture.with(contacts: 300) { fixture in
            let restart = Restart(fixture.time, after: 100, seconds: 2_400)
            let server = ScriptedReceiver { _, _ in restart.answer() }
            let run = try await fixture.start()
            let start = fixture.time.now()
            let runner = try fixture.runner(server)
            let result = try await fixture.sendAll(runner, run)
            guard case .paused(let reason) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(reason.hasPrefix("connection refused by sink:25 since 2026-09-21T14:1"), "\(reason)")
            #expect(reason.hasSuffix(" attempts"))
            #expect((1_500...1_800).contains(fixture.time.now().seconds - start.seconds))
            fixture.time.advance(seconds: 1_200)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let finished = try await fixture.sendAll(runner, run)
            #expect(finished == .finished)
            #expect(server.arrived.count == 300 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    /// One person with a bad answer, always.
    struct Single: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var answer: Answer
        /// What becomes of the person.
        var state: DeliveryState
        var attempts: ClosedRange<Int>
    }

    static let singles = [
        Single(testDescription: "421 at RCPT", answer: .closingAtRecipient, state: .bounced, attempts: 8...40),
        Single(testDescription: "452 4.5.3", answer: .tooManyRecipients, state: .bounced, attempts: 8...40),
        Single(testDescription: "an unreadable reply", answer: .brokenOff, state: .bounced, attempts: 8...40),
        Single(testDescription: "552 5.3.4 at the dot", answer: .tooLarge, state: .refused, attempts: 1...1),
        Single(testDescription: "the sender refused at MAIL", answer: .senderRefused, state: .refused, attempts: 8...40),
        Single(testDescription: "spam", answer: .spam, state: .refused, attempts: 1...1),
    ]

    @Test(arguments: singles) func `a single recipient never stops a run`(_ single: Single) async throws {
        try await CampaignFixture.with(contacts: 120) { fixture in
            let server = ScriptedReceiver { message, _ in message.id == 3 ? single.answer : .accepted }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(server), run)
            #expect(result == .finished)
            #expect(server.arrived.count == 119)
            let tries = server.attempts[3] ?? 0
            #expect(single.attempts.contains(tries), "\(tries) attempts")
            let states = try await fixture.states(run)
            #expect(states[3] == single.state)
            let status = try await fixture.database.read { try $0.text("SELECT status FROM contact WHERE id = 3") }
            #expect(status == "active")
        }
    }

    @Test func `who was refused for the sender's sake before a pause can be sent to again`() async throws {
        try await CampaignFixture.with(contacts: 200) { fixture in
            let isListed = Mutex(true)
            let server = ScriptedReceiver { _, _ in isListed.withLock { $0 } ? .spam : .accepted }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let result = try await fixture.sendAll(runner, run)
            guard case .paused(let reason) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(reason.contains("settle --resend"))
            let refused = try await fixture.report(run).refusedForSender
            #expect((25...50).contains(refused))
            isListed.withLock { $0 = false }
            let resent = try await fixture.resend(run)
            #expect(resent == refused)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let finished = try await fixture.sendAll(runner, run)
            #expect(finished == .finished)
            #expect(server.arrived.count == 200 && server.arrived.values.allSatisfy { $0.count == 1 })
            let left = try await fixture.report(run).refusedForSender
            #expect(left == 0)
        }
    }

    @Test(arguments: [0, 150]) func `a relay that knows nobody gives up no more than fifty, and they are offered back`(
        _ before: Int
    ) async throws {
        try await CampaignFixture.with(contacts: 400) { fixture in
            let left = Mutex<Int?>(before)
            let server = ScriptedReceiver { _, _ in
                left.withLock { left in
                    guard let count = left else { return .accepted }
                    left = count - 1
                    return count > 0 ? .accepted : .unknownUser
                }
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server, batch: 128, capacity: 80)
            let result = try await fixture.sendAll(runner, run)
            guard case .paused(let reason) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(reason.contains("does not know"))
            let condemned = try await fixture.count("SELECT COUNT(*) FROM contact WHERE status = 'hard_bounced'")
            #expect((1...50).contains(condemned))
            let report = try await fixture.report(run)
            #expect(report.doubtfulBounces == condemned)
            // Whoever has left since stays away; whoever bounces elsewhere since stays bounced.
            let gone = try await fixture.database.read {
                try $0.all("SELECT id FROM contact WHERE status = 'hard_bounced' ORDER BY id LIMIT 2") { $0.integer(0) ?? 0 }
            }
            let now = fixture.time.now()
            try await fixture.database.write { connection in
                try StatusMachine.change(
                    connection, gone[0], to: .unsubscribed, cause: .unsubscribe, actor: "page", evidence: "link", at: now)
                try connection.execute(
                    "INSERT INTO message_bounce (run_id, contact_id, kind, at) VALUES (\(run + 1), \(gone[1]), 'hard', \(now))")
            }
            left.withLock { $0 = nil }
            let resent = try await fixture.resend(run)
            #expect(resent == report.doubtfulBounces + report.refusedForSender)
            let still = try await fixture.count("SELECT COUNT(*) FROM contact WHERE status = 'hard_bounced'")
            #expect(still == 1)
            let evidence = try await fixture.count(
                "SELECT COUNT(*) FROM status_change WHERE to_status = 'active' AND actor = 'Dewi' AND evidence LIKE 'taken back%'"
            )
            #expect(evidence == condemned - 2)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let finished = try await fixture.sendAll(runner, run)
            #expect(finished == .finished)
            #expect(server.arrived.count == 398 && server.arrived.values.allSatisfy { $0.count == 1 })
            let states = try await fixture.states(run)
            #expect(gone.allSatisfy { states[$0] == .skipped })
        }
    }

    @Test func `a server that breaks off with everybody is left alone, and the few it is tried with are not counted`()
        async throws
    {
        try await CampaignFixture.with(contacts: 300) { fixture in
            let until = fixture.time.now().adding(seconds: 600)
            let time = fixture.time
            let server = ScriptedReceiver { _, _ in time.now() < until ? .closingAtRecipient : .accepted }
            let run = try await fixture.start()
            let result = try await fixture.sendAll(fixture.runner(server, batch: 64, capacity: 40), run)
            #expect(result == .finished)
            #expect(server.arrived.count == 300 && server.arrived.values.allSatisfy { $0.count == 1 })
            #expect(server.attempts.values.reduce(0, +) < 5_000)
        }
    }
}

extension CampaignFixture {
    fileprivate func resend(_ run: Int64) async throws -> Int {
        try await change { store, connection, now in
            try LedgerRecovery.settle(connection, store, run: run, .resend, by: Self.cause, at: now)
        }
    }

    fileprivate func count(_ query: SQL) async throws -> Int {
        try await database.read { Int(try $0.integer(query) ?? 0) }
    }
}
