internal import Audience
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

    /// How many contacts are in a segment, and how many of them may be mailed (`MailingRule`).
    public func size(
        _ connection: any Connection, _ segment: TypedSegment, asOf now: Instant
    ) throws -> (members: Int64, reachable: Int64) {
        let condition = segment.condition(asOf: now, dialect: connection.dialect)
        let counts = try SegmentRows.count(connection, "FROM contact c WHERE \(condition)")
        return (counts.all, counts.reachable)
    }

    /// The same beside everybody who can be mailed.
    public func counts(
        _ connection: any Connection, _ segment: TypedSegment, asOf now: Instant
    ) throws -> SegmentCounts {
        let size = try size(connection, segment, asOf: now)
        let rule = MailingRule.holds(connection.dialect)
        return SegmentCounts(
            members: size.members, reachable: size.reachable,
            allReachable: try connection.integer("SELECT COUNT(*) FROM contact c WHERE \(rule)") ?? 0)
    }
}
