internal import Audience
internal import Campaigns
internal import Diagnostics
internal import Foundation
internal import Inbound
internal import Logging
internal import Mail
internal import ServiceLifecycle
internal import Storage

/// The whole loop on this machine: import, segments, plan, test, campaign, bounces, readers, report. Nothing is
/// pretended but the people: the mail is real SMTP, the reports are real, and so are the clicks.
public struct Demo: Sendable {
    /// Where lines for the person go.
    public typealias Output = @Sendable (String) -> Void
    private typealias Undelivered = DemoInbox.Undelivered

    private static let campaign = "spring-sale"
    private static let testSegment = "Test readers"

    private let demo: DemoWorkspace
    private let merpati: Merpati
    private let inbox: CaptureInbox
    private let demoInbox: DemoInbox
    private let say: Output

    /// Runs the demo in a workspace of its own below the examples'.
    ///
    /// - Parameter serves: whether the pages stay up afterwards, until the task is cancelled.
    public static func run(examples: Workspace, serves: Bool, say: @escaping Output) async throws {
        let demo = try DemoWorkspace.make(from: examples)
        let merpati = try await Merpati.open(workspace: demo.workspace, environment: [:])
        do {
            try await Demo(demo, merpati, say).run(serves: serves)
        } catch {
            try? await merpati.close()
            throw error
        }
        try await merpati.close()
    }

    private init(_ demo: DemoWorkspace, _ merpati: Merpati, _ say: @escaping Output) throws {
        (self.demo, self.merpati, self.say) = (demo, merpati, say)
        inbox = try CaptureInbox(folder: demo.workspace.inbox)
        demoInbox = DemoInbox(inbox: inbox)
    }

    private func run(serves: Bool) async throws {
        say("Merpati's demo: Back to the Fuchsia, a flower shop in Jakarta.")
        say("Everything happens on this machine, in \(demo.workspace.folder.path).")
        let servers = try await listen()
        do {
            try await steps()
            if serves {
                say("\nThe pages stay at http://\(demo.http) until you press Ctrl-C.")
                try await merpati.time.sleep(seconds: .infinity)
            }
        } catch {
            await servers.stop()
            throw error
        }
        await servers.stop()
    }

    /// Starts the pages and the inbox, and waits until both are there.
    private func listen() async throws -> RunningServices {
        let (ready, continuation) = AsyncStream.makeStream(of: Void.self)
        let room = merpati.servingRoom()
        let server = merpati.makeServer(demo.http, room) { _ in continuation.yield() }
        let inbound = InboundService(merpati: merpati, address: demo.smtp, other: demoInbox, room: room) { _ in
            continuation.yield()
        }
        let running = RunningServices([server, inbound], logger: merpati.logger) { continuation.finish() }
        var count = 0
        for await _ in ready {
            count += 1
            if count == 2 { return running }
        }
        await running.stop()
        throw AppError(.failed, "the demo's servers did not start")
    }

    private func steps() async throws {
        let audience = DemoAudience(merpati: merpati, say: say)
        try await audience.importAll()
        try await audience.showSegments()
        try await plan()
        try await test()
        let before = try await statuses()
        let run = try await send()
        try await returnBounces()
        let doings = try await readLetters()
        try await report(run, before, doings)
        suggest()
    }

    // MARK: Sending

    private func plan() async throws {
        say("\n3. Plan      merpati campaign plan \(Self.campaign)")
        let plan = try await CampaignPlanner(merpati.campaigns).plan(Self.campaign)
        say("   \(plan.matched) matched")
        for step in plan.steps where step.count > 0 {
            say(
                "   \(Self.pad("- \(step.count)", 7)) \(step.exclusion.rawValue): \(step.samples.prefix(2).joined(separator: ", "))"
            )
        }
        say("   \(plan.reachable) reachable; digest \(plan.digest)")
        for warning in plan.warnings { say("   note: \(warning)") }
        if let sample = plan.samples.first { say("   for \(sample.email): \"\(sample.subject)\"") }
    }

    private func test() async throws {
        say("\n4. Test      merpati campaign test \(Self.campaign) --segment \"\(Self.testSegment)\"")
        let (store, now) = (merpati.campaigns.store, merpati.time.now())
        let run = try await merpati.database.write { connection in
            try store.startTest(
                connection, Self.campaign, segment: Self.testSegment, by: .init(actor: "demo", reason: "test"), at: now)
        }
        try await send(run.id)
        let report = try await merpati.database.read { try CampaignReport($0, store, run: run.id) }
        say("   \(report.accepted) of \(report.total) test readers have it in their inbox")
    }

    private func send() async throws -> Int64 {
        say("\n5. Campaign  merpati campaign start \(Self.campaign) --wait")
        let run = try await merpati.begin(campaign: Self.campaign, merpati.outlook(campaign: Self.campaign))
        let begin = merpati.time.elapsed()
        try await send(run.id)
        let seconds = merpati.time.seconds(since: begin)
        let counts = demoInbox.counts
        say("   done in \(String(format: "%.1f", seconds)) s, over SMTP at \(demo.smtp)")
        say(
            "   the inbox refused \(counts.refused), postponed \(counts.postponed) (tried again and taken), "
                + "and will return \(counts.undelivered)")
        return run.id
    }

    private func send(_ run: Int64) async throws {
        // Postponed mail is tried again within seconds here; in real life it waits minutes.
        let options = CampaignRunner.Options(retry: RetryPolicy(first: 1...2, ceiling: 3, ageLimit: 60))
        let shown = ProgressSteps()
        let result = try await merpati.makeRunner(options).run(run) { [say] progress in
            let counts = progress.counts
            if shown.isNext(counts[.accepted], of: counts.total) {
                say("   \(counts[.accepted]) of \(counts.total) accepted, \(Int(progress.rate))/s")
            }
        }
        guard result == .finished else { throw AppError(.failed, "the run did not finish: \(result)") }
    }

    // MARK: What comes back

    private func returnBounces() async throws {
        demoInbox.finish()
        var undelivered: [Undelivered] = []
        for await failed in demoInbox.undelivered { undelivered.append(failed) }
        say("\n6. Bounces   the other servers report what they could not deliver (RFC 3464, over SMTP)")
        let reported = try await DemoBounces(account: merpati.smtpAccount, logger: merpati.logger).send(undelivered)
        say(
            "   \(Counted.text(reported, "report")) came to signed addresses such as \(undelivered.first?.message.envelope.sender ?? "none")"
        )
    }

    private func readLetters() async throws -> SimulatedReaders.Doings {
        say("\n7. Readers   open, click and unsubscribe over HTTP at http://\(demo.http)")
        let inbox = inbox
        let messages = try inbox.list(limit: 10_000).reversed().map { entry in
            (recipient: entry.recipients.first ?? "", source: try inbox.source(entry.number))
        }
        let readers = SimulatedReaders(publicURL: merpati.settings.publicURL, seed: 7)
        let doings = try await readers.read(messages)
        say(
            "   of \(Counted.text(messages.count, "letter")) \(doings.opened) were opened, \(doings.clicked) clicked, \(doings.unsubscribed) unsubscribed"
        )
        if let leaver = doings.leaver { say("   \(leaver) unsubscribed with one click and gets nothing any more") }
        return doings
    }

    // MARK: The outcome

    private func statuses() async throws -> [String: Int64] {
        let rows = try await merpati.database.read { connection in
            try connection.all("SELECT status, count(*) FROM contact GROUP BY status") { ($0.text(0) ?? "", $0.integer(1) ?? 0) }
        }
        return Dictionary(rows) { first, _ in first }
    }

    private func report(_ run: Int64, _ before: [String: Int64], _ doings: SimulatedReaders.Doings) async throws {
        let store = merpati.campaigns.store
        var report = try await merpati.database.read { try CampaignReport($0, store, run: run) }
        // Opens and clicks are answered first and recorded within milliseconds: wait for the last of them.
        let begin = merpati.time.elapsed()
        while report.opens < doings.opened, merpati.time.seconds(since: begin) < 2 {
            try await merpati.time.sleep(seconds: 0.02)
            report = try await merpati.database.read { try CampaignReport($0, store, run: run) }
        }
        let after = try await statuses()
        say("\n8. Report    merpati campaign report \(Self.campaign)")
        say(
            "   accepted \(report.accepted), bounced \(report.bounced), refused \(report.refused), skipped \(report.skipped),"
                + " unknown \(report.unknown)")
        say("   opened \(report.opens), clicked \(report.clicks), unsubscribed \(report.unsubscribes)")
        say("   \(Self.pad("status", 16))\(Self.pad("before", 8))after")
        for status in ContactStatus.allCases.map(\.rawValue) where before[status] != nil || after[status] != nil {
            say("   \(Self.pad(status, 16))\(Self.pad(String(before[status] ?? 0), 8))\(after[status] ?? 0)")
        }
    }

    private func suggest() {
        let workspace = demo.workspace.folder.path
        say(
            """

            Try next (the workspace is \(workspace)):
               merpati inbox list --workspace \(workspace)
               merpati segment members "Loyal in Jakarta" --workspace \(workspace)
               merpati segment count --where 'city contains "Kraków" and orders >= 3' --workspace \(workspace)
               merpati campaign report \(Self.campaign) --json --workspace \(workspace)
            """)
    }

    static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
