internal import Audience
internal import Inbound
internal import Logging
internal import Mail
internal import Tracking

/// What the inbound listener does with mail: what comes to our signed addresses, or to the one for complaints, goes to its
/// intake; everything else goes to the handler behind it, or is refused.
struct InboundRouter: InboundHandler {
    let minter: TokenMinter
    let bounces: BounceIntake
    let unsubscribes: UnsubscribeIntake
    /// Where complaints come (RFC 9477).
    let feedbackAddress: EmailAddress?
    /// Who takes mail that is none of this: the capture inbox on loopback, the demo's inbox; nobody in production.
    let other: (any InboundHandler)?
    /// Who takes the postmaster's mail where nobody takes everything.
    let postmaster: PostmasterMail?
    let logger: Logger

    /// 550 5.7.1: the address for complaints takes nothing else, and whoever wrote to it by hand is told so.
    private static let complaintsOnly = InboundVerdict.refuse(
        SMTPReply(code: 550, enhanced: "5.7.1", text: "Only feedback reports (RFC 5965) are read here"))

    func recipient(_ recipient: String, _ envelope: InboundEnvelope) async throws -> InboundVerdict {
        if isFeedbackAddress(recipient) { return .accept }
        switch minter.read(recipient: recipient) {
        case .bounce, .unsubscribe: return .accept
        case .forged: return .unknownUser
        case .other:
            if let other { return try await other.recipient(recipient, envelope) }
            return postmaster?.owns(recipient) == true ? .accept : .relayDenied
        }
    }

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        var rest = message
        rest.envelope.recipients = []
        var isTaken = false
        // A message may have a thousand recipients: it is read once for all, and heard once at each of our addresses.
        let received = ReceivedMessage(message.content)
        var known: [Destination: Bool] = [:]
        for recipient in message.envelope.recipients {
            let destination = destination(recipient)
            let takes: Bool
            if let before = known[destination] {
                takes = before
            } else {
                takes = try await self.takes(received, message.envelope, to: recipient, destination)
            }
            known[destination] = takes
            if takes { isTaken = true } else { rest.envelope.recipients.append(recipient) }
        }
        guard !rest.envelope.recipients.isEmpty else { return .accept }
        if let other { return try await other.message(rest) }
        if let verdict = try await takePostmasters(&rest) {
            guard verdict == .accept else { return verdict }
            isTaken = true
        }
        // One answer stands for all recipients: who was taken must not be sent again.
        if isTaken { return .accept }
        return rest.envelope.recipients.contains(where: isFeedbackAddress) ? Self.complaintsOnly : .relayDenied
    }

    /// Takes what the postmaster has of the message; nil when that is nothing.
    private func takePostmasters(_ rest: inout InboundMessage) async throws -> InboundVerdict? {
        guard let postmaster else { return nil }
        var own = rest
        own.envelope.recipients = rest.envelope.recipients.filter(postmaster.owns)
        guard !own.envelope.recipients.isEmpty else { return nil }
        let verdict = try await postmaster.take(own)
        if verdict == .accept {
            rest.envelope.recipients.removeAll(where: postmaster.owns)
            logger.notice("mail to the postmaster waits for a person: `merpati inbox list`")
        }
        return verdict
    }

    /// Which of our addresses a recipient is, however it is written.
    private enum Destination: Hashable {
        case complaints
        case signed(TokenMinter.Recipient)
    }

    private func destination(_ recipient: String) -> Destination {
        isFeedbackAddress(recipient) ? .complaints : .signed(minter.read(recipient: recipient))
    }

    /// Whether the message was for us at this address.
    private func takes(
        _ message: ReceivedMessage, _ envelope: InboundEnvelope, to recipient: String, _ destination: Destination
    ) async throws -> Bool {
        switch destination {
        case .complaints:
            let result = try await bounces.take(complaint: message)
            logger.info("a complaint came in: \(result)")
            return result != .notOurs
        case .signed(.bounce):
            let result = try await bounces.take(recipient: recipient, message: message)
            logger.info("a report came in: \(result)")
            return true
        case .signed(.unsubscribe):
            let result = try await unsubscribes.take(recipient: recipient, sender: envelope.sender, message: message)
            logger.info("an unsubscribe came in: \(result)")
            return true
        case .signed(.forged), .signed(.other):
            return false
        }
    }

    private func isFeedbackAddress(_ recipient: String) -> Bool {
        guard let feedbackAddress else { return false }
        return (try? EmailAddress(parsing: recipient).key) == feedbackAddress.key
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
