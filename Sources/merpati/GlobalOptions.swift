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

    /// Runs `body` on the opened workspace and closes it.
    func withMerpati<T>(_ body: (Merpati) async throws -> T) async throws -> T {
        let merpati = try await Merpati.open(
            workspace: findWorkspace(), environment: ProcessInfo.processInfo.environment)
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
