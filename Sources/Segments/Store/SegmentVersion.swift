public import Storage

/// One of the texts that a segment has had.
public struct SegmentVersion: Sendable, Hashable {
    public var version: Int64
    public var text: String
    public var timeZone: String?
    public var at: Instant
}
