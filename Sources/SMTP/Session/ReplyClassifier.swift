package import Mail

/// What a refusing reply means for the protocol, by the command that it answers. What the server's words and codes say is
/// judged by `BounceClassifier`, as for reports that come back.
package enum ReplyClassifier {
    package enum Stage: Sendable, CaseIterable {
        case mail, recipient, data, dot
    }

    /// - Parameter recipient: whom the message is for.
    /// - Returns: the outcome for a reply that is not the expected one (2xx; 354 to DATA), and its reason.
    package static func judge(
        _ reply: SMTPReply, at stage: Stage, recipient: String? = nil
    ) -> (outcome: DeliveryOutcome, reason: BounceReason) {
        let found = BounceClassifier.classify(reply: reply, recipient: recipient)
        return (outcome(reply, at: stage, found), found.reason)
    }

    private static func outcome(_ reply: SMTPReply, at stage: Stage, _ found: BounceClass) -> DeliveryOutcome {
        switch (reply.code / 100, stage) {
        // The service is closing (RFC 5321 section 3.8). A body that it read and refused was still an attempt.
        case (4, .dot): .soft
        case _ where reply.code == 421: .notSent
        // Before RCPT nothing is known of the recipient: no failure is theirs.
        case (4, .mail): .notSent
        // "Too many recipients" (RFC 5321 section 4.5.3.1.10) asks for a fresh transaction.
        case (4, .recipient) where reply.enhanced == "4.5.3", (5, .recipient) where reply.enhanced == "5.5.3": .notSent
        case (4, _): .soft
        case (5, .mail): beforeRecipient(reply, found)
        case (5, _) where isSignIn(reply) && found.reason != .tooLarge: signIn(reply)
        case (5, _): permanent(found, at: stage)
        default: stage == .dot ? .unknown : .notSent
        }
    }

    private static func permanent(_ found: BounceClass, at stage: Stage) -> DeliveryOutcome {
        switch found.kind {
        case .hard: .hard
        case .policy: .policy
        // Once the recipient was accepted, a refusal without a known reason is the message's.
        case .soft, .other: found.reason == .other && stage != .recipient ? .policy : .soft
        }
    }

    /// A refusal of MAIL concerns whatever is sent from here.
    private static func beforeRecipient(_ reply: SMTPReply, _ found: BounceClass) -> DeliveryOutcome {
        if isSignIn(reply) { return signIn(reply) }
        switch found.reason {
        case .rateLimited, .greylisted, .mailSystem, .network: return .notSent
        case .tooLarge, .mailboxFull: return configuration("The message is too large", reply)
        default: return configuration(TLSDemand.advice(reply) ?? "The sender is refused", reply)
        }
    }

    /// Codes that say enough by themselves (RFC 4954 section 6).
    private static func isSignIn(_ reply: SMTPReply) -> Bool {
        [530, 534, 535, 538].contains(reply.code) || reply.enhanced == "5.7.8"
    }

    private static func signIn(_ reply: SMTPReply) -> DeliveryOutcome {
        configuration(TLSDemand.advice(reply) ?? "The server wants us to sign in first", reply)
    }

    private static func configuration(_ what: String, _ reply: SMTPReply) -> DeliveryOutcome {
        let enhanced = reply.enhanced.map { " " + $0 } ?? ""
        return .configuration("\(what): the server answered \(reply.code)\(enhanced) \(reply.text)")
    }
}
