public import Audience
public import Storage

/// Something a recipient, or a machine in their place, did with a message.
public struct TrackedEvent: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case open(ActivityGrade)
        /// A click, with the stored destination it was sent to.
        case click(url: String, ActivityGrade)
        case unsubscribe(UnsubscribeMeans)
    }

    public var kind: Kind
    public var run: Int64
    public var contact: Int64
    /// When the request came in.
    public var at: Instant

    public init(_ kind: Kind, run: Int64, contact: Int64, at: Instant) {
        self.kind = kind
        self.run = run
        self.contact = contact
        self.at = at
    }
}

/// How somebody unsubscribed.
public enum UnsubscribeMeans: String, Sendable, CaseIterable {
    /// The mail program's own button (RFC 8058).
    case oneClick = "one-click"
    /// The button on our page.
    case page
    /// A message to the address that the letter's header names (RFC 2369).
    case mailto
    /// A complaint by whoever has no more of the message than its link.
    case complaint
    /// A feedback report that says so (`opt-out`), from a provider that has a button for it.
    case feedback
    /// A person read a reply in which the contact asks for it.
    case person
}
