internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Storage

/// Starts a campaign, or goes on with one that was begun.
struct CampaignStartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Starts a campaign, or goes on with one that was begun.",
        discussion: """
            With --wait this process sends, and returns when the run is finished, paused or failed; without it a running \
            `serve` does. Ctrl-C stops cleanly; the same command goes on.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @Flag(help: "Sends here and now, and shows how far it is.") var wait = false
    @Option(help: "The digest that `campaign plan` printed; starting is refused if the audience has changed since.") var plan:
        String?
    @Option(help: "The share of the audience that may have changed since the plan, in percent.") var drift = 2.0

    func run() async throws {
        let begun = try await global.withMerpati { merpati in
            let run = try await merpati.begin(campaign: name, plan: plan, drift: drift / 100)
            return wait ? try await send(merpati, run) : run
        }
        if wait { return try finish(begun) }
        if global.json {
            try Console.json(["campaign": name, "run": "\(begun.id)", "state": begun.state.rawValue])
        } else {
            print("run \(begun.id) of \(name) is \(begun.state.rawValue)")
        }
        try await global.noteWhetherSomebodySends()
    }

    private func send(_ merpati: Merpati, _ run: CampaignRun) async throws -> CampaignRun {
        try await RunWatch.send(merpati, run.id, what: name)
        let store = merpati.campaigns.store
        let (after, report) = try await merpati.database.read { connection in
            (try store.run(connection, id: run.id), try CampaignReport(connection, store, run: run.id))
        }
        if global.json { try Console.json(report) } else { RunWatch.show(report) }
        return after
    }

    private func finish(_ run: CampaignRun) throws {
        guard run.state != .finished else { return }
        throw ExitCode(1)
    }
}

/// Sends a run with progress on stderr, and shows reports.
enum RunWatch {
    /// How often a run is looked at that another process sends, in seconds.
    private static let lookSeconds = 0.5

    /// Sends a run, or watches it while another process (a running `serve`) does.
    static func send(_ merpati: Merpati, _ run: Int64, what: String) async throws {
        let runner: CampaignRunner
        do {
            runner = try merpati.makeRunner()
        } catch let error as CampaignError where error.kind == .locked {
            Console.note("another process of this workspace sends it")
            _ = try await follow(merpati, run, what: what)
            return
        }
        let line = ProgressLine(what, unit: "accepted")
        let result = try await runner.run(run) { progress in
            let counts = progress.counts
            show(line, accepted: counts[.accepted], done: counts.total - counts[.planned] - counts[.claimed], of: counts.total)
        }
        line.finish()
        switch result {
        case .finished: break
        case .paused(let reason): Console.note("paused: \(reason)")
        case .cancelled: Console.note("cancelled")
        case .waiting(let until):
            Console.note("waiting until \(Date(timeIntervalSince1970: Double(until.seconds)).formatted(.iso8601))")
        case .interrupted: Console.note("stopped; the same command goes on where it stopped")
        }
    }

    /// Watches a run until it ends or pauses.
    static func follow(_ merpati: Merpati, _ run: Int64, what: String) async throws -> CampaignReport {
        let line = ProgressLine(what, unit: "accepted")
        let store = merpati.campaigns.store
        while true {
            let report = try await merpati.database.read { try CampaignReport($0, store, run: run) }
            guard [.planning, .sending, .waiting].contains(report.state) else {
                line.finish()
                return report
            }
            show(line, accepted: report.accepted, done: report.total - report.planned, of: report.total)
            try await merpati.time.sleep(until: merpati.time.now().adding(seconds: lookSeconds))
        }
    }

    private static func show(_ line: ProgressLine, accepted: Int, done: Int, of total: Int) {
        line.update(done: accepted, fraction: total > 0 ? Double(done) / Double(total) : nil)
    }

    static func show(_ report: CampaignReport) {
        let run = report.kind == .full ? "" : " (\(report.kind.rawValue))"
        print("\(report.campaign), run \(report.run)\(run): \(report.state.rawValue)\(report.reason.map { ": \($0)" } ?? "")")
        Console.table(
            ["", "contacts"],
            [
                ("planned", report.planned), ("accepted", report.accepted), ("deferred", report.deferred),
                ("bounced", report.bounced), ("refused", report.refused), ("skipped", report.skipped),
                ("unknown", report.unknown), ("opened", report.opens), ("clicked", report.clicks),
                ("unsubscribed", report.unsubscribes), ("complained", report.complaints),
            ].map { [$0.0, String($0.1)] })
        for segment in report.segments {
            let part = segment.role == .exclude ? "without" : "to"
            print("\(part) \"\(segment.name)\", version \(segment.version): \(segment.matched) contacts then")
        }
        for (reason, count) in report.skippedReasons.sorted(by: { $0.key < $1.key }) { print("skipped, \(reason): \(count)") }
        let again = [
            (report.refusedForSender, "refused for the sender's sake"),
            (report.doubtfulBounces, "bounced while the server knew nearly nobody, in doubt"),
        ].filter { $0.0 > 0 }
        for (count, what) in again { print("\(what): \(count)") }
        if !again.isEmpty { print("`merpati campaign settle \(report.campaign) --run \(report.run) --resend` sends to them again") }
        if !report.unknownContacts.isEmpty {
            print("perhaps delivered, perhaps not (settle with `merpati campaign settle`):")
            for email in report.unknownContacts.prefix(20) { print("  \(email)") }
            if report.unknownContacts.count > 20 {
                print("  and \(report.unknownContacts.count - 20) more: `campaign report --json` lists them all")
            }
        }
    }
}
