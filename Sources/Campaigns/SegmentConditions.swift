internal import Segments
internal import Storage

/// Turns the names of stored segments into conditions over `c`, all at one moment and in one zone.
struct SegmentConditions {
    let store: SegmentStore
    let asOf: Instant

    /// - Throws: `SegmentStoreError` when there is no such segment; `SegmentError` when its text no longer fits what there is.
    func condition(_ connection: any Connection, _ name: String) throws -> SQL {
        try store.condition(named: name, connection, asOf: asOf)
    }
}
