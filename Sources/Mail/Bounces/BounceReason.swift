/// Why mail was not delivered: what people read in reports and what the effects on a contact rest on.
public enum BounceReason: String, Sendable, Hashable, CaseIterable, Codable {
    case unknownUser = "unknown_user"
    case noSuchDomain = "no_such_domain"
    case mailboxFull = "mailbox_full"
    case mailboxDisabled = "mailbox_disabled"
    /// The message is larger than the server, or this mailbox, takes.
    case tooLarge = "too_large"
    case greylisted
    /// Too many messages or connections at once, to the server or to one mailbox.
    case rateLimited = "rate_limited"
    /// Our own account at the sending server may send no more for now: its hourly or daily limit.
    case sendingLimit = "sending_limit"
    /// Our envelope sender is refused, or the right to send with it.
    case senderRefused = "sender_refused"
    case policy
    case spam
    case reputation
    /// The message does not prove whom it comes from (SPF, DKIM, DMARC).
    case authentication
    case relaying
    case content
    /// The server has trouble of its own.
    case mailSystem = "mail_system"
    case network
    case expired
    case autoReply = "auto_reply"
    case feedback
    case other

    /// Whether it says that the address does not work.
    var condemns: Bool { self == .unknownUser || self == .noSuchDomain || self == .mailboxDisabled }

    /// Whether it lies with the message or its sender: never the contact's fault, however often it comes.
    public var isSendersFault: Bool {
        switch self {
        case .tooLarge, .greylisted, .rateLimited, .sendingLimit, .senderRefused, .policy, .spam, .reputation, .authentication,
            .relaying, .content:
            true
        case .unknownUser, .noSuchDomain, .mailboxFull, .mailboxDisabled, .mailSystem, .network, .expired, .autoReply, .feedback,
            .other:
            false
        }
    }
}
