import Foundation
import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Campaigns whose audience is decided when they are scheduled, and schedules that change under them.
@Suite struct FrozenTests {
    /// The file of a campaign at 09:00 of a day to come.
    private func file(_ fixture: CampaignFixture, inDays days: Double, frozen: Bool = true, to: String = "Customers") -> String {
        let date = Date(timeIntervalSince1970: Double(fixture.time.now().seconds) + days * 86_400)
        let style = Date.VerbatimFormatStyle(
            format: "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) 09:00", timeZone: .gmt,
            calendar: Calendar(identifier: .gregorian))
        return "name: sale\ntemplate: letter\nto: { lists: [\(to)] }\nschedule: { at: \(date.formatted(style)) }\n"
            + (frozen ? "audience: frozen\n" : "")
    }

    private func apply(_ fixture: CampaignFixture, _ text: String) async throws -> CampaignStore.Applied {
        try await fixture.change { try $0.apply($1, text: text, file: "sale.yaml", by: CampaignFixture.cause, at: $2) }
    }

    /// Applies a file and arms its schedule.
    private func schedule(_ fixture: CampaignFixture, _ text: String) async throws -> Instant {
        _ = try await apply(fixture, text)
        return try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
    }

    private func advance(_ fixture: CampaignFixture, to instant: Instant) {
        fixture.time.advance(seconds: Double(instant.microseconds - fixture.time.now().microseconds) / 1e6)
    }

    private func fire(_ fixture: CampaignFixture) async throws -> [CampaignScheduler.Firing] {
        try await CampaignScheduler(store: fixture.store).fire(fixture.database, now: fixture.time.now())
    }

    private func campaign(_ fixture: CampaignFixture) async throws -> Campaign {
        try await fixture.look { try $0.campaign($1, named: "sale") }
    }

    private func runs(_ fixture: CampaignFixture) async throws -> [CampaignRun] {
        try await fixture.look { try $0.runs($1, campaign: 1) }
    }

    @Test(arguments: [false, true])
    func `it moves with its file, also while it is paused over its time`(isPaused: Bool) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let first = try await schedule(fixture, file(fixture, inDays: 2))
            let run = try #require(try await runs(fixture).first?.id)
            #expect(try await runner.run(run, waitsForRetries: false) == .waiting(until: first))
            let text = file(fixture, inDays: 4)
            if isPaused {
                try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
                advance(fixture, to: first.adding(seconds: 8 * 3600))
            }
            let applied = try await apply(fixture, text)
            let second = first.adding(seconds: 2 * 86_400)
            #expect(applied.campaign.nextAt == second && applied.effects.count == 1)
            #expect(applied.effects.first?.contains("it starts at") == true)
            let moved = try await runs(fixture)
            #expect(moved.count == 1 && moved[0].startsAt == second && moved[0].definition == text)
            if isPaused {
                #expect(moved[0].state == .paused)
                try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            }
            #expect(try await campaign(fixture).state == .scheduled)
            #expect(try await runs(fixture)[0].state == .waiting)
            #expect(try await fire(fixture) == [])
            #expect(try await runner.run(run, waitsForRetries: false) == .waiting(until: second))
            // Whoever came since is not in it.
            try await fixture.database.write { _ = try CampaignFixture.insert($0, "late@example.org") }
            advance(fixture, to: second)
            #expect(try await fire(fixture) == [.started(campaign: "sale", run: run, due: second)])
            #expect(try await runner.run(run) == .finished)
            #expect(server.arrived.count == 5)
            #expect(try await campaign(fixture).state == .finished)
        }
    }

    @Test(arguments: [5.0, 7.0])
    func `paused over its time it starts late within the limit, and is missed beyond it`(hours: Double) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let run = try #require(try await runs(fixture).first?.id)
            _ = try await runner.run(run, waitsForRetries: false)
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            advance(fixture, to: due.adding(seconds: hours * 3600))
            #expect(try await fire(fixture) == [])
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            #expect(try await campaign(fixture).state == .scheduled)
            let open = try await fixture.look { try $0.openRuns($1).count }
            #expect(open == 0)
            let isLate = hours > 6
            #expect(
                try await fire(fixture)
                    == (isLate ? [.missed(campaign: "sale", due: due)] : [.started(campaign: "sale", run: run, due: due)]))
            _ = try await runner.run(run, waitsForRetries: false)
            #expect(server.arrived.count == (isLate ? 0 : 5))
            #expect(try await campaign(fixture).state == (isLate ? .draft : .finished))
        }
    }

    @Test func `entered too late it waits for the schedule, and missed it stays, for a sender may hold it`() async throws {
        try await CampaignFixture.with(contacts: 30) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let run = try #require(try await runs(fixture).first?.id)
            advance(fixture, to: due.adding(seconds: 7 * 3600))
            // A sender enters the audience before the scheduler looks.
            #expect(try await fixture.enter(run) == .waiting)
            #expect(try await fire(fixture) == [.missed(campaign: "sale", due: due)])
            let missed = try await runs(fixture)
            #expect(missed.map(\.id) == [run] && missed.map(\.state) == [.missed])
            // The sender that holds it finds it at its end.
            #expect(try await runner.run(run) == .finished)
            #expect(server.arrived.isEmpty)
            #expect(try await campaign(fixture).state == .draft)
            // By hand it goes out to everybody there is then, as a run of its own.
            try await fixture.database.write { _ = try CampaignFixture.insert($0, "late@example.org") }
            let again = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            #expect(again != run)
            #expect(try await runner.run(again) == .finished)
            #expect(server.arrived.count == 31)
        }
    }

    @Test func `missed while its audience is being entered, it is entered no further and sent to nobody`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let run = try #require(try await runs(fixture).first?.id)
            advance(fixture, to: due.adding(seconds: 7 * 3600))
            _ = try await fire(fixture)
            #expect(try await runs(fixture).map(\.state) == [.missed])
            let server = ScriptedReceiver()
            #expect(try await fixture.runner(server).run(run) == .finished)
            #expect(server.arrived.isEmpty)
            // Its schedule can be armed anew.
            let next = try await schedule(fixture, file(fixture, inDays: 2))
            let second = try #require(try await runs(fixture).last)
            #expect(second.id != run && second.startsAt == next && second.state == .entering)
        }
    }

    @Test(arguments: [true, false])
    func `started by hand before its time it goes on after a pause`(isEntered: Bool) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let frozen = try #require(try await runs(fixture).first?.id)
            if isEntered { #expect(try await runner.run(frozen, waitsForRetries: false) == .waiting(until: due)) }
            let run = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            #expect(run == frozen)
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            #expect(try await campaign(fixture).state == .sending)
            #expect(try await runner.run(run, waitsForRetries: false) == .finished)
            #expect(server.arrived.count == 5)
            advance(fixture, to: due)
            #expect(try await fire(fixture) == [])
        }
    }

    @Test func `who got a sample is not mailed again by an audience frozen before it`() async throws {
        for isEntered in [true, false] {
            try await CampaignFixture.with(contacts: 20) { fixture in
                let server = ScriptedReceiver()
                let runner = try fixture.runner(server)
                let due = try await schedule(fixture, file(fixture, inDays: 2))
                let run = try #require(try await runs(fixture).first?.id)
                if isEntered { _ = try await runner.run(run, waitsForRetries: false) }
                let sample = try await fixture.change {
                    try $0.startSample($1, "sale", size: 5, by: CampaignFixture.cause, at: $2).id
                }
                #expect(try await runner.run(sample) == .finished)
                #expect(server.arrived.count == 5)
                if !isEntered { _ = try await runner.run(run, waitsForRetries: false) }
                advance(fixture, to: due)
                _ = try await fire(fixture)
                #expect(try await runner.run(run) == .finished)
                #expect(server.arrived.count == 20 && server.arrived.values.allSatisfy { $0.count == 1 })
            }
        }
    }

    @Test func `a sample held up until a frozen audience was mailed mails nobody again`() async throws {
        try await CampaignFixture.with(contacts: 20) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let run = try #require(try await runs(fixture).first?.id)
            let sample = try await fixture.change {
                try $0.startSample($1, "sale", size: 5, by: CampaignFixture.cause, at: $2).id
            }
            try await fixture.change { try $0.pauseRun($1, sample, by: CampaignFixture.cause, at: $2) }
            _ = try await runner.run(run, waitsForRetries: false)
            advance(fixture, to: due)
            _ = try await fire(fixture)
            #expect(try await runner.run(run) == .finished)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            #expect(try await runner.run(sample) == .finished)
            #expect(server.arrived.count == 20 && server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `another letter in the file is the one that goes out, to the audience frozen before`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            let other = CampaignFixture.letter.replacing("Hello", with: "Good morning")
            try Data(other.utf8).write(to: fixture.folder.appendingPathComponent("templates/other.md"))
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let text = file(fixture, inDays: 2)
            let due = try await schedule(fixture, text)
            let run = try #require(try await runs(fixture).first?.id)
            #expect(try await runner.run(run, waitsForRetries: false) == .waiting(until: due))
            _ = try await apply(fixture, text.replacing("template: letter", with: "template: other"))
            advance(fixture, to: due)
            _ = try await fire(fixture)
            #expect(try await runner.run(run) == .finished)
            let message = try #require(server.arrived[1]?.first)
            #expect(String(decoding: message.bytes, as: UTF8.self).contains("Subject: Good morning Name 1"))
        }
    }

    @Test func `another audience in the file is frozen anew, and one decided at the start is frozen no longer`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            try await fixture.database.write { connection in
                for number in 1...3 { try CampaignFixture.insert(connection, "staff\(number)@example.org", list: 2) }
            }
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            let first = try #require(try await runs(fixture).first?.id)
            _ = try await runner.run(first, waitsForRetries: false)
            let applied = try await apply(fixture, file(fixture, inDays: 2, to: "Staff"))
            #expect(applied.effects == ["its audience is frozen anew"])
            #expect(try await runs(fixture).map(\.state) == [.cancelled, .entering])
            let loose = try await apply(fixture, file(fixture, inDays: 2, frozen: false, to: "Staff"))
            #expect(loose.effects == ["its audience is decided when it starts, and no longer frozen"])
            #expect(try await runs(fixture).map(\.state) == [.cancelled, .cancelled])
            let again = try await apply(fixture, file(fixture, inDays: 2, to: "Staff"))
            #expect(again.effects == ["its audience is frozen now"])
            let run = try #require(try await runs(fixture).last?.id)
            #expect(try await runner.run(run, waitsForRetries: false) == .waiting(until: due))
            advance(fixture, to: due)
            #expect(try await fire(fixture) == [.started(campaign: "sale", run: run, due: due)])
            #expect(try await runner.run(run) == .finished)
            #expect(Set(server.arrived.keys) == [6, 7, 8])
        }
    }

    @Test(arguments: [true, false], ["taken out", "over"])
    func `a schedule taken out of the file, or over, makes a draft, and nothing fires`(
        isFrozen: Bool, how: String
    ) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, file(fixture, inDays: 2, frozen: isFrozen))
            let text = how == "over" ? file(fixture, inDays: -2, frozen: isFrozen) : CampaignFixture.file
            let applied = try await apply(fixture, text)
            #expect(applied.campaign.state == .draft && applied.campaign.nextAt == nil)
            #expect(applied.effects.count == 1 && applied.effects.first?.contains("is a draft now") == true, "\(applied.effects)")
            #expect(try await runs(fixture).map(\.state) == (isFrozen ? [.cancelled] : []))
            advance(fixture, to: due)
            #expect(try await fire(fixture) == [])
            let server = ScriptedReceiver()
            let run = try await fixture.change { try $0.start($1, "sale", by: CampaignFixture.cause, at: $2).id }
            #expect(try await fixture.runner(server).run(run) == .finished)
            #expect(server.arrived.count == 5)
        }
    }

    @Test func `a schedule taken out while the campaign is paused starts nothing when that is resumed`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, file(fixture, inDays: 2))
            try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) }
            let applied = try await apply(fixture, CampaignFixture.file)
            #expect(applied.campaign.state == .paused && applied.effects.first?.contains("resumed") == true)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            #expect(try await campaign(fixture).state == .draft)
            advance(fixture, to: due)
            #expect(try await fire(fixture) == [])
        }
    }

    @Test func `a schedule taken out while a run is being sent ends with that run`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture, CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n")
            advance(fixture, to: due)
            guard case .started(_, let run, _)? = try await fire(fixture).first else {
                Issue.record("not started")
                return
            }
            let applied = try await apply(fixture, CampaignFixture.file)
            #expect(applied.campaign.state == .sending && applied.effects.first?.contains("no run comes after") == true)
            #expect(try await fixture.runner(ScriptedReceiver()).run(run) == .finished)
            #expect(try await campaign(fixture).state == .finished)
        }
    }

    @Test func `a change that leaves the schedule alone leaves an occurrence that is just late`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let text = file(fixture, inDays: 2, frozen: false)
            let due = try await schedule(fixture, text)
            advance(fixture, to: due.adding(seconds: 300))
            let applied = try await apply(fixture, text + "tracking: { opens: false }\n")
            #expect(applied.campaign.nextAt == due && applied.effects == [])
            #expect(try await fire(fixture).count == 1)
        }
    }

    @Test func `a campaign without a file is removed if it was never tried, else cancelled, and kept while it is sent`()
        async throws
    {
        try await CampaignFixture.with(contacts: 5) { fixture in
            func prune() async throws -> CampaignPruning? {
                try await fixture.change { try $0.prune($1, $0.campaign($1, named: "sale"), by: CampaignFixture.cause, at: $2) }
            }
            _ = try await schedule(fixture, file(fixture, inDays: 2, frozen: false))
            #expect(try await prune() == .removed)
            #expect(try await fixture.look { try $0.all($1).count } == 0)
            // Its file may come back; frozen, it has a run that a sender may hold.
            _ = try await schedule(fixture, file(fixture, inDays: 2))
            #expect(try await prune() == .cancelled)
            let cancelled = try await fixture.look { store, connection in
                let campaign = try store.campaign(connection, named: "sale")
                return (campaign.state, try store.runs(connection, campaign: campaign.id).map(\.state))
            }
            #expect(cancelled.0 == .cancelled && cancelled.1 == [.cancelled])
            #expect(try await prune() == nil)
        }
        try await CampaignFixture.with(contacts: 5) { fixture in
            let run = try await fixture.start()
            for isPaused in [false, true] {
                if isPaused { try await fixture.change { try $0.pause($1, "sale", by: CampaignFixture.cause, at: $2) } }
                let pruning = try await fixture.change {
                    try $0.prune($1, $0.campaign($1, named: "sale"), by: CampaignFixture.cause, at: $2)
                }
                #expect(pruning == .kept)
            }
            #expect(try await runs(fixture).map(\.state) == [.paused])
            #expect(try await runs(fixture).map(\.id) == [run])
        }
    }
}
