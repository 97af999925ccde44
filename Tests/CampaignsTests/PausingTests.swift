import Audience
import Foundation
import Mail
import Segments
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// What a pause and a resume do to campaigns whose samples, tests and runs are under way.
@Suite struct PausingTests {
    private static let daily = CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n"

    private func advance(_ fixture: CampaignFixture, to instant: Instant) {
        fixture.time.advance(seconds: Double(instant.microseconds - fixture.time.now().microseconds) / 1e6)
    }

    private func fire(_ fixture: CampaignFixture) async throws -> [CampaignScheduler.Firing] {
        try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
    }

    /// Arms the daily campaign and gives its first time.
    private func schedule(_ fixture: CampaignFixture) async throws -> Instant {
        try await fixture.apply(Self.daily)
        return try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
    }

    private func pause(_ fixture: CampaignFixture) async throws {
        try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
    }

    private func resume(_ fixture: CampaignFixture) async throws {
        try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
    }

    private func sample(_ fixture: CampaignFixture, _ size: Int) async throws -> Int64 {
        try await fixture.change { try $0.startSample($1, "sale", size: size, by: CampaignFixture.cause, at: $2).id }
    }

    private func states(_ fixture: CampaignFixture) async throws -> (campaign: CampaignState, runs: [RunState]) {
        try await fixture.look { store, connection in
            let campaign = try store.campaign(connection, named: "sale")
            return (campaign.state, try store.runs(connection, campaign: campaign.id).map(\.state))
        }
    }

    @Test(arguments: ["a sample to be entered", "a paused sample", "a test of a segment"])
    func `a paused campaign does not fire, whatever is left over of it`(leftOver: String) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await fixture.database.write { connection in
                _ = try fixture.context.segments.create(
                    connection, SegmentDefinition(name: "Colleagues", text: "first_name is \"Name 2\""), at: fixture.time.now())
            }
            let due = try await schedule(fixture)
            switch leftOver {
            case "a test of a segment":
                _ = try await fixture.change {
                    try $0.startTest($1, "sale", segment: "Colleagues", by: CampaignFixture.cause, at: $2)
                }
            case "a paused sample":
                let run = try await sample(fixture, 2)
                try await fixture.change { try $0.pauseRun($1, run, by: CampaignFixture.cause, at: $2) }
                let before = try await states(fixture)
                #expect(before.campaign == .scheduled && before.runs == [.paused])
            default: _ = try await sample(fixture, 2)
            }
            try await pause(fixture)
            let paused = try await states(fixture)
            #expect(paused.campaign == .paused && paused.runs == [.paused])
            advance(fixture, to: due.adding(seconds: 60))
            #expect(try await fire(fixture) == [])
            try await resume(fixture)
            let resumed = try await states(fixture)
            #expect(resumed.campaign == .scheduled && resumed.runs == [.entering])
            #expect(try await fire(fixture).count == 1)
        }
    }

    @Test func `what is to be sent again of a paused campaign waits until that is resumed`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { message, attempt in message.id == 3 && attempt == 1 ? .lostReply : .accepted }
            let due = try await schedule(fixture)
            advance(fixture, to: due)
            guard case .started(_, let run, _)? = try await fire(fixture).first else {
                Issue.record("not started")
                return
            }
            let runner = try fixture.runner(server)
            #expect(try await runner.run(run) == .finished)
            try await pause(fixture)
            let count = try await fixture.change {
                try LedgerRecovery.settle($1, $0, run: run, .resend, by: CampaignFixture.cause, at: $2)
            }
            #expect(count == 1)
            let waiting = try await states(fixture)
            #expect(waiting.campaign == .paused && waiting.runs == [.paused])
            let open = try await fixture.look { try $0.openRuns($1).count }
            #expect(open == 0)
            _ = try await runner.run(run)
            #expect(server.attempts[3] == 1)
            try await resume(fixture)
            #expect(try await runner.run(run) == .finished)
            #expect(server.attempts[3] == 2)
            #expect(try await states(fixture).campaign == .scheduled)
        }
    }

    @Test func `nothing of a cancelled campaign is sent again`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver { _, _ in .lostReply }
            try await fixture.apply()
            let run = try await sample(fixture, 3)
            #expect(try await fixture.runner(server).run(run) == .finished)
            try await fixture.change { try $0.cancel($1, "sale", by: CampaignFixture.cause, at: $2) }
            let error = await #expect(throws: CampaignError.self) {
                try await fixture.change {
                    try LedgerRecovery.settle($1, $0, run: run, .resend, by: CampaignFixture.cause, at: $2)
                }
            }
            #expect(error?.kind == .state)
            #expect(try await fixture.states(run).values.allSatisfy { $0 == .unknown })
        }
    }

    @Test func `a sample that was paused before it was entered mails nobody whom the full run has`() async throws {
        try await CampaignFixture.with(contacts: 30) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            try await fixture.apply()
            let held = try await sample(fixture, 10)
            try await fixture.change { try $0.pauseRun($1, held, by: CampaignFixture.cause, at: $2) }
            fixture.time.advance(seconds: 60)
            let run = try await fixture.start()
            #expect(try await runner.run(run) == .finished)
            #expect(server.arrived.count == 30)
            try await resume(fixture)
            #expect(try await runner.run(held) == .finished)
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
            let report = try await fixture.report(held)
            #expect(report.accepted == 0 && report.skippedReasons == ["already_mailed": 10])
        }
    }

    @Test func `of a sample and a full run that are both entered late, each contact gets one`() async throws {
        for order in [[0, 1], [1, 0]] {
            try await CampaignFixture.with(contacts: 30) { fixture in
                let server = ScriptedReceiver()
                let runner = try fixture.runner(server)
                try await fixture.apply()
                let held = try await sample(fixture, 10)
                fixture.time.advance(seconds: 60)
                let run = try await fixture.start()
                try await pause(fixture)
                try await resume(fixture)
                for index in order {
                    let entered = try await fixture.enter([held, run][index])
                    #expect(entered == .sending)
                }
                for id in [held, run] { #expect(try await runner.run(id) == .finished) }
                #expect(server.arrived.count == 30 && server.arrived.values.allSatisfy { $0.count == 1 })
            }
        }
    }

    @Test func `the same sample twice is the same people, who are mailed once`() async throws {
        try await CampaignFixture.with(contacts: 50) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            try await fixture.apply()
            let first = try await sample(fixture, 3)
            #expect(try await runner.run(first) == .finished)
            let three = Set(server.arrived.keys)
            fixture.time.advance(seconds: 60)
            let second = try await sample(fixture, 3)
            #expect(try await runner.run(second) == .finished)
            #expect(Set(server.arrived.keys) == three && server.arrived.values.allSatisfy { $0.count == 1 })
            #expect(Set(try await fixture.states(second).keys) == three)
            #expect(try await fixture.report(second).skippedReasons == ["already_mailed": 3])
            fixture.time.advance(seconds: 60)
            let larger = try await sample(fixture, 5)
            #expect(try await runner.run(larger) == .finished)
            #expect(server.arrived.count == 5 && three.isSubset(of: server.arrived.keys))
            fixture.time.advance(seconds: 60)
            let run = try await fixture.start()
            #expect(try await runner.run(run) == .finished)
            #expect(server.arrived.count == 50 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `two samples that were held up mail the same people once, in whatever order they go on`() async throws {
        try await CampaignFixture.with(contacts: 50) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            try await fixture.apply()
            let first = try await sample(fixture, 3)
            fixture.time.advance(seconds: 60)
            let second = try await sample(fixture, 3)
            #expect(try await runner.run(second) == .finished)
            #expect(try await runner.run(first) == .finished)
            #expect(server.arrived.count == 3 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `the next occurrence is for everybody again, also for those who got its sample before`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            var due = try await schedule(fixture)
            for occurrence in 1...2 {
                let sampled = try await sample(fixture, 4)
                #expect(try await runner.run(sampled) == .finished)
                #expect(server.arrived.values.filter { $0.count == occurrence }.count == 4)
                advance(fixture, to: due)
                guard case .started(_, let run, _)? = try await fire(fixture).first else {
                    Issue.record("not started")
                    return
                }
                #expect(try await runner.run(run) == .finished)
                #expect(server.arrived.values.allSatisfy { $0.count == occurrence } && server.arrived.count == 20)
                fixture.time.advance(seconds: 60)
                due = try #require(try await fixture.look { try $0.campaign($1, named: "sale").nextAt })
            }
        }
    }

    @Test func `a run that cannot go on pauses its campaign and all that is sent for it`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await fixture.apply()
            _ = try await sample(fixture, 2)
            let run = try await fixture.start()
            try await fixture.change { try $0.pauseRun($1, run, by: .init(actor: "sender", reason: "no such letter"), at: $2) }
            let paused = try await states(fixture)
            #expect(paused.campaign == .paused && paused.runs == [.paused, .paused])
        }
    }
}
