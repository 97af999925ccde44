internal import Audience
internal import Inbound
internal import Logging
internal import Mail
internal import Tracking

/// What the inbound listener does with mail: bounces to our signed addresses go to the intake; everything else goes to
/// the handler behind it, or is refused.
struct InboundRouter: InboundHandler {
    let minter: TokenMinter
    let intake: BounceIntake
    /// Who takes mail that is no bounce: the capture inbox on loopback, the demo's inbox; nobody in production.
    let other: (any InboundHandler)?
    let logger: Logger

    func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict {
        switch minter.read(recipient: recipient) {
        case .bounce: return .accept
        case .forged: return .unknownUser
        case .other: return try await other?.recipient(recipient, envelope) ?? .relayDenied
        }
    }

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        var rest = message
        rest.envelope.recipients = []
        for recipient in message.envelope.recipients {
            guard case .bounce = minter.read(recipient: recipient) else {
                rest.envelope.recipients.append(recipient)
                continue
            }
            let result = try await intake.take(recipient: recipient, message: message.content)
            logger.info("a report came in: \(result)")
        }
        guard !rest.envelope.recipients.isEmpty else { return .accept }
        return try await other?.message(rest) ?? .relayDenied
    }
}

/// Puts every message into the capture inbox.
struct CapturingHandler: InboundHandler {
    let inbox: CaptureInbox

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        try await inbox.store(message)
        return .accept
    }
}
