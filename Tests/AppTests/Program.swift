import Foundation
import Synchronization
import Testing

/// The built `merpati`, run as a user runs it.
struct Program {
    struct Result {
        var code: Int32
        var output: String
        var errors: String

        /// The one JSON object on stdout.
        func json() throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any], "\(output)\n\(errors)")
        }
    }

    /// The workspace that commands run in.
    let folder: URL
    var environment: [String: String] = [:]

    /// Beside the test bundle, where SwiftPM puts every product of a build.
    static let executable: URL = {
        if let named = ProcessInfo.processInfo.environment["MERPATI_BINARY"] { return URL(fileURLWithPath: named) }
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent("merpati")
    }()

    /// Runs a command to its end.
    @discardableResult
    func run(_ arguments: String..., input: String? = nil) async throws -> Result {
        try await run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String? = nil) async throws -> Result {
        let started = try start(arguments)
        return await started.finished()
    }

    /// Starts a command and leaves it running.
    func start(_ arguments: [String]) throws -> Running {
        let process = Process()
        process.executableURL = Self.executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        return try Running(process)
    }

    /// A running command; its output is collected as it comes, so that a full pipe never stops it.
    final class Running: Sendable {
        private nonisolated(unsafe) let process: Process  // Process locks for itself
        private let output = Collected()
        private let errors = Collected()
        private let ended: AsyncStream<Int32>

        init(_ process: Process) throws {
            self.process = process
            let pipes = (Pipe(), Pipe())
            process.standardOutput = pipes.0
            process.standardError = pipes.1
            let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
            ended = stream
            process.terminationHandler = { process in
                continuation.yield(process.terminationStatus)
                continuation.finish()
            }
            output.follow(pipes.0.fileHandleForReading)
            errors.follow(pipes.1.fileHandleForReading)
            try process.run()
        }

        func finished() async -> Result {
            var code: Int32 = -1
            for await status in ended { code = status }
            return Result(code: code, output: await output.text(), errors: await errors.text())
        }

        func signal(_ number: Int32) {
            kill(process.processIdentifier, number)
        }

        /// Waits until stdout has a text.
        func waits(forOutput text: String) async throws {
            try await output.waits(for: text)
        }
    }

    /// What comes out of a pipe, up to its end.
    private final class Collected: Sendable {
        private struct State {
            var data = Data()
            var isComplete = false
            var waiting: [CheckedContinuation<Void, Never>] = []
        }

        private let state = Mutex(State())

        func follow(_ handle: FileHandle) {
            handle.readabilityHandler = { handle in
                let piece = handle.availableData
                if piece.isEmpty { handle.readabilityHandler = nil }
                let woken = self.state.withLock { state in
                    state.data += piece
                    state.isComplete = state.isComplete || piece.isEmpty
                    defer { state.waiting = [] }
                    return state.waiting
                }
                for continuation in woken { continuation.resume() }
            }
        }

        /// Everything, once the pipe is closed.
        func text() async -> String {
            while true {
                let (data, isComplete) = state.withLock { ($0.data, $0.isComplete) }
                if isComplete { return String(decoding: data, as: UTF8.self) }
                await change(since: data.count)
            }
        }

        func waits(for text: String) async throws {
            while true {
                let (data, isComplete) = state.withLock { ($0.data, $0.isComplete) }
                let seen = String(decoding: data, as: UTF8.self)
                if seen.contains(text) { return }
                try #require(!isComplete, "the output ended without \"\(text)\":\n\(seen)")
                await change(since: data.count)
            }
        }

        private func change(since count: Int) async {
            await withCheckedContinuation { continuation in
                let now = state.withLock { state in
                    if state.data.count != count || state.isComplete { return true }
                    state.waiting.append(continuation)
                    return false
                }
                if now { continuation.resume() }
            }
        }
    }
}
