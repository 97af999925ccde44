internal import ArgumentParser

/// The keys that messages are signed with.
struct DKIMCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dkim", abstract: "Keys that sign messages: make them, list them, show what DNS has to say.",
        subcommands: [Create.self, Show.self, Record.self])
}
