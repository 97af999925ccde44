import Foundation
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

/// What the check calls an error stops a campaign, unless a person accepts it by name and with a reason.
@Suite struct LetterGateTests {
    private static let noWayOut =
        "---\nsubject: News\n---\nDear {{ contact.first_name | default: 'you' }}, {{ workspace.postal_address }}"
    private static let daily = CampaignFixture.file + "schedule: { repeat: daily at 09:00 }\n"
    private static let internalNotice = Acceptance(findings: [.noUnsubscribeLink: "internal notice"])

    /// Changes the letter, and applies it.
    private func write(_ letter: String, _ fixture: CampaignFixture) async throws {
        let (kept, now) = (fixture.context.kept, fixture.time.now())
        let files = LetterFiles(name: "letter", contents: ["letter.md": Array(letter.utf8)])
        _ = try await fixture.database.write { try kept.apply($0, files, by: CampaignFixture.cause, at: now).change }
    }

    private func check(_ fixture: CampaignFixture, _ acceptance: Acceptance = .none) async throws -> String? {
        try await fixture.look { store, connection in
            try LetterGate(fixture.context).check(connection, store.campaign(connection, named: "sale"), accepting: acceptance)
        }
    }

    static let errors: [(letter: String, names: [FindingName])] = [
        (noWayOut, [.noUnsubscribeLink]),
        ("---\npreheader: x\n---\n[bye]({{ unsubscribe_url }})", [.noSubject]),
        ("---\nsubject: x\n---\n{{ customer.name }} [bye]({{ unsubscribe_url }})", [.unknownVariable]),
        ("---\nsubject: x\n---\n{{ contact.first_name | default: “x” }} [bye]({{ unsubscribe_url }})", [.unknownVariable]),
        ("---\nsubject: x\n---\n{{ contact.name }} [bye]({{ unsubscribe_url }})", [.unknownField]),
        ("---\nsubject: x\n---\n<a href='https://'>x</a> [bye]({{ unsubscribe_url }})", [.brokenLink]),
        (
            "---\nsubject: x\n---\n<a href='https://x.test/\(String(repeating: "y", count: 9000))'>x</a> [bye]({{ unsubscribe_url }})",
            [.brokenLink]
        ),
        ("---\nsubject: x\n---\n{% if a %}x{% else if b %}y{% endif %} [bye]({{ unsubscribe_url }})", [.syntax]),
        ("---\nsubject: '{{ contact.first_name }}'\n---\nx [bye]({{ unsubscribe_url }})", [.emptySubject]),
        ("---\nsubject: x\n---\n{{ 1 | divided_by: 0 }} [bye]({{ unsubscribe_url }})", [.noMessage]),
        ("---\npreheader: x\n---\n{{ contact.x_y }}", [.noSubject, .noUnsubscribeLink, .unknownField]),
    ]

    @Test(arguments: errors) func `an error stops the start, and the plan shows it with the audience`(
        _ letter: String, _ names: [FindingName]
    ) async throws {
        try await CampaignFixture.with(contacts: 5, letter: letter) { fixture in
            try await fixture.alter("UPDATE contact SET f1 = NULL WHERE id = 3")
            try await fixture.apply()
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            let errors = plan.findings.filter { $0.severity == .error }
            #expect(Set(errors.map(\.name)) == Set(names), "\(errors)")
            #expect(plan.unaccepted == errors.count && plan.matched == 5 && plan.reachable == 5)
            for name in names { #expect(plan.errors.contains { $0.contains("[\(name.rawValue)]") }) }
            let refusal = await #expect(throws: CampaignError.self) { try await check(fixture) }
            #expect(refusal?.kind == .unusable)
            for name in names {
                #expect(refusal?.message.contains("[\(name.rawValue)]") ?? false, "\(String(describing: refusal))")
            }
            guard names.allSatisfy(\.isAcceptable) else { return }
            let acceptance = Acceptance(findings: Dictionary(names.map { ($0, "why") }) { first, _ in first })
            let note = try await check(fixture, acceptance)
            #expect(note == "despite " + names.map { "\($0.rawValue) (why)" }.sorted().joined(separator: ", "))
            let accepted = try await CampaignPlanner(fixture.context).plan("sale", accepting: acceptance)
            #expect(accepted.unaccepted == 0 && accepted.errors.count == errors.count)
        }
    }

    @Test func `a letter without errors passes, and has nothing to accept`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try await fixture.apply()
            let note = try await check(fixture, Self.internalNotice)
            #expect(note == nil)
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            #expect(plan.unaccepted == 0 && plan.errors.isEmpty && plan.samples.count == 3)
        }
    }

    @Test(arguments: [
        (["no-unsubscribe-lnk"], "x", "did you mean `no-unsubscribe-link`?"), (["no-subject"], " \n", "needs a reason"),
        (["no-subject", "syntax"], "x", "cannot be accepted"), (["unknown-field"], "x", "cannot be accepted"),
    ]) func `what cannot be accepted is refused`(_ names: [String], _ reason: String, _ message: String) {
        let error = #expect(throws: CampaignError.self) { try Acceptance(names, reason: reason) }
        #expect(error?.message.contains(message) ?? false)
    }

    @Test func `a reason is kept in one line`() throws {
        let acceptance = try Acceptance(["no-subject"], reason: " for the\nstaff ")
        #expect(acceptance.findings == [.noSubject: "for the staff"])
        #expect(try Acceptance([], reason: "") == .none)
    }

    // MARK: - Schedules

    private func advance(_ fixture: CampaignFixture, to instant: Instant) {
        fixture.time.advance(seconds: Double(instant.microseconds - fixture.time.now().microseconds) / 1e6)
    }

    private func schedule(_ fixture: CampaignFixture, _ acceptance: Acceptance = .none) async throws -> Instant {
        try await fixture.apply(Self.daily)
        return try await fixture.change { try $0.schedule($1, "sale", accepting: acceptance, by: CampaignFixture.cause, at: $2) }
    }

    private func fire(_ fixture: CampaignFixture) async throws -> [CampaignScheduler.Firing] {
        try await CampaignScheduler(store: fixture.store, gate: LetterGate(fixture.context))
            .fire(fixture.database, now: fixture.time.now())
    }

    @Test func `a schedule does not fire with an error, and fires when that is mended`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let due = try await schedule(fixture)
            try await write(Self.noWayOut, fixture)
            advance(fixture, to: due)
            let firings = try await fire(fixture)
            guard case .held("sale", due, let reason)? = firings.first, firings.count == 1 else {
                Issue.record("\(firings)")
                return
            }
            #expect(reason.contains("[no-unsubscribe-link]"))
            let held = try await fixture.look { try ($0.campaign($1, named: "sale"), $0.runs($1, campaign: 1)) }
            #expect(held.0.state == .paused && held.1.isEmpty)
            let history = try await fixture.look { try $0.transitions($1, campaign: 1) }
            #expect(history.last?.to == "paused" && history.last?.actor == "scheduler" && history.last?.reason == reason)
            let again = try await fire(fixture)
            #expect(again == [])
            try await write(CampaignFixture.letter, fixture)
            try await fixture.change { try $0.resume($1, "sale", by: CampaignFixture.cause, at: $2) }
            let started = try await fire(fixture)
            guard case .started(_, let run, due)? = started.first else {
                Issue.record("\(started)")
                return
            }
            let result = try await fixture.runner(ScriptedReceiver()).run(run)
            #expect(result == .finished)
        }
    }

    @Test func `what was accepted holds for every occurrence, and for these names only`() async throws {
        try await CampaignFixture.with(contacts: 5, letter: Self.noWayOut) { fixture in
            let first = try await schedule(fixture, Self.internalNotice)
            let runner = try fixture.runner(ScriptedReceiver())
            for day in 0..<2 {
                advance(fixture, to: first.adding(seconds: Double(day) * 86_400))
                guard case .started(_, let run, _)? = try await fire(fixture).first else {
                    Issue.record("day \(day) did not start")
                    return
                }
                let history = try await fixture.look { try $0.transitions($1, campaign: 1) }
                #expect(history.last { $0.run == run }?.reason.contains("despite no-unsubscribe-link (internal notice)") ?? false)
                let result = try await runner.run(run)
                #expect(result == .finished)
            }
            try await write(Self.noWayOut.replacing("subject: News", with: "preheader: News"), fixture)
            advance(fixture, to: first.adding(seconds: 2 * 86_400))
            guard case .held(_, _, let reason)? = try await fire(fixture).first else {
                Issue.record("another error must stop it")
                return
            }
            #expect(reason.contains("[no-subject]") && !reason.contains("[no-unsubscribe-link]"))
        }
    }

    @Test func `a new schedule forgets what an earlier one accepted`() async throws {
        try await CampaignFixture.with(contacts: 5, letter: Self.noWayOut) { fixture in
            _ = try await schedule(fixture, Self.internalNotice)
            _ = try await check(fixture)
            let due = try await schedule(fixture)
            await #expect(throws: CampaignError.self) { try await check(fixture) }
            advance(fixture, to: due)
            guard case .held? = try await fire(fixture).first else {
                Issue.record("it must not start")
                return
            }
        }
    }

    @Test func `while an earlier run is on its way, only the new occurrence is left out`() async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            let first = try await schedule(fixture)
            advance(fixture, to: first)
            guard case .started(_, let run, _)? = try await fire(fixture).first else { return }
            try await write(Self.noWayOut, fixture)
            advance(fixture, to: first.adding(seconds: 86_400))
            guard case .held? = try await fire(fixture).first else {
                Issue.record("it must not start")
                return
            }
            let (campaign, runs) = try await fixture.look { try ($0.campaign($1, named: "sale"), $0.runs($1, campaign: 1)) }
            #expect(campaign.state == .sending && campaign.nextAt == first.adding(seconds: 2 * 86_400))
            #expect(runs.map(\.state) == [.entering, .missed] && runs[0].id == run)
        }
    }

    @Test func `readers who lack a value today do not stop a schedule`() async throws {
        try await CampaignFixture.with(
            contacts: 5, letter: "---\nsubject: '{{ contact.first_name }}'\n---\nx [bye]({{ unsubscribe_url }})"
        ) { fixture in
            let due = try await schedule(fixture)
            try await fixture.alter("UPDATE contact SET f1 = NULL WHERE id = 3")
            advance(fixture, to: due)
            guard case .started? = try await fire(fixture).first else {
                Issue.record("it must start")
                return
            }
        }
    }
}
