public import Storage

/// What is kept about a segment's life: its sizes, and who entered and left.
extension SegmentStore {
    /// How many are in a segment at a moment; nothing is written.
    public func size(
        _ connection: any Connection, of segment: StoredSegment, asOf now: Instant, cause: SegmentSize.Cause
    ) throws -> SegmentSize {
        let condition = try condition(named: segment.name, connection, asOf: now)
        let counts = try SegmentRows.count(connection, "FROM contact c WHERE \(condition)")
        return SegmentSize(at: now, cause: cause, version: segment.version, count: counts.all, reachable: counts.reachable)
    }

    /// Keeps a size.
    public func record(_ connection: any Connection, _ size: SegmentSize, of segment: Int64) throws {
        try connection.execute(
            """
            INSERT INTO segment_size (segment_id, at, cause, version, count, reachable)
            SELECT id, CAST(\(size.at) AS BIGINT), CAST(\(size.cause) AS TEXT), CAST(\(size.version) AS BIGINT),
                CAST(\(size.count) AS BIGINT), CAST(\(size.reachable) AS BIGINT)
            FROM segment WHERE id = \(segment)
            ON CONFLICT (segment_id, at, cause) DO UPDATE SET
                version = excluded.version, count = excluded.count, reachable = excluded.reachable
            """)
    }

    /// The sizes that were kept, the newest first.
    public func sizes(_ connection: any Connection, named name: String, limit: Int = 1000) throws -> [SegmentSize] {
        let segment = try show(connection, named: name)
        return try connection.all(
            """
            SELECT at, cause, version, count, reachable FROM segment_size
            WHERE segment_id = \(segment.id) ORDER BY at DESC, cause LIMIT \(limit)
            """
        ) { row in
            SegmentSize(
                at: row.instant(0), cause: row.text(1).flatMap(SegmentSize.Cause.init) ?? .refresh,
                version: row.integer(2) ?? 0, count: row.integer(3) ?? 0, reachable: row.integer(4) ?? 0)
        }
    }

    /// Who left a segment, or entered it, and why, the newest first: what its refreshes found out.
    ///
    /// - Parameters:
    ///   - entered: whether those who entered are meant, rather than those who left.
    ///   - limit: how many at most.
    public func changes(
        _ connection: any Connection, named name: String, entered: Bool, since: Instant? = nil, limit: Int = 1000
    ) throws -> [SegmentChange] {
        let segment = try show(connection, named: name)
        let since = since ?? Instant(microseconds: .min)
        // The entrants of an additive segment are its members.
        let source: SQL =
            entered && segment.definition.kind == .additive
            ? """
            SELECT contact_id, at, version, why, contact_id AS place FROM segment_member
            WHERE segment_id = \(segment.id) AND at >= \(since)
            """
            : """
            SELECT contact_id, at, version, why, id AS place FROM segment_change
            WHERE segment_id = \(segment.id) AND at >= \(since) AND entered = \(entered)
            """
        return try connection.all(
            """
            SELECT x.contact_id, c.email, x.at, x.version, x.why FROM (\(source)) x JOIN contact c ON c.id = x.contact_id
            ORDER BY x.at DESC, x.place LIMIT \(limit)
            """
        ) { row in
            SegmentChange(
                contactID: row.integer(0) ?? 0, email: row.text(1) ?? "", at: row.instant(2),
                entered: entered, version: row.integer(3) ?? 0, why: row.text(4) ?? "")
        }
    }
}
