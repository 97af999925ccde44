internal import App
internal import ArgumentParser
internal import Foundation

/// The program: thin commands over `App`.
@main
struct MerpatiCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merpati",
        abstract: "Sends e-mail campaigns to segments of contacts, from a machine you own.",
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
                    DKIMCommand.self,
                ]),
            CommandGroup(name: "Measuring", subcommands: [BenchCommand.self]),
        ])

    /// Exit codes are a contract (cli.md): 0 done, 1 the work failed, 2 wrong usage, 3 configuration or connection.
    static func main() async {
        let code = await Interruption.run {
            do {
                var command = try parseAsRoot()
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
                return 0
            } catch {
                return report(error)
            }
        }
        Foundation.exit(code)
    }

    /// Writes what a person needs to know of the error and tells the exit code.
    private static func report(_ error: any Error) -> Int32 {
        switch error {
        case let error as AppError:
            Console.error(error.description)
            return error.exitCode
        case let error as ExitCode:
            return error.rawValue
        case is CancellationError:
            Console.error("interrupted")
            return 1
        default:
            break
        }
        let parserCode = exitCode(for: error)
        if parserCode == .success {
            print(fullMessage(for: error))
            return 0
        }
        if parserCode == .validationFailure {
            Console.error(fullMessage(for: error), prefix: "")
            return 2
        }
        let described = AppError(describing: error)
        Console.error(described.description)
        return described.exitCode
    }
}

extension AppError {
    var exitCode: Int32 {
        switch kind {
        case .failed: 1
        case .usage: 2
        case .configuration: 3
        }
    }
}
