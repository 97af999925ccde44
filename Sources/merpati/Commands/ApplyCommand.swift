internal import App
internal import ArgumentParser
internal import Foundation

/// Activity, letter, segment and campaign files into the database.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Takes the files of activities, letters, segments and campaigns into the database.")

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long, help: "Only says what would change.") var dryRun = false
    @Argument(help: "The files; default: all of templates/, campaigns/, its activities/ and segments/.") var paths: [String] = []

    private struct Line: Encodable {
        var file: String
        var what: String
        var name: String
        var change: String
        var difference: [String]?
    }

    func run() async throws {
        let changes = try await global.withMerpati { merpati in
            let files = paths.isEmpty ? merpati.files.all() : paths.map { URL(fileURLWithPath: $0) }
            return try await merpati.files.apply(files, dryRun: dryRun)
        }
        if global.json {
            try Console.json([
                "changes": changes.map {
                    Line(
                        file: $0.file, what: $0.what, name: $0.name, change: $0.kind.rawValue,
                        difference: $0.difference.isEmpty ? nil : $0.difference)
                }
            ])
        } else {
            Console.table(["what", "name", "change", "file"], changes.map { [$0.what, $0.name, $0.kind.rawValue, $0.file] })
            for change in changes where !change.difference.isEmpty {
                print("\n\(change.what) \(change.name):")
                for line in change.difference { print(Console.plain(line, keepingLines: true)) }
            }
        }
    }
}
