/// A contact that is in one of two segments and not in the other.
public struct SegmentDifference: Sendable, Hashable {
    public enum Side: String, Sendable, CaseIterable {
        case onlyFirst = "only_first"
        case onlySecond = "only_second"
    }

    public var side: Side
    public var contactID: Int64
    public var email: String
    /// The conditions of the other segment that fail, each with the contact's own value.
    public var why: String
}
