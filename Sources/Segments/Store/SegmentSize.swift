public import Storage

/// How large a segment was at some moment.
public struct SegmentSize: Sendable, Hashable {
    /// What it was counted for.
    public enum Cause: String, Sendable, CaseIterable {
        case refresh
        /// A campaign's plan.
        case plan
        /// A campaign's run.
        case run
    }

    public var at: Instant
    public var cause: Cause
    public var version: Int64
    public var count: Int64
    /// How many of them may be mailed (`MailingRule`).
    public var reachable: Int64

    public init(at: Instant, cause: Cause, version: Int64, count: Int64, reachable: Int64) {
        self.at = at
        self.cause = cause
        self.version = version
        self.count = count
        self.reachable = reachable
    }
}

extension SegmentSize.Cause: SQLConvertible {}
