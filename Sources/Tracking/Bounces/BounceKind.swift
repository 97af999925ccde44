public import Storage

/// What a failure means for the contact.
public enum BounceKind: String, Sendable, CaseIterable {
    /// The address does not take mail and will not: unknown user, no such domain, mailbox disabled.
    case hard
    /// It may take mail another time: mailbox full, unreachable, no reason known.
    case soft
    /// The message or its sender was refused, not the recipient: policy, spam, reputation, authentication.
    case policy
    /// The recipient reported the message as unwanted.
    case complaint
}

extension BounceKind: SQLConvertible {}
