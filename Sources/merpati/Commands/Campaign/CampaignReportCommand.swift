internal import App
internal import ArgumentParser
internal import Campaigns
internal import Diagnostics
internal import Storage

/// Which run of a campaign is meant.
struct RunChoice: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @Option(help: "The number of a run; default: the latest.") var run: Int64?

    func report(_ merpati: Merpati) async throws -> CampaignReport {
        if let report = try await found(merpati) { return report }
        throw AppError(
            .failed, run.map { "\(name) has no run \($0)" } ?? "\(name) has not been started",
            advice: try await run == nil
                ? merpati.nextStep(campaign: name).whenNotStarted : "`merpati campaign runs \(name)` lists the numbers.")
    }

    /// The run that is meant, or nil when there is none.
    func found(_ merpati: Merpati) async throws -> CampaignReport? {
        let (name, wanted, store) = (name, run, merpati.campaigns.store)
        return try await merpati.database.read { connection in
            let campaign = try store.campaign(connection, named: name)
            let chosen: CampaignRun?
            if let wanted {
                chosen = try store.summaries(connection, campaign: campaign.id).map(\.run).first { $0.id == wanted }
            } else {
                let runs = try store.runs(connection, campaign: campaign.id)
                chosen = runs.last { $0.kind == .full } ?? runs.last
            }
            return try chosen.map { try CampaignReport(connection, store, run: $0.id) }
        }
    }
}

/// How a run stands now; followed live on a terminal.
struct CampaignStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How far a campaign is, and when it starts next.")
    @OptionGroup var choice: RunChoice
    @Flag(help: "Goes on until the run ends or pauses.") var follow = false

    /// How many starts by the schedule are shown.
    private static let starts = 5

    /// The report of the run, if there is one, and beside it how the campaign stands.
    private struct Status: Encodable {
        var report: RunReport?
        var campaign: String
        var campaignState: CampaignState
        /// The next starts by the schedule.
        var next: [ZonedTime]

        enum CodingKeys: String, CodingKey {
            case campaign, state, next
            case campaignState = "campaign_state"
        }

        func encode(to encoder: any Encoder) throws {
            try report?.encode(to: encoder)
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(campaign, forKey: .campaign)
            try container.encode(campaignState, forKey: .campaignState)
            try container.encode(next, forKey: .next)
            if report == nil { try container.encode(campaignState, forKey: .state) }
        }
    }

    func run() async throws {
        try await choice.global.withMerpati { merpati in
            if follow, let step = try await merpati.nextStep(campaign: choice.name).toSend { Console.note(step) }
            let store = merpati.campaigns.store
            var report = try await choice.found(merpati)
            if follow, let run = report?.run { report = try await RunWatch.follow(merpati, run, what: choice.name) }
            let (campaign, next) = try await merpati.database.read { [name = choice.name] connection in
                let campaign = try store.campaign(connection, named: name)
                return (campaign, UpcomingStarts(of: campaign, store, limit: Self.starts))
            }
            // Without a run there is nothing to tell but when one comes.
            var shown = report
            if shown == nil, next.times.isEmpty || choice.run != nil { shown = try await choice.report(merpati) }
            if choice.global.json {
                let report = shown.map { RunReport(report: $0, timeZone: merpati.settings.timeZone) }
                return try Console.json(
                    Status(report: report, campaign: campaign.name, campaignState: campaign.state, next: next.zoned))
            }
            if let shown { RunWatch.show(shown) } else { Console.print("\(campaign.name) is \(campaign.state.rawValue)") }
            if let text = next.text { Console.print("next: \(text)") }
            if !follow, let step = try await merpati.nextStep(campaign: choice.name).toSend { Console.note(step) }
        }
    }
}

/// What became of a run, and what came back.
struct CampaignReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "What became of a campaign.")
    @OptionGroup var choice: RunChoice

    func run() async throws {
        let report = try await choice.global.withMerpati { merpati in
            RunReport(report: try await choice.report(merpati), timeZone: merpati.settings.timeZone)
        }
        if choice.global.json { try Console.json(report) } else { RunWatch.show(report.report) }
    }
}

/// Decides about messages in doubt.
struct CampaignSettleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settle", abstract: "Decides about messages that may or may not have been delivered.")
    @OptionGroup var choice: RunChoice
    @Flag(
        help: """
            Sends them again, with the same Message-ID; also to whoever was refused for the sender's sake, or bounced while the \
            mail server knew nearly nobody.
            """) var resend = false
    @Flag(help: "Takes them for delivered.") var assumeAccepted = false

    func validate() throws {
        if resend == assumeAccepted { throw ValidationError("say --resend or --assume-accepted") }
    }

    func run() async throws {
        let (settled, state) = try await choice.global.withMerpati { merpati in
            let (run, store, now) = (try await choice.report(merpati).run, merpati.campaigns.store, merpati.time.now())
            let decision: LedgerRecovery.Decision = resend ? .resend : .assumeAccepted
            return try await merpati.database.write { connection in
                let count = try LedgerRecovery.settle(
                    connection, store, run: run, decision, by: .init(actor: "command line", reason: ""), at: now)
                return (count, try store.run(connection, id: run).state)
            }
        }
        if choice.global.json {
            try Console.json(["settled": settled])
        } else {
            let done = resend ? "will be sent again" : settled == 1 ? "counts as accepted" : "count as accepted"
            Console.print("\(Counted.text(settled, "message")) \(done)")
        }
        if resend, settled > 0 {
            if state == .paused {
                Console.note("\(choice.name) is paused: that is when it is resumed")
            } else {
                try await choice.global.noteWhoSends(choice.name)
            }
        }
    }
}
