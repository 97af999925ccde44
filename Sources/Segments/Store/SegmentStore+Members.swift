public import Storage

/// The stored members of segments, and those who are put in and taken out by hand.
extension SegmentStore {
    /// Makes a static segment of those who are in a segment now, pins and bans included.
    @discardableResult
    public func freeze(
        _ connection: any Connection, named name: String, as newName: String, at now: Instant
    ) throws -> StoredSegment {
        let segment = try show(connection, named: name)
        try checkName(connection, newName, except: nil)
        var definition = segment.definition
        definition.name = newName
        definition.kind = .static
        let members = try typed(named: name, connection)
        let id = try SegmentRows.insert(connection, definition, at: now)
        try SegmentRows.freeze(connection, id, members, version: 1, at: now)
        return try show(connection, named: newName)
    }

    /// Puts contacts into a static or additive segment by hand; who is a member already stays as it is.
    ///
    /// - Returns: how many came in.
    /// - Throws: `SegmentStoreError` of kind `wrongKind` for a dynamic one.
    @discardableResult
    public func add(_ connection: any Connection, contacts: [Int64], to name: String, at now: Instant) throws -> Int {
        let segment = try segmentWithMembers(connection, name)
        let insert = try connection.prepare(
            """
            INSERT INTO segment_member (segment_id, contact_id, at, why) VALUES (?, ?, ?, 'by hand')
            ON CONFLICT (segment_id, contact_id) DO NOTHING
            """)
        var added = 0
        for contact in contacts { added += try insert.run([.integer(segment.id), .integer(contact), now.sqlValue]) }
        return added
    }

    /// Takes stored members out of a static or additive segment by hand. Whoever matches the rule of an additive one is in
    /// it all the same; `ban` keeps them out.
    ///
    /// - Returns: how many went.
    /// - Throws: `SegmentStoreError` of kind `wrongKind` for a dynamic one.
    @discardableResult
    public func remove(_ connection: any Connection, contacts: [Int64], from name: String, at now: Instant) throws -> Int {
        let segment = try segmentWithMembers(connection, name)
        let delete = try connection.prepare("DELETE FROM segment_member WHERE segment_id = ? AND contact_id = ?")
        let log = try SegmentChangeLog(connection, segment.id, version: segment.version, at: now)
        var removed = 0
        for contact in contacts where try delete.run([.integer(segment.id), .integer(contact)]) > 0 {
            removed += 1
            try log.write(contact, entered: false, why: "taken out by hand")
        }
        return removed
    }

    /// The stored members in the order of their entry, with when and why. Of a dynamic segment they are the snapshot of its
    /// last refresh.
    ///
    /// - Parameter limit: how many at most.
    public func members(
        _ connection: any Connection, named name: String, since: Instant? = nil, limit: Int = .max
    ) throws -> [SegmentMember] {
        let segment = try show(connection, named: name)
        return try connection.all(
            """
            SELECT m.contact_id, c.email, m.at, m.version, m.why FROM segment_member m JOIN contact c ON c.id = m.contact_id
            WHERE m.segment_id = \(segment.id) AND m.at >= \(since ?? Instant(microseconds: .min))
            ORDER BY m.at, m.contact_id LIMIT \(limit)
            """
        ) { row in
            SegmentMember(
                contactID: row.integer(0) ?? 0, email: row.text(1) ?? "", at: row.instant(2),
                version: row.integer(3), why: row.text(4))
        }
    }

    /// When, by which version and why one contact became a stored member; nil when it is none.
    public func member(_ connection: any Connection, contact: Int64, of segment: StoredSegment) throws -> SegmentMember? {
        try connection.first(
            """
            SELECT c.email, m.at, m.version, m.why FROM segment_member m JOIN contact c ON c.id = m.contact_id
            WHERE m.segment_id = \(segment.id) AND m.contact_id = \(contact)
            """
        ) { row in
            SegmentMember(
                contactID: contact, email: row.text(0) ?? "", at: row.instant(1),
                version: row.integer(2), why: row.text(3))
        }
    }

    private func segmentWithMembers(_ connection: any Connection, _ name: String) throws -> StoredSegment {
        let segment = try show(connection, named: name)
        guard segment.definition.kind != .dynamic else {
            throw SegmentStoreError(
                .wrongKind, "\"\(segment.name)\" is dynamic: contacts enter and leave it by its rule",
                advice: "Pin or ban single contacts, or freeze it into a static segment.")
        }
        return segment
    }
}
