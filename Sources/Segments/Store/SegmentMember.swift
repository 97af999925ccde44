public import Storage

/// A stored member of a segment.
public struct SegmentMember: Sendable, Hashable {
    public var contactID: Int64
    public var email: String
    /// When the contact entered: the "now" of the refresh that found it, or when it was put in.
    public var at: Instant
    /// The version whose rule let the contact in; nil when it was put in by hand.
    public var version: Int64?
    /// The conditions that let it in with the contact's own values. nil when it came in with all others at once, as a
    /// segment was frozen or became additive.
    public var why: String?
}
