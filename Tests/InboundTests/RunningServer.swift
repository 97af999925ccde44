import Foundation
import Inbound
import Logging
import TestSupport
import Testing

/// Runs `body` beside a server at a free port of the loopback interface.
func withServer<T: Sendable>(
    _ handler: any InboundHandler, _ options: InboundOptions = InboundOptions(),
    _ body: @escaping @Sendable (Int) async throws -> T
) async throws -> T {
    let server = InboundServer(host: "127.0.0.1", port: 0, options: options, handler: handler, logger: quiet)
    let (ports, started) = AsyncStream.makeStream(of: Int.self)
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
            defer { started.finish() }
            try await server.run { started.yield($0) }
        }
        var first = ports.makeAsyncIterator()
        let port = try #require(await first.next())
        let result = try await body(port)
        group.cancelAll()
        try await group.waitForAll()
        return result
    }
}

var quiet: Logger {
    Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Runs a Python program and returns what it printed; its arguments are in `sys.argv[1:]`.
func python(_ program: String, input: String = "", _ arguments: String...) async throws -> String {
    try await withTemporaryFolder { folder in
        let file = folder.appendingPathComponent("input")
        try Data(input.utf8).write(to: file)
        let result = try await ChildProcess.run("python3", ["-c", program] + arguments, input: file.path)
        #expect(result.code == 0, "Python failed: \(result.errors)")
        return result.output
    }
}
