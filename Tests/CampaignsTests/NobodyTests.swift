import Audience
import Foundation
import Segments
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// Runs that find nobody whom they can mail.
@Suite struct NobodyTests {
    private func segment(_ fixture: CampaignFixture, _ name: String, _ text: String) async throws {
        try await fixture.database.write { connection in
            _ = try fixture.context.segments.create(
                connection, SegmentDefinition(name: name, text: text), at: fixture.time.now())
        }
    }

    @Test func `a run with nobody to mail says why, is not finished, and can be started again when there is somebody`()
        async throws
    {
        try await CampaignFixture.with(contacts: 3) { fixture in
            try await fixture.alter(
                "UPDATE contact SET status = 'unsubscribed' WHERE id = 1",
                "UPDATE subscription SET state = 'unsubscribed' WHERE contact_id > 1")
            try await segment(fixture, "Everybody", #"email contains "@""#)
            let file = "name: sale\ntemplate: letter\nto: { segments: [Everybody] }\n"
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let first = try await fixture.start(file)
            let result = try await runner.run(first)
            #expect(result == .nobody(reason: "nobody can be mailed: 2 not_on_list, 1 unsubscribed"))
            let report = try await fixture.report(first)
            #expect(report.state == .missed && report.reason?.contains("not_on_list") == true)
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .draft)
            fixture.time.advance(seconds: 60)
            try await fixture.alter("UPDATE subscription SET state = 'subscribed'")
            let second = try await fixture.start(file)
            let again = try await runner.run(second)
            #expect(again == .finished && Set(server.arrived.keys) == [2, 3])
            let last = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(last.state == .finished)
        }
    }

    @Test func `a run whose people all stopped being mailable before their turn is none either`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            let run = try await fixture.start()
            _ = try await fixture.enter(run)
            try await fixture.alter("UPDATE contact SET status = 'complained'")
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .nobody(reason: "nobody can be mailed: 3 complained"))
        }
    }

    @Test func `whoever got a sample is not mailed because a run found nobody else`() async throws {
        try await CampaignFixture.with(contacts: 2) { fixture in
            try await fixture.apply()
            let server = ScriptedReceiver()
            let runner = try fixture.runner(server)
            let sample = try await fixture.change {
                try $0.startSample($1, "sale", size: 5, by: CampaignFixture.cause, at: $2).id
            }
            _ = try await runner.run(sample)
            for _ in 0..<2 {
                fixture.time.advance(seconds: 60)
                let run = try await fixture.start()
                let result = try await runner.run(run)
                #expect(result == .nobody(reason: "nobody can be mailed: 2 sampled"))
            }
            #expect(server.arrived.values.allSatisfy { $0.count == 1 })
        }
    }

    @Test func `an occurrence with nobody leaves the schedule as it is`() async throws {
        try await CampaignFixture.with { fixture in
            try await fixture.apply(CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n")
            let due = try await fixture.change { try $0.schedule($1, "sale", by: CampaignFixture.cause, at: $2) }
            fixture.time.advance(seconds: Double(due.seconds - fixture.time.now().seconds) + 1)
            let scheduler = CampaignScheduler(store: fixture.store)
            let firings = try await scheduler.fire(fixture.database, now: fixture.time.now())
            guard case .started(_, let run, _)? = firings.first else {
                Issue.record("\(firings)")
                return
            }
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .nobody(reason: "nobody can be mailed: nobody is in the audience"))
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .scheduled && campaign.nextAt == due.adding(seconds: 86_400))
            let again = try await scheduler.fire(fixture.database, now: fixture.time.now())
            #expect(again.isEmpty)
        }
    }

    @Test func `a test tells whom of its segment it left out and why`() async throws {
        try await CampaignFixture.with(contacts: 4) { fixture in
            try await fixture.alter(
                "UPDATE contact SET status = 'pending' WHERE id = 2", "DELETE FROM subscription WHERE contact_id = 3")
            try await fixture.database.write { connection in
                try Suppression.add(connection, key: "c4@example.org", at: Instant(seconds: 0))
            }
            try await segment(fixture, "Colleagues", #"email contains "@""#)
            try await fixture.apply()
            let test = try await fixture.change {
                try $0.startTest($1, "sale", segment: "Colleagues", by: CampaignFixture.cause, at: $2).id
            }
            let server = ScriptedReceiver()
            _ = try await fixture.runner(server).run(test)
            #expect(Set(server.arrived.keys) == [1])
            let steps = try await RunOmissions(fixture.context).steps(of: test)
            let names = Dictionary(uniqueKeysWithValues: steps.map { ($0.exclusion, $0.samples) })
            #expect(
                names == [
                    .notOnList: ["c3@example.org"], .pending: ["c2@example.org"], .suppressed: ["c4@example.org"],
                ])
        }
    }
}
