public import Foundation

/// A program started by a test. Started by posix_spawn(2) and waited for by a thread of its own, because Foundation's
/// class has been seen to lose the end of a program while many tests run.
public final class ChildProcess: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public var description: String

        public init(description: String) {
            self.description = description
        }
    }

    public let id: pid_t
    private let end: Task<Int32, Never>

    /// Starts a program with every signal unblocked and the standard streams redirected to files or descriptors.
    ///
    /// - Parameters:
    ///   - executable: a path, or a name to look for among the folders of PATH.
    ///   - environment: set above the test's own.
    ///   - input: a file to read; nil for none.
    public init(
        _ executable: String, _ arguments: [String] = [], folder: String? = nil, environment: [String: String] = [:],
        input: String? = nil, output: Stream = .none, errors: Stream = .none
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
        output.add(to: &actions, as: 1)
        errors.add(to: &actions, as: 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }.map { "\($0)=\($1)" }
        var id: pid_t = 0
        // env(1) changes the folder and then becomes the program.
        let command = (folder.map { ["env", "-C", $0] } ?? []) + [executable] + arguments
        let code = Self.withCStrings(command) { words in
            Self.withCStrings(variables) { posix_spawnp(&id, command[0], &actions, &attributes, words, $0) }
        }
        guard code == 0 else {
            throw Failure(description: "\(executable) cannot be started: \(String(cString: strerror(code)))")
        }
        let started = id
        self.id = started
        end = Task {
            await withCheckedContinuation { continuation in
                Thread.detachNewThread { continuation.resume(returning: Self.wait(started)) }
            }
        }
    }

    /// Where an output goes.
    public enum Stream: Sendable {
        case none
        case file(String)
        /// A descriptor, closed by the caller.
        case descriptor(Int32)

        fileprivate func add(to actions: inout posix_spawn_file_actions_t, as number: Int32) {
            switch self {
            case .none: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
            case .file(let path):
                posix_spawn_file_actions_addopen(&actions, number, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, number)
            }
        }
    }

    /// Waits for its end and gives its exit code, or 128 plus the signal that ended it.
    public func finished() async -> Int32 {
        await end.value
    }

    public func signal(_ number: Int32) {
        kill(id, number)
    }

    private static func wait(_ id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    }

    private static func withCStrings<T>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
        let words = texts.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        return body(words)
    }

    // MARK: Runs to the end

    public struct Result: Sendable {
        /// The exit code, or 128 plus the signal.
        public var code: Int32
        public var output: String
        public var errors: String

        public init(code: Int32, output: String, errors: String) {
            (self.code, self.output, self.errors) = (code, output, errors)
        }
    }

    /// Runs a program to its end and gives what it wrote.
    public static func run(
        _ executable: String, _ arguments: [String] = [], folder: String? = nil, environment: [String: String] = [:],
        input: String? = nil
    ) async throws -> Result {
        try await withTemporaryFolder { files in
            let (output, errors) = (files.appendingPathComponent("output").path, files.appendingPathComponent("errors").path)
            let code = try await ChildProcess(
                executable, arguments, folder: folder, environment: environment, input: input, output: .file(output),
                errors: .file(errors)
            ).finished()
            return Result(
                code: code, output: try String(contentsOfFile: output, encoding: .utf8),
                errors: try String(contentsOfFile: errors, encoding: .utf8))
        }
    }
}
