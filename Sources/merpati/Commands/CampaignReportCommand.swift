internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage

/// Which run of a campaign is meant.
struct RunChoice: ParsableArguments {
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @Option(help: "The number of a run; default: the latest.") var run: Int64?

    func report(_ merpati: Merpati) async throws -> CampaignReport {
        let (name, wanted, store) = (name, run, merpati.campaigns.store)
        return try await merpati.database.read { connection in
            let campaign = try store.campaign(connection, named: name)
            let runs = try store.runs(connection, campaign: campaign.id)
            let chosen = wanted.map { id in runs.first { $0.id == id } } ?? runs.last { $0.kind == .full } ?? runs.last
            guard let chosen else {
                throw AppError(
                    .failed, wanted.map { "\(name) has no run \($0)" } ?? "\(name) has not been started",
                    advice: "`merpati campaign start \(name) --wait` starts it.")
            }
            return try CampaignReport(connection, store, run: chosen.id)
        }
    }
}

/// How a run stands now; followed live on a terminal.
struct CampaignStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "status", abstract: "How far a campaign is.")
    @OptionGroup var choice: RunChoice
    @Flag(help: "Goes on until the run ends or pauses.") var follow = false

    func run() async throws {
        try await choice.global.withMerpati { merpati in
            var report = try await choice.report(merpati)
            if follow { report = try await RunWatch.follow(merpati, report.run, what: choice.name) }
            if choice.global.json { try Console.json(report) } else { RunWatch.show(report) }
        }
    }
}

/// What became of a run, and what came back.
struct CampaignReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "report", abstract: "What became of a campaign.")
    @OptionGroup var choice: RunChoice

    func run() async throws {
        let report = try await choice.global.withMerpati { try await choice.report($0) }
        if choice.global.json { try Console.json(report) } else { RunWatch.show(report) }
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
        let settled = try await choice.global.withMerpati { merpati in
            let (run, store, now) = (try await choice.report(merpati).run, merpati.campaigns.store, merpati.time.now())
            let decision: LedgerRecovery.Decision = resend ? .resend : .assumeAccepted
            return try await merpati.database.write { connection in
                try LedgerRecovery.settle(
                    connection, store, run: run, decision, by: .init(actor: "command line", reason: ""), at: now)
            }
        }
        if choice.global.json {
            try Console.json(["settled": settled])
        } else {
            print("\(settled) messages \(resend ? "will be sent again" : "count as accepted")")
        }
    }
}
