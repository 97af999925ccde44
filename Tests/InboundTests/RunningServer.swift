import Foundation
import Inbound
import Logging
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

/// Runs a Python program and returns what it printed; its arguments are in `sys.argv[1:]`. Input and output are files: a
/// thread that waits at a pipe would be missing to the server.
func python(_ program: String, input: String = "", _ arguments: String...) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("merpati-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = (input: folder.appendingPathComponent("input"), output: folder.appendingPathComponent("output"))
    try Data(input.utf8).write(to: files.input)
    try Data().write(to: files.output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program] + arguments
    process.standardInput = try FileHandle(forReadingFrom: files.input)
    process.standardOutput = try FileHandle(forWritingTo: files.output)
    let (ends, ended) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { ended.yield($0.terminationStatus) }
    try process.run()
    var end = ends.makeAsyncIterator()
    let status = await end.next()
    #expect(status == 0, "Python failed")
    return try String(contentsOf: files.output, encoding: .utf8)
}
