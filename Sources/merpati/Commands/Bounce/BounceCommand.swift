internal import ArgumentParser

/// Mail that came back and that no rule understood.
struct BounceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bounce", abstract: "Mail that came back and waits for a person: list, show, settle, clear.",
        subcommands: [List.self, Show.self, Settle.self, Clear.self], defaultSubcommand: List.self)
}
