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
            Resume.self, Cancel.self, CampaignStatusCommand.self, CampaignReportCommand.self, CampaignSettleCommand.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every campaign with its state.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var state: String
            var runs: Int
            var next_at: Int64?
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let store = merpati.campaigns.store
                return try await merpati.database.read { connection in
                    try store.all(connection).map { campaign in
                        Line(
                            name: campaign.name, state: campaign.state.rawValue,
                            runs: try store.runs(connection, campaign: campaign.id).count, next_at: campaign.nextAt?.seconds)
                    }
                }
            }
            if global.json { return try Console.json(["campaigns": lines]) }
            Console.table(
                ["campaign", "state", "runs", "next"],
                lines.map { line in
                    let next = line.next_at.map { Date(timeIntervalSince1970: Double($0)).formatted(.iso8601) }
                    return [line.name, line.state, String(line.runs), next ?? ""]
                })
        }
    }

    struct Schedule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Arms the campaign's schedule; `serve` starts it at its time.")
        @OptionGroup var change: StateChange

        func run() async throws {
            let next = try await change.make { try $0.schedule($1, $2, by: $3, at: $4) }
            if !change.global.json {
                print("it starts at \(Date(timeIntervalSince1970: Double(next.seconds)).formatted(.iso8601))")
            }
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
            try await change.global.noteWhetherSomebodySends()
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

        @discardableResult
        func make<T: Sendable>(
            _ change:
                @escaping @Sendable (CampaignStore, any Connection, String, CampaignStore.Cause, Instant) throws -> T
        ) async throws -> T {
            let name = name
            let cause = CampaignStore.Cause(actor: "command line", reason: reason)
            let (result, state) = try await global.withMerpati { merpati in
                if let file = merpati.files.campaign(named: name) {
                    for note in try await merpati.files.apply([file]).flatMap(\.notes) { Console.note("\(name): \(note)") }
                }
                let (store, now) = (merpati.campaigns.store, merpati.time.now())
                return try await merpati.database.write { connection in
                    let result = try change(store, connection, name, cause, now)
                    return (result, try store.campaign(connection, named: name).state)
                }
            }
            if global.json {
                try Console.json(["campaign": name, "state": state.rawValue])
            } else {
                print("\(name) is \(state.rawValue)")
            }
            return result
        }
    }
}

extension GlobalOptions {
    /// Says so when no process is there to send what is now to be sent.
    func noteWhetherSomebodySends() async throws {
        let isSending = try await withMerpati { $0.hasSender }
        if !isSending {
            Console.note("nobody is sending: run `merpati serve`, or start with --wait")
        }
    }
}
