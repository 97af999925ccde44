import Logging
import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// The time of day is set, by a person or by NTP, while something waits.
@Suite struct TimeOfDayTests {
    /// By so many seconds: a year, an hour, a year, an hour.
    static let jumps: [Double] = [-31_536_000, -3_600, 3_600, 31_536_000]

    /// Lets time go by until something is so.
    ///
    /// - Returns: how many seconds that took.
    private func wait(
        _ fixture: CampaignFixture, sleepers: Int = 1, step: Double, most: Double, until isDone: () async throws -> Bool
    ) async throws -> Double {
        var seconds = 0.0
        while try await !isDone() {
            guard fixture.time.sleeping >= sleepers else {
                try await Task.sleep(for: .milliseconds(1))
                continue
            }
            try #require(seconds < most, "it waits for ever")
            fixture.time.advance(seconds: step)
            seconds += step
        }
        return seconds
    }

    @Test(.timeLimit(.minutes(15)), arguments: jumps)
    func `a deferred message is tried again after as long as was said`(_ jump: Double) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id == 3 && attempt == 1 ? .greylisted : .accepted }
            let run = try await fixture.start()
            let runner = try fixture.runner(server, retry: RetryPolicy(first: 600...600))
            let sending = Task { try await runner.run(run) }
            while fixture.time.sleeping == 0 { try await Task.sleep(for: .milliseconds(1)) }
            fixture.time.setTimeOfDay(by: jump)
            let seconds = try await wait(fixture, step: 10, most: 700) { server.attempts[3] == 2 }
            #expect((300...620).contains(seconds))
            let result = try await sending.value
            #expect(result == .finished)
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: jumps)
    func `a server that is away is neither given up nor forgotten`(_ jump: Double) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { _, attempt in attempt < 4 ? .away : .accepted }
            let run = try await fixture.start()
            let runner = try fixture.runner(server)
            let sending = Task { try await runner.run(run) }
            while fixture.time.sleeping == 0 { try await Task.sleep(for: .milliseconds(1)) }
            fixture.time.setTimeOfDay(by: jump)
            _ = try await wait(fixture, step: 1, most: 300) { server.arrived.count == 5 }
            let result = try await sending.value
            #expect(result == .finished)
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: jumps)
    func `a service sends what is started afterwards, and ends when it is told to`(_ jump: Double) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id == 3 && attempt == 1 ? .hungUp : .accepted }
            let service = CampaignService(
                fixture.context, runner: try fixture.runner(server), scheduler: CampaignScheduler(store: fixture.store),
                logger: Logger(label: "test"))
            let serving = Task { try await service.run() }
            while fixture.time.sleeping < 2 { try await Task.sleep(for: .milliseconds(1)) }
            fixture.time.setTimeOfDay(by: jump)
            _ = try await fixture.start()
            while server.attempts.isEmpty {
                _ = try await wait(fixture, sleepers: 2, step: 1, most: 60) { !server.attempts.isEmpty }
            }
            // Back and forth while a message waits for its next try.
            fixture.time.setTimeOfDay(by: -jump)
            _ = try await wait(fixture, sleepers: 2, step: 1, most: 60) { server.arrived.count == 5 }
            serving.cancel()
            try await serving.value
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: [(true, 1.0), (false, 86_400)])
    func `a schedule starts by the time of day, wherever that is set`(_ isForward: Bool, _ most: Double) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver()
            try await fixture.apply(CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n")
            let due = try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            let service = CampaignService(
                fixture.context, runner: try fixture.runner(server), scheduler: CampaignScheduler(store: fixture.store),
                logger: Logger(label: "test"))
            let serving = Task { try await service.run() }
            while fixture.time.sleeping < 2 { try await Task.sleep(for: .milliseconds(1)) }
            let distance = fixture.time.now().seconds(until: due)
            fixture.time.setTimeOfDay(by: isForward ? distance : -3_600)
            let seconds = try await wait(fixture, sleepers: 2, step: isForward ? 1 : 600, most: 2 * most + 7_200) {
                server.arrived.count == 5
            }
            #expect(isForward ? seconds <= 10 : seconds >= distance + 3_600)
            serving.cancel()
            try await serving.value
        }
    }

    @Test func `what was deferred before the time of day was set back and Merpati started does not wait for years`() async throws
    {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id == 3 && attempt == 1 ? .greylisted : .accepted }
            let run = try await fixture.start()
            _ = try await fixture.runner(server).run(run, waitsForRetries: false)
            fixture.time.setTimeOfDay(by: -31_536_000)
            let result = try await fixture.runner(server).run(run, waitsForRetries: false)
            #expect(result == .finished)
            #expect(server.attempts[3] == 2)
        }
    }
}
