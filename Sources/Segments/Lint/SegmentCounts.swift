/// How many contacts a segment has, for the findings that depend on it.
public struct SegmentCounts: Sendable, Hashable {
    /// Contacts that match.
    public var members: Int64
    /// Contacts that match and can be mailed: those with status active.
    public var reachable: Int64
    /// Everybody who can be mailed.
    public var allReachable: Int64

    public init(members: Int64, reachable: Int64, allReachable: Int64) {
        self.members = members
        self.reachable = reachable
        self.allReachable = allReachable
    }

    /// The part of those who can be mailed that matches, from 0 to 1.
    public var share: Double {
        allReachable > 0 ? Double(reachable) / Double(allReachable) : 0
    }
}
