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

    /// The kind that follows from a reason. What is temporary condemns no address, and is worth another try.
    init(_ reason: BounceReason, isTemporary: Bool) {
        self.reason = reason
        switch reason {
        case .unknownUser, .noSuchDomain, .mailboxDisabled: kind = isTemporary ? .soft : .hard
        case .mailboxFull, .greylisted, .rateLimited, .mailSystem, .network, .expired, .other: kind = .soft
        case .tooLarge, .sendingLimit, .senderRefused, .policy, .spam, .reputation, .authentication, .relaying, .content:
            kind = isTemporary ? .soft : .policy
        case .autoReply, .feedback: kind = .other
        }
    }
}
