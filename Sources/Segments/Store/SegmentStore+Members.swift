public import Storage

/// The members of static segments.
extension SegmentStore {
    /// Makes a static segment of those who are in a segment now.
    @discardableResult
    public func freeze(
        _ connection: any Connection, named name: String, as newName: String, at now: Instant
    ) throws -> StoredSegment {
        let segment = try show(connection, named: name)
        try checkName(connection, newName, except: nil)
        var definition = segment.definition
        definition.name = newName
        definition.kind = .static
        let id = try SegmentRows.insert(connection, definition, at: now)
        try SegmentRows.freeze(connection, id, typed(named: name, connection), at: now)
        return try show(connection, named: newName)
    }

    /// Puts contacts into a static segment by hand; who is in already stays.
    public func add(_ connection: any Connection, contacts: [Int64], toStatic name: String, at now: Instant) throws {
        let id = try staticSegment(connection, name)
        for contact in contacts {
            try connection.execute(
                """
                INSERT INTO segment_member (segment_id, contact_id, at) VALUES (\(id), \(contact), \(now))
                ON CONFLICT (segment_id, contact_id) DO NOTHING
                """)
        }
    }

    /// Takes contacts out of a static segment by hand.
    public func remove(_ connection: any Connection, contacts: [Int64], fromStatic name: String) throws {
        let id = try staticSegment(connection, name)
        for contact in contacts {
            try connection.execute("DELETE FROM segment_member WHERE segment_id = \(id) AND contact_id = \(contact)")
        }
    }

    private func staticSegment(_ connection: any Connection, _ name: String) throws -> Int64 {
        let segment = try show(connection, named: name)
        guard segment.definition.kind == .static else {
            throw SegmentStoreError(
                .wrongKind, "\"\(segment.name)\" is dynamic: contacts enter and leave it by its rule",
                advice: "Freeze it into a static segment to change the members by hand.")
        }
        return segment.id
    }
}
