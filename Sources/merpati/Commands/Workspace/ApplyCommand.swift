internal import App
internal import ArgumentParser
internal import Foundation

/// Activity, letter, segment and campaign files into the database.
struct ApplyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Takes the files of activities, letters, segments and campaigns into the database.",
        discussion: """
            Without paths it also finds the campaigns whose file is gone: it asks what becomes of them on a terminal, and \
            says so elsewhere, where --prune lets them go.
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(name: .long, help: "Only says what would change.") var dryRun = false
    @Flag(help: "Lets campaigns go whose file is gone: removed if never tried, else cancelled.") var prune = false
    @Argument(help: "The files; default: all of templates/, campaigns/, its activities/ and segments/.") var paths: [String] = []

    func validate() throws {
        if prune, !paths.isEmpty { throw ValidationError("--prune looks at all files: give it no paths") }
    }

    private struct Line: Encodable {
        var file: String
        var what: String
        var name: String
        var change: String
        var difference: [String]?
        var notes: [String]
    }

    func run() async throws {
        let changes = try await global.withMerpati { merpati in
            if !paths.isEmpty { return try await merpati.files.apply(paths.map { URL(fileURLWithPath: $0) }, dryRun: dryRun) }
            let gone = try await whatGoes(merpati)
            return try await merpati.files.applyAll(dryRun: dryRun) { gone.contains($0) }
        }
        if global.json {
            try Console.json([
                "changes": changes.map {
                    Line(
                        file: $0.file, what: $0.what, name: $0.name, change: $0.kind.rawValue,
                        difference: $0.difference.isEmpty ? nil : $0.difference, notes: $0.notes)
                }
            ])
        } else {
            if dryRun { Console.print("dry run: nothing was kept") }
            Console.table(["what", "name", "change", "file"], changes.map { [$0.what, $0.name, $0.kind.rawValue, $0.file] })
            for change in changes {
                for note in change.notes { Console.print("\(change.name): \(note)") }
            }
            Console.print(Self.summary(changes))
            for change in changes where !change.difference.isEmpty {
                Console.print("\n\(change.what) \(change.name):")
                for line in change.difference { Console.print(Console.plain(line, keepingLines: true)) }
            }
        }
        if !dryRun, changes.contains(where: \.isUndecided) { throw ExitCode(1) }
    }

    /// How many there are of each kind: "1 added, 2 changed, 7 unchanged".
    private static func summary(_ changes: [WorkspaceFiles.Change]) -> String {
        let parts = WorkspaceFiles.Change.Kind.allCases.compactMap { kind -> String? in
            let count = changes.count { $0.kind == kind }
            return count == 0 ? nil : "\(count) \(kind.rawValue)"
        }
        return parts.isEmpty ? "there are no files" : parts.joined(separator: ", ")
    }

    /// The campaigns without a file that are to go: all, or those that a person says.
    private func whatGoes(_ merpati: Merpati) async throws -> Set<String> {
        guard prune || !dryRun && Console.canAsk else { return [] }
        let gone = try await merpati.files.applyAll(dryRun: true).filter(\.isPrunable)
        return Set(
            try gone.filter { try prune || Console.confirms("\($0.name): \($0.notes.joined(separator: "; ")). Do that now?") }
                .map(\.name)
        )
    }
}
