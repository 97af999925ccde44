import Inbound
import Synchronization

/// A mail server that keeps what it takes, in the order in which it came.
final class KeepingSink: InboundHandler {
    private let kept = Mutex<[InboundMessage]>([])

    var messages: [InboundMessage] { kept.withLock { $0 } }

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        kept.withLock { $0.append(message) }
        return .accept
    }
}
