/// What a token is for. A token of one purpose is worth nothing for another: each purpose signs with a key of its own.
public enum TokenPurpose: UInt8, Sendable, CaseIterable {
    case open = 1
    case click = 2
    case unsubscribe = 3
    /// The envelope sender of a message, to which its bounces come back (VERP).
    case bounce = 4
    /// What a message gives along to be told again with complaints (RFC 9477). It is no address: whoever gets the message
    /// forwarded can report no bounce by it.
    case complaint = 5
}

/// What a genuine token says: which message of which run, by numbers alone. It carries no address.
public struct Token: Sendable, Hashable {
    public var purpose: TokenPurpose
    public var run: Int64
    public var contact: Int64
    /// The link clicked; only tokens for clicks have one.
    public var link: Int64?

    public init(_ purpose: TokenPurpose, run: Int64, contact: Int64, link: Int64? = nil) {
        self.purpose = purpose
        self.run = run
        self.contact = contact
        self.link = link
    }
}
