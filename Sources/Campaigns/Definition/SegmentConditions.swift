internal import Segments
internal import Storage

/// Turns the names of stored segments into conditions over `c`, all at one moment and in one zone.
struct SegmentConditions {
    let store: SegmentStore
    let asOf: Instant

    /// - Throws: `SegmentStoreError` when there is no such segment; `SegmentError` when its text no longer fits what there is.
    func condition(_ connection: any Connection, _ name: String) throws -> Condition {
        let evaluation = try store.typed(named: name, connection).evaluation(asOf: asOf)
        return Condition(sql: evaluation.condition(dialect: connection.dialect), asksPopulation: evaluation.asksPopulation)
    }

    struct Condition {
        var sql: SQL
        /// Whether it asks about all contacts at once, which takes as long for one contact as for all.
        var asksPopulation: Bool
    }
}
