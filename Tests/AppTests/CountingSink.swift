import Inbound
import Logging
import Mail
import Synchronization

/// A mail server that takes everything and counts what each recipient got: the witness of what was really sent.
final class CountingSink: InboundHandler {
    private struct State {
        var messages: [String: Int] = [:]
        var total = 0
        var waiting: [(count: Int, wake: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// How many messages each recipient got.
    var messages: [String: Int] { state.withLock { $0.messages } }
    var total: Int { state.withLock { $0.total } }

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        let woken = state.withLock { state in
            for recipient in message.envelope.recipients { state.messages[recipient, default: 0] += 1 }
            state.total += 1
            let due = state.waiting.filter { $0.count <= state.total }
            state.waiting.removeAll { $0.count <= state.total }
            return due
        }
        for waiter in woken { waiter.wake.resume() }
        return .accept
    }

    /// Returns when `count` messages have come in all.
    func reaches(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let now = state.withLock { state in
                if state.total >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if now { continuation.resume() }
        }
    }
}

extension InboundHandler {
    /// Runs `body` while this server listens on a free port of the loopback.
    func whileListening<T: Sendable>(_ body: @escaping @Sendable (Int) async throws -> T) async throws -> T {
        let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
        var options = InboundOptions()
        // Decided at once, but a machine that runs many tests may take its time.
        options.limits.decisionSeconds = 120
        let server = InboundServer(
            host: "127.0.0.1", port: 0, options: options, handler: self,
            logger: Logger(label: "sink") { _ in SwiftLogNoOpLogHandler() })
        return try await withThrowingTaskGroup(of: T?.self) { group in
            group.addTask {
                try await server.run { continuation.yield($0) }
                return nil
            }
            group.addTask {
                for await port in ports { return try await body(port) }
                return nil
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }
}
