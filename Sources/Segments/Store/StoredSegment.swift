public import Storage

/// A segment as the database has it.
public struct StoredSegment: Sendable, Hashable, Identifiable {
    public var id: Int64
    public var definition: SegmentDefinition
    /// From 1; an edit of the text or its time zone makes the next.
    public var version: Int64
    public var createdAt: Instant
    public var updatedAt: Instant

    public var name: String { definition.name }
}
