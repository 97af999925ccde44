internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Storage

/// Campaigns: one letter to one audience.
struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: "Campaigns: plan, try, send, watch.",
        subcommands: [
            List.self, CampaignPlanCommand.self, CampaignTestCommand.self, CampaignStartCommand.self, Schedule.self, Pause.self,
            Resume.self, Cancel.self, CampaignStatusCommand.self, CampaignRunsCommand.self, CampaignHistoryCommand.self,
            CampaignReportCommand.self, CampaignSettleCommand.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every campaign with its state.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var state: String
            var runs: Int
            var next_at: ZonedTime?
            /// The next starts by the schedule.
            var next: [ZonedTime]
            var time_zone: String
        }

        /// How many starts are shown.
        private static let starts = 3

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let store = merpati.campaigns.store
                return try await merpati.database.read { connection in
                    try store.all(connection).map { campaign in
                        let next = UpcomingStarts(of: campaign, store, limit: Self.starts)
                        let line = Line(
                            name: campaign.name, state: campaign.state.rawValue,
                            runs: try store.runs(connection, campaign: campaign.id).count,
                            next_at: campaign.nextAt.map { ZonedTime($0, in: next.timeZone) }, next: next.zoned,
                            time_zone: next.timeZone.identifier)
                        return (line, next.text)
                    }
                }
            }
            if global.json { return try Console.json(["campaigns": lines.map(\.0)]) }
            Console.table(
                ["campaign", "state", "runs", "next"],
                lines.map { line, next in [line.name, line.state, String(line.runs), next ?? ""] })
        }
    }

    struct Schedule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Arms the campaign's schedule; `serve` starts it at its time.")
        @OptionGroup var change: StateChange
        @OptionGroup var accepting: DespiteOption

        private struct Scheduled: Encodable {
            var campaign: String
            var state: CampaignState
            var next: [ZonedTime]
            var applied: [AppliedReport]
        }

        func validate() throws { _ = try accepting.acceptance(change.reason) }

        func run() async throws {
            let (name, reason, acceptance) = (change.name, change.reason, try accepting.acceptance(change.reason))
            let (next, applied) = try await change.global.withMerpati { merpati in
                let (campaign, applied) = try await merpati.schedule(campaign: name, accepting: acceptance, reason: reason)
                return (UpcomingStarts(of: campaign, merpati.campaigns.store, limit: 1), applied)
            }
            if change.global.json {
                try Console.json(
                    Scheduled(
                        campaign: name, state: CampaignState.scheduled, next: next.zoned, applied: applied.map(AppliedReport.init)
                    ))
            } else {
                AppliedReport.note(applied)
                Console.print("\(name) is \(CampaignState.scheduled.rawValue)")
                if let text = next.text { Console.print("it starts at \(text)") }
            }
            try await change.global.noteWhoSends(change.name)
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stops handing over; what is on its way arrives.")
        @OptionGroup var change: StateChange

        func run() async throws { try await change.make { try $0.pause($1, $2, by: $3, at: $4) } }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Goes on with a paused campaign.")
        @OptionGroup var change: StateChange

        func run() async throws {
            try await change.make { try $0.resume($1, $2, by: $3, at: $4) }
            try await change.global.noteWhoSends(change.name)
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a campaign for good.")
        @OptionGroup var change: StateChange

        func run() async throws { try await change.make { try $0.cancel($1, $2, by: $3, at: $4) } }
    }

    /// What the commands that change a state take.
    struct StateChange: ParsableArguments {
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The campaign's name.") var name: String
        @Option(help: "Why; kept in the campaign's history.") var reason = ""

        /// Reads no files: what stops sending never depends on them.
        @discardableResult
        func make<T: Sendable>(
            _ change:
                @escaping @Sendable (CampaignStore, any Connection, String, CampaignStore.Cause, Instant) throws -> T
        ) async throws -> T {
            let name = name
            let cause = CampaignStore.Cause(actor: "command line", reason: reason)
            let (result, state) = try await global.withMerpati { merpati in
                let (store, now) = (merpati.campaigns.store, merpati.time.now())
                return try await merpati.database.write { connection in
                    let result = try change(store, connection, name, cause, now)
                    return (result, try store.campaign(connection, named: name).state)
                }
            }
            if global.json {
                try Console.json(["campaign": name, "state": state.rawValue])
            } else {
                Console.print("\(name) is \(state.rawValue)")
            }
            return result
        }
    }
}

extension GlobalOptions {
    /// Says so when no process is there to send what is now to be sent.
    func noteWhoSends(_ campaign: String) async throws {
        if let step = try await withMerpati({ try await $0.nextStep(campaign: campaign).toSend }) { Console.note(step) }
    }
}

extension UpcomingStarts {
    /// The times of a wall clock.
    var zoned: [ZonedTime] { times.map { ZonedTime($0, in: timeZone) } }

    /// The times of a wall clock, and which; nil when nothing starts by itself.
    var text: String? {
        guard !times.isEmpty else { return nil }
        return "\(zoned.map(\.local).joined(separator: ", ")) (\(timeZone.identifier))"
    }
}
