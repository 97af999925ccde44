public import Storage

/// A contact that is always in a segment, or never, whatever its rule says.
public struct SegmentPin: Sendable, Hashable {
    public var contactID: Int64
    public var email: String
    /// Whether the contact is always in, rather than never.
    public var isIn: Bool
    public var at: Instant
    /// Who did it, and why.
    public var actor: String
    public var reason: String
}

/// Something that was done about a segment's pins and bans.
public struct SegmentPinChange: Sendable, Hashable {
    public enum Action: String, Sendable, CaseIterable {
        case pin, ban, unpin
    }

    public var email: String
    public var action: Action
    public var at: Instant
    public var actor: String
    public var reason: String
}

extension SegmentPinChange.Action: SQLConvertible {}
