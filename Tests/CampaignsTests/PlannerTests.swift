import Audience
import Foundation
import Segments
import Storage
import TestSupport
import Testing

@testable import Campaigns

@Suite struct PlannerTests {
    private static let file = """
        name: sale
        template: letter
        to: { lists: [Customers], segments: [Everybody] }
        exclude: { lists: [Staff], segments: [Teresa] }
        """

    /// One contact for each reason, and ten who are reached.
    private static func populate(_ fixture: CampaignFixture) async throws {
        try await fixture.database.write { connection in
            for (name, text) in [("Everybody", "email contains \"@\""), ("Teresa", "first_name is \"Teresa\"")] {
                try fixture.context.segments.create(
                    connection, SegmentDefinition(name: name, text: text), at: fixture.time.now())
            }
            try CampaignFixture.insert(connection, "staff@example.org", name: "Agus")
            try connection.execute(
                """
                INSERT INTO subscription (contact_id, list_id, state, at, source)
                SELECT id, 2, 'subscribed', 0, 'test' FROM contact WHERE email = 'staff@example.org'
                """)
            try CampaignFixture.insert(connection, "teresa@example.org", name: "Teresa")
            try CampaignFixture.insert(connection, "nolist@example.org", name: "Budi", list: nil)
            for status in ContactStatus.allCases where status != .active {
                try CampaignFixture.insert(connection, "\(status.rawValue)@example.org", name: "Citra", status: status)
            }
            try CampaignFixture.insert(connection, "noname@example.org")
        }
    }

    @Test func `every contact is counted in exactly one step, with addresses`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            try await Self.populate(fixture)
            try await fixture.apply(Self.file + "\nmissing: skip\n")
            let plan = try await CampaignPlanner(fixture.context).plan("sale", rate: 5)
            let counts = Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.exclusion, $0.count) })
            #expect(
                counts == [
                    .excluded: 2, .sampled: 0, .notOnList: 1, .pending: 1, .unsubscribed: 1, .hardBounced: 1, .complained: 1,
                    .suppressed: 1, .valueMissing: 1,
                ])
            #expect(plan.matched == 19 && plan.reachable == 10)
            #expect(plan.matched == plan.reachable + plan.steps.map(\.count).reduce(0, +))
            #expect(plan.steps.first { $0.exclusion == .excluded }?.samples == ["staff@example.org", "teresa@example.org"])
            #expect(plan.seconds == 2)
            #expect(plan.samples.count == 3)
            #expect(plan.samples[0].email == "c1@example.org" && plan.samples[0].subject == "Hello Name 1")
            #expect(plan.samples[0].text.contains("Dear Name 1"))
        }
    }

    @Test func `the plan and the ledger agree`() async throws {
        for missing in ["skip", "empty"] {
            try await CampaignFixture.with(contacts: 10) { fixture in
                try await Self.populate(fixture)
                try await fixture.apply(Self.file + "\nmissing: \(missing)\n")
                let plan = try await CampaignPlanner(fixture.context).plan("sale")
                let run = try await fixture.start(Self.file + "\nmissing: \(missing)\n")
                _ = try await fixture.enter(run)
                let states = try await fixture.states(run)
                #expect(states.count == plan.reachable)
                #expect(plan.missingValues == (missing == "skip" ? 0 : 1))
                #expect(plan.warnings.contains { $0.contains("gap") } == (missing == "empty"))
            }
        }
    }

    @Test func `a segment is counted by the plan's own rule`() async throws {
        try await CampaignFixture.with(contacts: 12) { fixture in
            try await Self.populate(fixture)
            try await fixture.database.write { connection in
                try Suppression.add(connection, key: "c3@example.org", at: Instant(seconds: 0))
                try Suppression.add(connection, key: "c4@example.org", status: .hardBounced, at: Instant(seconds: 0))
                try Suppression.add(connection, key: "elsewhere@example.org", at: Instant(seconds: 0))
                try connection.execute("UPDATE subscription SET state = 'unsubscribed' WHERE contact_id = 5")
            }
            let file = "name: sale\ntemplate: letter\nto: { segments: [Everybody] }\n"
            try await fixture.apply(file)
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            let counts = Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.exclusion, $0.count) })
            #expect(counts[.suppressed] == 2 && counts[.hardBounced] == 2 && counts[.notOnList] == 2)
            let (segments, now) = (fixture.context.segments, fixture.time.now())
            let (size, typed) = try await fixture.look { _, connection in
                let stored = try segments.show(connection, named: "Everybody")
                let typed = try segments.size(connection, segments.typed(named: "Everybody", connection), asOf: now)
                return (try segments.size(connection, of: stored, asOf: now, cause: .plan), typed)
            }
            #expect(plan.matched == 21 && plan.reachable == 12)
            #expect(size.count == 21 && size.reachable == Int64(plan.reachable))
            #expect(typed.members == 21 && typed.reachable == Int64(plan.reachable))
            let run = try await fixture.start(file)
            _ = try await fixture.enter(run)
            let states = try await fixture.states(run)
            #expect(states.count == plan.reachable && states[3] == nil && states[4] == nil && states[5] == nil)
        }
    }

    @Test func `missing stop pauses at the first contact without the value`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            try await fixture.alter("UPDATE contact SET f1 = NULL WHERE id = 6")
            let server = ScriptedReceiver()
            let run = try await fixture.start(CampaignFixture.file + "missing: stop\n")
            let result = try await fixture.runner(server, batch: 4).run(run)
            guard case .paused(let reason) = result else {
                Issue.record("\(result)")
                return
            }
            #expect(reason.contains("c6@example.org") && reason.contains("first_name"))
            #expect(Set(server.arrived.keys) == Set(1...5))
            let states = try await fixture.states(run)
            #expect(states[6] == .queued && states[10] == .queued)
        }
    }

    @Test func `nobody with a status that the program does not know is counted as reached`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            try await fixture.apply()
            try await fixture.alter(
                "PRAGMA ignore_check_constraints = ON", "UPDATE contact SET status = 'resting' WHERE id = 2",
                "PRAGMA ignore_check_constraints = OFF")
            let error = await #expect(throws: CampaignError.self) { try await CampaignPlanner(fixture.context).plan("sale") }
            #expect(error?.message.contains("\"resting\"") == true)
        }
    }

    @Test func `a value that vanishes after entering skips the contact`() async throws {
        try await CampaignFixture.with(contacts: 10) { fixture in
            let run = try await fixture.start(CampaignFixture.file + "missing: skip\n")
            _ = try await fixture.enter(run)
            try await fixture.alter("UPDATE contact SET f1 = '' WHERE id = 6")
            let server = ScriptedReceiver()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            let report = try await fixture.report(run)
            #expect(report.skippedReasons == ["value_missing": 1] && report.accepted == 9)
        }
    }

    @Test func `whoever left the list named is not reached through a segment`() async throws {
        try await CampaignFixture.with(contacts: 3) { fixture in
            try await Self.populate(fixture)
            try await fixture.database.write { connection in
                try connection.execute("UPDATE subscription SET state = 'unsubscribed' WHERE contact_id = 2 AND list_id = 1")
                try connection.execute(
                    "INSERT INTO subscription (contact_id, list_id, state, at, source) VALUES (2, 2, 'subscribed', 0, 'test')")
            }
            try await fixture.apply("name: sale\ntemplate: letter\nto: { lists: [Customers], segments: [Everybody] }")
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            let step = plan.steps.first { $0.exclusion == .notOnList }
            #expect(step?.samples == ["c2@example.org", "nolist@example.org"])
        }
    }

    @Test func `a digest stands for the texts and the people, and says what has moved`() async throws {
        try await CampaignFixture.with(contacts: 100) { fixture in
            try await fixture.apply()
            let planner = CampaignPlanner(fixture.context)
            let first = try await planner.plan("sale").digest
            let again = try await planner.plan("sale").digest
            #expect(first == again)
            #expect(try PlanDigest(parsing: first.description) == first)
            try first.check(against: again)
            try await fixture.alter("UPDATE contact SET status = 'unsubscribed' WHERE id = 7")
            let moved = try await planner.plan("sale").digest
            let drift = #expect(throws: CampaignError.self) { try first.check(against: moved) }
            #expect(drift?.kind == .drift && drift?.message.contains("100 then, 99 now") == true)
            try first.check(against: moved, allowing: 0.02)
            _ = try await fixture.database.write { connection in
                try CampaignFixture.insert(connection, "new@example.org", name: "Rini")
            }
            let swapped = try await planner.plan("sale").digest
            #expect(swapped.reachable == 100 && swapped != first)
            #expect(throws: CampaignError.self) { try first.check(against: swapped) }
            try await fixture.apply(CampaignFixture.file + "missing: skip\n")
            let reworded = try await planner.plan("sale").digest
            let texts = #expect(throws: CampaignError.self) { try first.check(against: reworded, allowing: 1) }
            #expect(texts?.message.contains("has changed") == true)
        }
    }

    @Test(arguments: ["", "x", "1-2-3", "--", "abcdefabcdef--1-abcdefabcdef", "abcdefabcdef-99999999999999999999-abcdefabcdef"])
    func `what is no digest is refused`(text: String) {
        #expect(throws: CampaignError.self) { try PlanDigest(parsing: text) }
    }

    @Test func `a list or segment that is not there is named with the nearest`() async throws {
        try await CampaignFixture.with { fixture in
            try await fixture.apply("name: sale\ntemplate: letter\nto: { lists: [Custmers] }")
            let error = await #expect(throws: CampaignError.self) { try await CampaignPlanner(fixture.context).plan("sale") }
            #expect(error?.message.contains("Customers") == true)
        }
    }
}
