import Foundation
import TestSupport

/// A program that a test runs beside itself, and whose lines it reads; it ends with the test.
final class ServerProgram: Sendable {
    /// The lines that it prints.
    let lines: AsyncStream<String>
    private let process: ChildProcess

    init(_ executable: String, _ arguments: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw ChildProcess.Failure(description: "no pipe: \(String(cString: strerror(errno)))") }
        let (reading, writing) = (ends[0], ends[1])
        // Another program started meanwhile must not keep the pipe open.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(writing) }
        let (lines, feed) = AsyncStream.makeStream(of: String.self)
        self.lines = lines
        process = try ChildProcess(executable, arguments, output: .descriptor(writing))
        Thread.detachNewThread {
            Self.read(reading, feed)
            feed.finish()
            close(reading)
        }
    }

    func stop() {
        process.signal(SIGKILL)
    }

    /// Runs a program to its end.
    static func run(_ executable: String, _ arguments: [String], folder: URL) async throws {
        let result = try await ChildProcess.run(executable, arguments, folder: folder.path)
        guard result.code == 0 else {
            throw ChildProcess.Failure(
                description: "\(executable) \(arguments.joined(separator: " ")) ended with \(result.code): \(result.errors)")
        }
    }

    private static func read(_ descriptor: Int32, _ feed: AsyncStream<String>.Continuation) {
        var text: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while case let count = Foundation.read(descriptor, &piece, piece.count), count > 0 {
            for byte in piece[..<count] {
                guard byte == UInt8(ascii: "\n") else {
                    text.append(byte)
                    continue
                }
                feed.yield(String(decoding: text, as: UTF8.self))
                text = []
            }
        }
    }
}
