internal import App
internal import ArgumentParser
internal import Diagnostics

/// The words of the command line as the parser wants them: `--workspace` and `--json` may also stand before the command, and
/// what is no command is told with the nearest one.
struct Invocation {
    /// What the parser gets.
    let words: [String]

    /// Options that every command with a workspace takes, and those of the program itself.
    private static let global = ["--workspace", "--json"]
    private static let own = ["--help", "--version"]

    /// - Throws: `AppError` of kind `usage` for a command that is none.
    init(_ given: [String], of root: any ParsableCommand.Type) throws(AppError) {
        var command = root
        var path: [String] = []
        var moved: [String] = []
        var rest = given[...]
        var asksForHelp = false
        while let word = rest.first, !command.configuration.subcommands.isEmpty {
            if let option = try Self.globalOption(rest) {
                moved += option
                rest = rest.dropFirst(option.count)
                continue
            }
            if word.hasPrefix("-") {
                try Self.check(option: word)
                break
            }
            if path.isEmpty, !asksForHelp, word == "help" {
                asksForHelp = true
            } else if let next = command.subcommand(named: word) {
                command = next
                path.append(word)
            } else {
                guard command.configuration.defaultSubcommand == nil else { break }
                throw Self.unknown(word, below: command, path)
            }
            rest = rest.dropFirst()
        }
        // A group of commands shows its help, which takes no options.
        let isGroup = !command.configuration.subcommands.isEmpty && command.configuration.defaultSubcommand == nil
        words = (asksForHelp ? ["help"] : []) + path + (asksForHelp || isGroup ? [] : moved) + rest
    }

    /// Whether results and errors are wanted as JSON.
    static func wantsJSON(_ given: [String]) -> Bool {
        given.prefix { $0 != "--" }.contains("--json")
    }

    /// The option that the words begin with, with its value.
    private static func globalOption(_ words: ArraySlice<String>) throws(AppError) -> [String]? {
        guard let word = words.first else { return nil }
        if word == "--json" || word.hasPrefix("--workspace=") { return [word] }
        guard word == "--workspace" else { return nil }
        guard let value = words.dropFirst().first, !value.hasPrefix("-") else {
            throw AppError(.usage, "--workspace needs a folder", advice: "Such as: merpati --workspace shop campaign list")
        }
        return [word, value]
    }

    private static func check(option word: String) throws(AppError) {
        let known = global + own
        guard word.hasPrefix("--"), !known.contains(word), let near = NearestName.find(word, in: known) else { return }
        throw AppError(
            .usage, "there is no option \(PlainText.shown(word)) before a command; did you mean \(near)?",
            advice: "`merpati --help` lists the commands.")
    }

    private static func unknown(_ word: String, below command: any ParsableCommand.Type, _ path: [String]) -> AppError {
        let names = command.configuration.subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
        let place = (["merpati"] + path).joined(separator: " ")
        return AppError(
            .usage, "`\(place)` has no command \"\(PlainText.shown(word))\"\(NearestName.hint(word, in: names))",
            advice: "It has: \(names.joined(separator: ", ")).")
    }
}

extension ParsableCommand {
    fileprivate static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0._commandName == name || $0.configuration.aliases.contains(name) }
    }
}
