public import Storage

extension SegmentStore {
    /// Looks for what is probably not meant in a segment, which need not be stored.
    ///
    /// - Parameter counts: whether contacts are counted for the findings that depend on it.
    /// - Throws: `SegmentStoreError`, `SegmentError` when the text does not fit what there is.
    public func lint(
        _ connection: any Connection, _ definition: SegmentDefinition, asOf now: Instant, counts: Bool = true,
        broad: Double = SegmentLint.broadShare
    ) throws -> [SegmentFinding] {
        let rule = try rule(definition, connection)
        let isStored = try list(connection).contains { $0.definition == definition }
        let counted =
            counts ? try self.counts(connection, isStored ? typed(named: definition.name, connection) : rule, asOf: now) : nil
        return SegmentLint.findings(of: rule, asOf: now, counts: counted, broad: broad)
    }

    /// How many contacts are in a segment, and how many there are to be mailed.
    public func counts(
        _ connection: any Connection, _ segment: TypedSegment, asOf now: Instant
    ) throws -> SegmentCounts {
        let condition = segment.condition(asOf: now, dialect: connection.dialect)
        let members = try connection.first(
            "SELECT COUNT(*), COALESCE(SUM(CASE WHEN c.status = 'active' THEN 1 ELSE 0 END), 0) FROM contact c WHERE \(condition)"
        ) { ($0.integer(0) ?? 0, $0.integer(1) ?? 0) }
        return SegmentCounts(
            members: members?.0 ?? 0, reachable: members?.1 ?? 0,
            allReachable: try connection.integer("SELECT COUNT(*) FROM contact WHERE status = 'active'") ?? 0)
    }
}
