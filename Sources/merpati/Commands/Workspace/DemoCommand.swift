internal import App
internal import ArgumentParser
internal import Foundation

/// Shows the whole loop.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "The whole loop on this machine: import, segments, plan, test, campaign, bounces, readers, report.")
    @Option(name: .long, help: "Where the examples are; default: the nearest folder upward with a merpati.yaml.")
    var workspace: String?
    @Flag(help: "Ends after the report instead of serving the pages until stopped.") var exit = false

    func run() async throws {
        let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        do {
            try await Demo.run(examples: Workspace.find(named: workspace, from: here), serves: !exit) { line in
                Console.print(line)
                // Line by line, also into a pipe.
                try? Console.flush()
            }
        } catch is CancellationError where !exit {
            // Ctrl-C is how the pages are stopped.
        }
    }
}
