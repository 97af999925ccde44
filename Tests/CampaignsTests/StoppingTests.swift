import Audience
import Foundation
import Mail
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Campaigns

@Suite struct StoppingTests {
    /// Does something once, when the given number of messages has come.
    private final class Trigger: Sendable {
        private let left: Mutex<Int>
        private let stream: AsyncStream<Void>
        private let signal: AsyncStream<Void>.Continuation

        init(after count: Int) {
            left = Mutex(count)
            (stream, signal) = AsyncStream.makeStream()
        }

        func count() {
            let isTime = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isTime { signal.yield() }
        }

        func wait() async {
            for await _ in stream { return }
        }
    }

    @Test func `paused by another process, nothing more is handed over, and resuming mails the rest once`() async throws {
        try await CampaignFixture.with(contacts: 400) { fixture in
            let trigger = Trigger(after: 40)
            let server = ScriptedReceiver { _, _ in
                trigger.count()
                return .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            async let sending = runner.run(run)
            await trigger.wait()
            try await fixture.change {
                try $0.pause($1, "sale", by: .init(actor: "Dewi", reason: "a typo in the subject"), at: $2)
            }
            let paused = try await sending
            #expect(paused == .paused(reason: "a typo in the subject"))
            let arrived = server.arrived.count
            let states = try await fixture.states(run)
            #expect(!states.values.contains(.claimed))
            #expect(states.values.filter { $0 == .accepted }.count == arrived)
            #expect(arrived < 400)
            let again = try await runner.run(run)
            #expect(again == .paused(reason: "a typo in the subject"))
            #expect(server.arrived.count == arrived)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let finished = try await runner.run(run)
            #expect(finished == .finished)
            #expect(server.arrived.count == 400 && server.arrived.values.allSatisfy { $0.count == 1 })
            let history = try await fixture.look { try $0.transitions($1, campaign: 1) }
            #expect(history.filter { $0.run == nil }.map(\.to) == ["draft", "sending", "paused", "sending", "finished"])
            #expect(history.contains { $0.actor == "Dewi" && $0.reason == "a typo in the subject" })
        }
    }

    @Test func `unsubscribed while the run goes on, a contact gets nothing`() async throws {
        try await CampaignFixture.with(contacts: 1500) { fixture in
            let trigger = Trigger(after: 10)
            let server = ScriptedReceiver { _, _ in
                trigger.count()
                return .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            async let sending = runner.run(run)
            await trigger.wait()
            let now = fixture.time.now()
            _ = try await fixture.database.write { connection in
                try StatusMachine.change(
                    connection, 1500, to: .unsubscribed, cause: .unsubscribe, actor: "page", evidence: "one-click", at: now)
            }
            let result = try await sending
            #expect(result == .finished)
            #expect(server.arrived.count == 1499 && server.arrived[1500] == nil)
            let report = try await fixture.report(run)
            #expect(report.skippedReasons == ["unsubscribed": 1])
        }
    }

    @Test func `cancelled, the rest gets nothing, for ever`() async throws {
        try await CampaignFixture.with(contacts: 400) { fixture in
            let trigger = Trigger(after: 40)
            let server = ScriptedReceiver { _, _ in
                trigger.count()
                return .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            async let sending = runner.run(run)
            await trigger.wait()
            try await fixture.change { try $0.cancel($1, "sale", by: CampaignFixture.cause, at: $2) }
            let result = try await sending
            #expect(result == .cancelled)
            let arrived = server.arrived.count
            #expect(arrived < 400)
            let again = try await runner.run(run)
            #expect(again == .cancelled && server.arrived.count == arrived)
            let states = try await fixture.states(run)
            #expect(states.values.filter { $0 == .queued }.count == 400 - arrived)
        }
    }

    @Test func `told to stop, it hears out what is on its way, gives back the rest, and leaves nothing in doubt`() async throws {
        try await CampaignFixture.with(contacts: 400) { fixture in
            let trigger = Trigger(after: 40)
            let server = ScriptedReceiver { _, _ in
                trigger.count()
                return .accepted
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let sending = Task { try await runner.run(run) }
            await trigger.wait()
            sending.cancel()
            let result = try await sending.value
            #expect(result == .interrupted)
            let states = try await fixture.states(run)
            #expect(!states.values.contains(.claimed) && !states.values.contains(.unknown))
            #expect(states.values.filter { $0 == .accepted }.count == server.arrived.count)
            let finished = try await runner.run(run)
            #expect(finished == .finished)
            #expect(server.arrived.count == 400 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `what the server does not answer until the deadline is in doubt`() async throws {
        try await CampaignFixture.with(contacts: 30) { fixture in
            let trigger = Trigger(after: 4)
            // Four answers never come, and four is the capacity.
            let server = ScriptedReceiver { _, _ in
                trigger.count()
                return nil
            }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let sending = Task { try await runner.run(run) }
            await trigger.wait()
            sending.cancel()
            let result = try await sending.value
            #expect(result == .interrupted)
            let states = try await fixture.states(run)
            #expect(states.values.filter { $0 == .unknown }.count == 4)
            #expect(states.values.filter { $0 == .queued }.count == 26)
        }
    }

    @Test func `a waiting sender can be told to stop`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            let server = ScriptedReceiver { _, _ in .greylisted }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let sending = Task { try await runner.run(run) }
            while fixture.time.sleeping == 0 { await Task.yield() }
            sending.cancel()
            let result = try await sending.value
            #expect(result == .interrupted)
            let states = try await fixture.states(run)
            #expect(states.values.allSatisfy { $0 == .deferred })
        }
    }

    @Test func `progress counts up to everybody`() async throws {
        try await CampaignFixture.with(contacts: 50) { fixture in
            let seen = Mutex<[RunProgress]>([])
            let run = try await fixture.start()
            _ = try await fixture.runner(ScriptedReceiver()).run(run) { progress in seen.withLock { $0.append(progress) } }
            let all = seen.withLock { $0 }
            #expect(all.last?.counts[.accepted] == 50)
            #expect(all.allSatisfy { $0.counts.total == 50 })
            let accepted = all.map { $0.counts[.accepted] }
            #expect(zip(accepted, accepted.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }
}
