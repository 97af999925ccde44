import Foundation
import TestSupport
import Testing

/// The built `merpati`, run as a user runs it.
struct MerpatiProgram {
    /// The workspace that commands run in.
    let folder: URL
    var environment: [String: String] = [:]

    /// Beside the test bundle, where SwiftPM puts every product of a build.
    static let executable: String = {
        if let named = ProcessInfo.processInfo.environment["MERPATI_BINARY"] { return named }
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("merpati").path
    }()

    /// Whether it is the program of this build, and not one of before that is looked at beside it.
    static var isOurs: Bool { ProcessInfo.processInfo.environment["MERPATI_BINARY"] == nil }

    /// Runs a command to its end.
    @discardableResult
    func run(_ arguments: String...) async throws -> ChildProcess.Result {
        try await run(arguments)
    }

    @discardableResult
    func run(_ arguments: [String]) async throws -> ChildProcess.Result {
        try await ChildProcess.run(Self.executable, arguments, folder: folder.path, environment: environment)
    }

    /// Starts a command and leaves it running; its output goes nowhere.
    func start(_ arguments: String...) throws -> ChildProcess {
        try ChildProcess(Self.executable, arguments, folder: folder.path, environment: environment)
    }
}

extension ChildProcess.Result {
    /// The one JSON object on stdout.
    func json<T: Decodable>(_ type: T.Type) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: Data(output.utf8))
        } catch {
            Issue.record("not the JSON expected: \(output)\n\(errors)")
            throw error
        }
    }
}
