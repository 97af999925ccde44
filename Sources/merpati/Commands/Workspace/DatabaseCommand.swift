internal import App
internal import ArgumentParser
internal import Campaigns
internal import Diagnostics
internal import Foundation

/// The database as a whole: whether it is the one that was sent from last, and how it goes on when it is not.
struct DatabaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database", abstract: "The database as a whole: was it put back from a backup, and how does it go on.",
        subcommands: [Status.self, Recover.self], defaultSubcommand: Status.self)

    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Whether the database is the one that was sent from last.",
            discussion: "Exit code 1 when it is not: then nothing is sent until `merpati database recover` says how it goes on.")
        @OptionGroup var global: GlobalOptions

        private struct Report: Encodable {
            var sends: Bool
            var difference: String?
            var messages_known: Int64
            var messages_begun: Int64?
            var runs_lost: [Int64]
        }

        func run() async throws {
            let status = try await global.withMerpati { try await $0.markRecovery.status() }
            if global.json {
                try Console.json(
                    Report(
                        sends: status.difference == nil, difference: status.difference, messages_known: status.known,
                        messages_begun: status.begun, runs_lost: status.lostRuns))
            } else {
                Self.show(status)
            }
            if status.difference != nil { throw ExitCode(1) }
        }

        private static func show(_ status: MarkRecovery.Status) {
            guard let difference = status.difference else {
                return Console.print(
                    "the database is the one that was sent from last; it knows of \(Counted.text(status.known, "message"))")
            }
            Console.print("nothing is sent: \(difference)")
            if !status.lostRuns.isEmpty {
                let runs = status.lostRuns.map(String.init).joined(separator: ", ")
                Console.print("runs that were sent from, and that this database does not have: \(runs)")
            }
            Console.print(
                """
                What people did since the backup was made is lost with it: who left, what bounced, who complained.
                `merpati database recover --unknown` takes everybody who may have been mailed since for perhaps mailed, and pauses \
                all campaigns.
                `merpati database recover --as-it-is` goes on from what the database says: it is the right one, or nothing was sent \
                since.
                """)
        }
    }

    struct Recover: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says how the sending goes on from a database that was put back.",
            discussion: """
                It is needed when `merpati database status` says that nothing is sent; a running `serve` then goes on by itself.
                """)
        @OptionGroup var global: GlobalOptions
        @Flag(
            help: """
                Whoever may have been mailed since the backup is in doubt (`campaign settle` decides), and all campaigns are paused.
                """) var unknown = false
        @Flag(help: "Goes on from what the database says; whoever was mailed since the backup may be mailed again.") var asItIs =
            false

        func validate() throws {
            if unknown == asItIs { throw ValidationError("say --unknown or --as-it-is") }
        }

        private struct Report: Encodable {
            var unknown: Int
            var paused: [String]
        }

        func run() async throws {
            let outcome = try await global.withMerpati { merpati in
                try await merpati.markRecovery.decide(
                    unknown ? .unknown : .asItIs, by: .init(actor: "command line", reason: ""))
            }
            if global.json { return try Console.json(Report(unknown: outcome.unknown, paused: outcome.paused)) }
            guard unknown else { return Console.print("sending goes on from what the database says") }
            Console.print(
                "\(Counted.text(outcome.unknown, "message")) \(outcome.unknown == 1 ? "is" : "are") in doubt: `merpati campaign report NAME` lists them, `campaign settle` decides"
            )
            if !outcome.paused.isEmpty {
                Console.print("paused, until `merpati campaign resume NAME`: \(outcome.paused.joined(separator: ", "))")
            }
        }
    }
}
