/// Why mail was not delivered: what people read in reports and what the effects on a contact rest on.
public enum BounceReason: String, Sendable, Hashable, CaseIterable, Codable {
    case unknownUser = "unknown_user"
    case noSuchDomain = "no_such_domain"
    case mailboxFull = "mailbox_full"
    case mailboxDisabled = "mailbox_disabled"
    case tooLarge = "too_large"
    case greylisted
    case rateLimited = "rate_limited"
    case policy
    case spam
    case reputation
    case authentication
    case relaying
    case content
    case network
    case expired
    case autoReply = "auto_reply"
    case feedback
    case other
}
