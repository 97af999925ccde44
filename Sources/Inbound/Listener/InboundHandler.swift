/// Decides what the server takes. Each method may take its time: the connection that asks waits, the others go on.
///
/// A thrown error is logged and answered with 451 4.3.0, so the client keeps its message and tries again.
public protocol InboundHandler: Sendable {
    /// A client connected; `peer` is its address.
    func connection(from peer: String) async throws -> InboundVerdict

    /// MAIL FROM; the envelope has no recipient yet.
    func sender(_ envelope: InboundEnvelope) async throws -> InboundVerdict

    /// RCPT TO; the envelope has the recipients accepted before.
    func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict

    /// A complete message. Acceptance is a promise (RFC 5321 section 6.1): return it when the message is safe, not before.
    func message(_ message: InboundMessage) async throws -> InboundVerdict
}

extension InboundHandler {
    public func connection(from peer: String) async throws -> InboundVerdict { .accept }
    public func sender(_ envelope: InboundEnvelope) async throws -> InboundVerdict { .accept }
    public func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict { .accept }

    func decide(_ question: InboundQuestion) async throws -> InboundVerdict {
        switch question {
        case .connection(let peer): try await connection(from: peer)
        case .sender(let envelope): try await sender(envelope)
        case .recipient(let address, let envelope): try await recipient(address, envelope)
        case .message(let message): try await self.message(message)
        }
    }
}
