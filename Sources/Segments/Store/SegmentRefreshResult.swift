/// How far a refresh is.
public struct SegmentRefreshProgress: Sendable, Hashable {
    /// How many entered and left so far, before an interruption included.
    public var entered: Int
    public var left: Int
    /// How much of all contacts is done, from 0 to 1.
    public var fraction: Double
}

/// What a refresh did.
public struct SegmentRefreshResult: Sendable, Hashable {
    public var entered: Int
    public var left: Int
    /// The size afterwards.
    public var size: SegmentSize
    /// Whether it went on where another one was interrupted.
    public var wasResumed: Bool
    /// Whether there was no snapshot before: those who were in already are members now, and count as entered.
    public var isFirst: Bool
}
