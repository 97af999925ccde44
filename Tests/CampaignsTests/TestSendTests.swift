import Audience
import Foundation
import Mail
import Segments
import Storage
import TestSupport
import Testing
import Tracking

@testable import Campaigns

@Suite struct TestSendTests {
    @Test func `whoever got the sample is not mailed again, and the sample is the same every time`() async throws {
        var samples: [Set<Int64>] = []
        for _ in 0..<2 {
            try await CampaignFixture.with(contacts: 200) { fixture in
                let server = ScriptedReceiver()
                try await fixture.apply()
                let sample = try await fixture.change {
                    try $0.startSample($1, "sale", size: 50, by: CampaignFixture.cause, at: $2).id
                }
                let runner = try fixture.runner(server)
                let sampled = try await runner.run(sample)
                #expect(sampled == .finished)
                #expect(server.arrived.count == 50)
                samples.append(Set(server.arrived.keys))
                let plan = try await CampaignPlanner(fixture.context).plan("sale")
                #expect(plan.reachable == 150 && plan.steps.first { $0.exclusion == .sampled }?.count == 50)
                fixture.time.advance(seconds: 60)
                let run = try await fixture.start()
                let result = try await runner.run(run)
                #expect(result == .finished)
                #expect(server.arrived.count == 200 && server.arrived.values.allSatisfy { $0.count == 1 })
            }
        }
        #expect(samples.count == 2 && samples[0] == samples[1])
    }

    @Test func `a larger sample contains the smaller, and any is spread evenly`() {
        var small = SmallestHashes(seed: 5, limit: 100)
        var large = SmallestHashes(seed: 5, limit: 1000)
        for contact in Int64(1)...100_000 {
            small.offer(contact)
            large.offer(contact)
        }
        #expect(small.members.count == 100 && large.members.count == 1000)
        #expect(Set(small.members).isSubset(of: large.members))
        let lower = large.members.filter { $0 <= 50_000 }.count
        #expect((420...580).contains(lower))
    }

    @Test func `a test to a segment mails its members, and the campaign mails them again`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            try await fixture.database.write { connection in
                _ = try fixture.context.segments.create(
                    connection, SegmentDefinition(name: "Colleagues", text: "first_name in (\"Name 2\", \"Name 3\")"),
                    at: fixture.time.now())
                try connection.execute("UPDATE contact SET status = 'unsubscribed' WHERE id = 3")
            }
            let server = ScriptedReceiver()
            try await fixture.apply()
            let test = try await fixture.change {
                try $0.startTest($1, "sale", segment: "Colleagues", by: CampaignFixture.cause, at: $2).id
            }
            let runner = try fixture.runner(server)
            let result = try await runner.run(test)
            #expect(result == .finished && Set(server.arrived.keys) == [2])
            let campaign = try await fixture.look { try $0.campaign($1, named: "sale") }
            #expect(campaign.state == .draft)
            let run = try await fixture.start()
            _ = try await runner.run(run)
            #expect(server.arrived[2]?.count == 2)
        }
    }

    @Test func `a test to addresses fills the letter, harms no contact and is recorded`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            try await fixture.apply()
            try await fixture.alter("UPDATE contact SET status = 'unsubscribed' WHERE id = 2")
            let server = ScriptedReceiver { message, _ in message.recipient.hasPrefix("gone") ? .unknownUser : .accepted }
            let outcomes = try await TestSender(fixture.context).send(
                "sale",
                to: ["boss@shop.example", "c1@example.org", "c2@example.org", "gone@shop.example"].map {
                    try EmailAddress(parsing: $0)
                },
                as: EmailAddress(parsing: "c3@example.org"), by: CampaignFixture.cause,
                through: ScriptedTransport(server, capacity: 1))
            let states = Dictionary(uniqueKeysWithValues: outcomes.map { ($0.email, $0.state) })
            #expect(
                states == [
                    "boss@shop.example": .accepted, "c1@example.org": .accepted, "c2@example.org": .skipped,
                    "gone@shop.example": .bounced,
                ])
            let messages = server.arrived.values.flatMap { $0 }
            let boss = try #require(messages.first { $0.recipient == "boss@shop.example" })
            #expect(String(decoding: boss.bytes, as: UTF8.self).contains("Subject: Hello Name 3"))
            guard case .bounce(let token) = fixture.context.minter.read(recipient: boss.envelopeSender) else {
                Issue.record("\(boss.envelopeSender)")
                return
            }
            #expect(token.contact == 0)
            let rows = try await fixture.database.read {
                try $0.integer("SELECT COUNT(*) FROM test_message WHERE state <> 'claimed'")
            }
            #expect(rows == 3)
            let ledger = try await fixture.database.read { try $0.integer("SELECT COUNT(*) FROM delivery") }
            #expect(ledger == 0)
        }
    }
}
