public import Storage

/// A contact that entered a segment or left it between two refreshes, or was taken out by hand.
public struct SegmentChange: Sendable, Hashable {
    public var contactID: Int64
    public var email: String
    /// The "now" of the refresh that found it out.
    public var at: Instant
    public var entered: Bool
    public var version: Int64
    /// The conditions that decided, with the contact's own values: those that hold for one who entered, those that failed
    /// for one who left.
    public var why: String
}
