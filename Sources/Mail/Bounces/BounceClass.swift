/// What a failure means: for whom, and why.
public struct BounceClass: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// The address does not take mail and will not.
        case hard
        /// It may take mail another time; also whatever no rule knows.
        case soft
        /// The message or its sender was refused: never the recipient's fault.
        case policy
        /// No failure: delivered, an auto-reply, a feedback report.
        case other
    }

    public let kind: Kind
    public let reason: BounceReason

    public init(kind: Kind, reason: BounceReason) {
        self.kind = kind
        self.reason = reason
    }

    /// The kind that follows from a reason. A temporary answer (class 4) condemns no address.
    init(_ reason: BounceReason, isTemporary: Bool) {
        self.reason = reason
        switch reason {
        case .unknownUser, .noSuchDomain, .mailboxDisabled: kind = isTemporary ? .soft : .hard
        case .mailboxFull, .tooLarge, .greylisted, .rateLimited, .mailSystem, .network, .expired, .other: kind = .soft
        case .sendingLimit, .senderRefused, .policy, .spam, .reputation, .authentication, .relaying, .content:
            kind = .policy
        case .autoReply, .feedback: kind = .other
        }
    }
}
