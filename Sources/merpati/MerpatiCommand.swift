internal import App
internal import ArgumentParser
internal import Foundation

/// The program: thin commands over `App`.
@main
struct MerpatiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merpati",
        abstract: "Sends e-mail campaigns to segments of contacts, from a machine you own.",
        discussion: "--workspace DIR and --json, which most commands take, may also stand before the command.",
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Begin", subcommands: [DemoCommand.self, ApplyCommand.self]),
            CommandGroup(
                name: "Audience",
                subcommands: [
                    ImportCommand.self, ExportCommand.self, ContactCommand.self, FieldCommand.self, ListCommand.self,
                    LabelCommand.self, ActivityCommand.self, SegmentCommand.self,
                ]),
            CommandGroup(
                name: "Sending",
                subcommands: [
                    TemplateCommand.self, CampaignCommand.self, ServeCommand.self, BounceCommand.self, InboxCommand.self,
                    DKIMCommand.self, KeyCommand.self, DatabaseCommand.self,
                ]),
            CommandGroup(name: "Measuring", subcommands: [BenchCommand.self]),
        ])

    /// Exit codes are a contract (docs/command-line.md): 0 done, 1 the work failed, 2 wrong usage, 3 configuration or connection,
    /// and 128 with the number of the signal that stopped it.
    static func main() async {
        let words = Array(CommandLine.arguments.dropFirst())
        let code = await Interruption.run {
            do {
                var command = try parseAsRoot(Invocation(words, of: Self.self).words)
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
                try Console.flush()
                return 0
            } catch {
                let code = report(error, asJSON: Invocation.wantsJSON(words))
                try? Console.flush()
                return code
            }
        }
        Foundation.exit(code)
    }

    /// Says what a person, or a script, needs to know of an error, and tells the exit code.
    private static func report(_ error: any Error, asJSON: Bool) -> Int32 {
        if let code = error as? ExitCode {
            // What was said last is that it was stopped.
            return Interruption.signal.map { 128 + $0 } ?? code.rawValue
        }
        let parserCode = exitCode(for: error)
        if parserCode == .success {
            Console.print(fullMessage(for: error))
            return 0
        }
        let report: ErrorReport
        if parserCode == .validationFailure {
            report = ErrorReport(usage: message(for: error))
            if !asJSON {
                Console.note(fullMessage(for: error))
                return report.exit_code
            }
        } else {
            report = ErrorReport(AppError(describing: error), signal: Interruption.signal)
        }
        report.show(asJSON: asJSON)
        return report.exit_code
    }
}
