internal import App
internal import ArgumentParser
internal import Foundation

/// What every command that works in a workspace takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: "The workspace; default: the nearest folder upward with a merpati.yaml.")
    var workspace: String?

    @Flag(name: .long, help: "One JSON object on stdout instead of text.")
    var json = false

    func findWorkspace() throws(AppError) -> Workspace {
        try Workspace.find(named: workspace, from: URL(fileURLWithPath: FileManager.default.currentDirectoryPath))
    }

    /// The zone of a workspace's times, for commands that need nothing else of its settings.
    func timeZone(of workspace: Workspace) throws(AppError) -> TimeZone {
        try SettingsLoader(workspace: workspace, environment: ProcessInfo.processInfo.environment).timeZone()
    }

    /// Runs `body` on the opened workspace and closes it.
    func withMerpati<T>(patience: Merpati.Patience = .long, _ body: (Merpati) async throws -> T) async throws -> T {
        let merpati = try await Merpati.open(
            workspace: findWorkspace(), environment: ProcessInfo.processInfo.environment, patience: patience)
        do {
            let result = try await body(merpati)
            try await merpati.close()
            return result
        } catch {
            try? await merpati.close()
            throw error
        }
    }
}
