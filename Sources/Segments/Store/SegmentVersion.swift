public import Storage

/// One of the texts that a segment has had, with the kind that it was of then.
public struct SegmentVersion: Sendable, Hashable {
    public var version: Int64
    public var kind: SegmentKind
    public var text: String
    public var timeZone: String?
    public var at: Instant
}
