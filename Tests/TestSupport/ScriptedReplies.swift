public import Inbound
internal import Synchronization

/// A handler that answers from a script, for tests: each list is used up from its front, and what comes after is accepted.
public final class ScriptedReplies: InboundHandler {
    private struct State {
        var connections: [InboundVerdict]
        var senders: [InboundVerdict]
        var recipients: [InboundVerdict]
        var messages: [InboundVerdict]
        var received: [InboundMessage] = []
    }

    private let state: Mutex<State>

    public init(
        connections: [InboundVerdict] = [], senders: [InboundVerdict] = [], recipients: [InboundVerdict] = [],
        messages: [InboundVerdict] = []
    ) {
        state = Mutex(State(connections: connections, senders: senders, recipients: recipients, messages: messages))
    }

    /// The messages that were accepted, in the order of their coming.
    public var received: [InboundMessage] {
        state.withLock { $0.received }
    }

    public func connection(from peer: String) async throws -> InboundVerdict {
        state.withLock { Self.takeFirst(&$0.connections) }
    }

    public func sender(_ envelope: InboundEnvelope) async throws -> InboundVerdict {
        state.withLock { Self.takeFirst(&$0.senders) }
    }

    public func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict {
        state.withLock { Self.takeFirst(&$0.recipients) }
    }

    public func message(_ message: InboundMessage) async throws -> InboundVerdict {
        state.withLock { state in
            let verdict = Self.takeFirst(&state.messages)
            if verdict == .accept { state.received.append(message) }
            return verdict
        }
    }

    private static func takeFirst(_ script: inout [InboundVerdict]) -> InboundVerdict {
        script.isEmpty ? .accept : script.removeFirst()
    }
}
