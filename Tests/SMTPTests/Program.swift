import Foundation
import Synchronization

/// A program that a test runs beside itself; it ends with the test.
final class Program: Sendable {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// The lines that it prints.
    let lines: AsyncStream<String>
    // Foundation's class is not Sendable; it is touched under the lock only.
    private let process: Mutex<Process>

    init(_ executable: String, _ arguments: [String], folder: URL? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let (lines, feed) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        try process.run()
        self.process = Mutex(process)
        let handle = output.fileHandleForReading.fileDescriptor
        // The pipe is kept by the thread, which ends with the program's output.
        Thread.detachNewThread { [output] in
            var text: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65_536)
            while case let count = read(handle, &piece, piece.count), count > 0 {
                for part in piece.prefix(count).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
                    text += part
                    guard part.endIndex < count else { break }
                    feed.yield(String(decoding: text, as: UTF8.self))
                    text = []
                }
            }
            feed.finish()
            withExtendedLifetime(output) {}
        }
    }

    func stop() {
        process.withLock { process in
            // The threads that tests run on block every other signal, and a program inherits that from its starter.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    /// Runs a program to its end.
    static func run(_ executable: String, _ arguments: [String], folder: URL? = nil) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: "\(executable) \(arguments.joined(separator: " ")) ended with \(process.terminationStatus)")
        }
    }

    /// Where a program is, among the folders of the path and those of system programs.
    static func find(_ name: String) throws -> String {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/local/sbin", "/sbin"]
        for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw Failure(description: "\(name) is not installed; `make test` installs what the tests need")
    }
}
