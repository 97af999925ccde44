import Foundation
import Storage
import TestSupport
import Testing

@testable import Campaigns

@Suite struct SchedulerTests {
    private static let daily = CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n"

    /// Arms a campaign and gives the time of its first occurrence.
    private func schedule(_ fixture: CampaignFixture, _ text: String) async throws -> Instant {
        try await fixture.apply(text)
        return try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
    }

    private func advance(_ fixture: CampaignFixture, to instant: Instant) {
        fixture.time.advance(seconds: Double(instant.microseconds - fixture.time.now().microseconds) / 1e6)
    }

    private func once(_ fixture: CampaignFixture, inDays days: Double) -> String {
        let date = Date(timeIntervalSince1970: Double(fixture.time.now().seconds) + days * 86_400)
        let style = Date.VerbatimFormatStyle(
            format: "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) 09:00", timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian))
        return CampaignFixture.file + "schedule: { at: \(date.formatted(style)) }\n"
    }

    @Test func `each occurrence is a run of its own, mailed to everybody once`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let scheduler = CampaignScheduler(store: fixture.store)
            var due = try await schedule(fixture, Self.daily)
            for day in 1...3 {
                let early = try await scheduler.fire(fixture.database, now: fixture.time.now())
                #expect(early == [])
                advance(fixture, to: due)
                let firings = try await scheduler.fire(fixture.database, now: fixture.time.now())
                guard case .started(_, let run, _)? = firings.first, firings.count == 1 else {
                    Issue.record("\(firings)")
                    return
                }
                let result = try await runner.run(run)
                #expect(result == .finished)
                #expect(server.arrived.count == 20 && server.arrived.values.allSatisfy { $0.count == day })
                let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
                #expect(campaign.state == .scheduled)
                due = try #require(campaign.nextAt)
            }
        }
    }

    @Test func `two schedulers never fire one occurrence twice`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, Self.daily)
            advance(fixture, to: due)
            let now = fixture.time.now()
            let firings = try await withThrowingTaskGroup(of: [CampaignScheduler.Firing].self) { group in
                for _ in 0..<8 {
                    group.addTask { try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: now) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(firings.count == 1)
            let runs = try await fixture.look { try $0.runs($1, campaign: 1) }
            #expect(runs.count == 1)
        }
    }

    @Test func `an occurrence starts late within the limit; those before it, and later ones, are missed and said so`()
        async throws
    {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let first = try await schedule(fixture, Self.daily)
            let scheduler = CampaignScheduler(store: fixture.store)
            // Down for three days, and back five hours after the last occurrence.
            advance(fixture, to: first.adding(seconds: 3 * 86_400 + 5 * 3600))
            let firings = try await scheduler.fire(fixture.database, now: fixture.time.now())
            let missed = firings.filter { if case .missed = $0 { true } else { false } }
            #expect(firings.count == 4 && missed.count == 3)
            guard case .started(_, let run, let due)? = firings.last else {
                Issue.record("\(firings)")
                return
            }
            #expect(due == first.adding(seconds: 3 * 86_400))
            _ = try await fixture.runner(ScriptedReceiver()).run(run)
            // Down again, and back seven hours late.
            advance(fixture, to: first.adding(seconds: 4 * 86_400 + 7 * 3600))
            let later = try await scheduler.fire(fixture.database, now: fixture.time.now())
            #expect(later == [.missed(campaign: "sale", due: first.adding(seconds: 4 * 86_400))])
            let runs = try await fixture.look { try $0.runs($1, campaign: 1) }
            #expect(runs.map(\.state).filter { $0 == .missed }.count == 4)
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .scheduled && campaign.nextAt == first.adding(seconds: 5 * 86_400))
        }
    }

    @Test func `a campaign that goes out once and missed its time is a draft again`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, once(fixture, inDays: 2))
            advance(fixture, to: due.adding(seconds: 7 * 3600))
            let firings = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(firings == [.missed(campaign: "sale", due: due)])
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .draft && campaign.nextAt == nil)
            let run = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .finished)
        }
    }

    @Test func `started by hand or by its schedule, a campaign that goes out once does so once`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, once(fixture, inDays: 2))
            let run = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            advance(fixture, to: due)
            let firings = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(firings == [])
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .finished)
        }
    }

    @Test func `a frozen audience is decided when scheduled, and checked again when mailed`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, once(fixture, inDays: 2) + "audience: frozen\n")
            let runner = try fixture.runner(ScriptedReceiver())
            let run = try #require(try await fixture.look { try $0.runs($1, campaign: 1).first?.id })
            let frozen = try await runner.run(run, waitsForRetries: false)
            #expect(frozen == .waiting(until: due))
            try await fixture.database.write { connection in
                try CampaignFixture.insert(connection, "late@example.org", name: "Late")
                try connection.execute("UPDATE contact SET status = 'unsubscribed' WHERE id = 2")
            }
            advance(fixture, to: due)
            let firings = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(firings == [.started(campaign: "sale", run: run, due: due)])
            let result = try await runner.run(run)
            #expect(result == .finished)
            let report = try await fixture.report(run)
            #expect(report.accepted == 4 && report.skipped == 1 && report.total == 5)
        }
    }

    @Test func `a paused campaign fires nothing`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, Self.daily)
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            advance(fixture, to: due.adding(seconds: 60))
            let firings = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(firings == [])
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let resumed = try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
            #expect(resumed.count == 1)
        }
    }
}
