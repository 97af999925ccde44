internal import App
internal import ArgumentParser
internal import Campaigns
internal import Diagnostics
internal import Foundation
internal import Storage
internal import Tracking

/// Starts a campaign, or goes on with one that was begun.
struct CampaignStartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: "Starts a campaign, or goes on with one that was begun.",
        discussion: """
            With --wait this process sends, and returns when the run is finished, paused or failed; while a running `serve` \
            sends it, it watches, and takes over if that stops. Ctrl-C stops cleanly; the same command goes on.

            It asks first when more than \(StartCaution.people) people would get the letter, when the campaign or the same \
            letter to the same audience went out within the last hour, and when a schedule starts it anyway. Where there is \
            nobody to ask, say --yes or --plan.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @Flag(help: "Sends here and now, and shows how far it is.") var wait = false
    @Option(help: "The digest that `campaign plan` printed; starting is refused if the audience has changed since.") var plan:
        String?
    @Option(help: "The share of the audience that may have changed since the plan, in percent.") var drift = 2.0
    @Flag(help: "Does not ask.") var yes = false
    @OptionGroup var accepting: DespiteOption
    @Option(help: "Why the errors named by --despite are accepted; kept in the campaign's history.") var reason = ""

    private struct Begun: Encodable {
        var campaign: String
        var run: Int64
        var state: RunState
        /// Whether it had been begun before.
        var resumed: Bool
        /// What of the files was taken into the database first.
        var applied: [AppliedReport]
    }

    func validate() throws { _ = try accepting.acceptance(reason) }

    func run() async throws {
        let (begun, outlook) = try await global.withMerpati { merpati in
            if wait { try merpati.requireAccount() }
            let seen = try plan.map { try PlanDigest(parsing: $0) }
            if let seen, seen.reachable == 0 { throw nobody("nobody can be mailed by that plan") }
            let acceptance = try accepting.acceptance(reason)
            let outlook = try await merpati.outlook(campaign: name, accepting: acceptance)
            if !global.json { AppliedReport.note(outlook.applied) }
            if seen == nil { try consent(outlook, merpati.settings.timeZone) }
            let run = try await merpati.begin(
                campaign: name, outlook, plan: plan, drift: drift / 100, accepting: acceptance)
            return (wait ? try await send(merpati, run, outlook.applied) : run, outlook)
        }
        if wait { return try finish(begun) }
        if global.json {
            try Console.json(
                Begun(
                    campaign: name, run: begun.id, state: begun.state, resumed: outlook.begun != nil,
                    applied: outlook.applied.map(AppliedReport.init)))
        } else {
            let again = outlook.begun == nil ? "" : ", as it was before"
            Console.print("run \(begun.id) of \(name) is \(begun.state.rawValue)\(again)")
        }
        try await global.noteWhoSends(name)
    }

    // MARK: Asking

    /// Goes on when a person means it: by a word, or because there is nothing to ask about.
    private func consent(_ outlook: StartOutlook, _ timeZone: TimeZone) throws {
        if outlook.begun != nil || outlook.isRefused { return }
        if let why = outlook.nobody { throw nobody(why) }
        guard !yes, !outlook.cautions.isEmpty else { return }
        let question = Self.question(name, outlook, timeZone)
        guard Console.canAsk else {
            throw AppError(
                .usage, question.joined(separator: "\n  "),
                advice: "Say --yes, or give the digest that `merpati campaign plan \(name)` prints with --plan.")
        }
        for line in question { Console.note(line) }
        guard try Console.confirms("start it?") else { throw AppError(.failed, "\(name) was not started") }
    }

    private func nobody(_ why: String) -> AppError {
        AppError(.failed, "\(name) was not started: \(why)", advice: "`merpati campaign plan \(name)` names some of them.")
    }

    private static func question(_ name: String, _ outlook: StartOutlook, _ timeZone: TimeZone) -> [String] {
        let people = Counted.text(outlook.people, "person", plural: "people")
        let subject = outlook.subject.map { " \"\(Console.plain($0))\"" } ?? ""
        return ["\(name): \(people) would get the letter \(outlook.template)\(subject)"]
            + outlook.cautions.map { reason(of: $0, timeZone) }
    }

    private static func reason(of caution: StartCaution, _ timeZone: TimeZone) -> String {
        switch caution {
        case .justSent(let run, let seconds): "run \(run) of it went out \(ago(seconds))"
        case .sameLetter(let campaign, let seconds): "\(campaign) took the same letter to the same audience \(ago(seconds))"
        case .startsByItself(let next): "it starts by itself at \(ZonedTime(next, in: timeZone).text)"
        case .manyPeople: "it goes to more than \(StartCaution.people) people"
        }
    }

    private static func ago(_ seconds: Int64) -> String {
        seconds == 0 ? "just now" : "\(ProgressLine.duration(Double(seconds))) ago"
    }

    // MARK: Sending

    private func send(
        _ merpati: Merpati, _ run: CampaignRun, _ applied: [WorkspaceFiles.Change]
    ) async throws -> CampaignRun {
        try await RunWatch.send(merpati, run.id, what: name, after: "the same command goes on where it stopped")
        let store = merpati.campaigns.store
        let (after, report) = try await merpati.database.read { connection in
            (try store.run(connection, id: run.id), try CampaignReport(connection, store, run: run.id))
        }
        if global.json {
            try Console.json(
                RunReport(report: report, timeZone: merpati.settings.timeZone, applied: applied.map(AppliedReport.init)))
        } else {
            RunWatch.show(report)
        }
        return after
    }

    private func finish(_ run: CampaignRun) throws {
        guard run.state != .finished else { return }
        throw ExitCode(1)
    }
}
