public import Storage

/// Contacts that are always in a segment, or never. Pins and bans hold over every kind, and survive refreshes and edits.
extension SegmentStore {
    /// Pins contacts into a segment, bans them from it, or undoes either.
    ///
    /// - Parameters:
    ///   - actor: who does it.
    ///   - reason: why; kept in the segment's history.
    /// - Returns: how many contacts it changes something for.
    @discardableResult
    public func change(
        _ connection: any Connection, _ action: SegmentPinChange.Action, contacts: [Int64], of name: String, actor: String,
        reason: String, at now: Instant
    ) throws -> Int {
        let segment = try show(connection, named: name)
        let log = try connection.prepare(
            """
            INSERT INTO segment_pin_change (segment_id, contact_id, action, at, actor, reason) VALUES (?, ?, ?, ?, ?, ?)
            """)
        var changed = 0
        for contact in contacts {
            let known =
                try connection.first(
                    "SELECT is_in FROM segment_pin WHERE segment_id = \(segment.id) AND contact_id = \(contact)"
                ) { $0.boolean(0) } ?? nil
            guard known != action.isIn else { continue }
            try connection.execute("DELETE FROM segment_pin WHERE segment_id = \(segment.id) AND contact_id = \(contact)")
            if let isIn = action.isIn {
                try connection.execute(
                    """
                    INSERT INTO segment_pin (segment_id, contact_id, is_in, at, actor, reason)
                    VALUES (\(segment.id), \(contact), \(isIn), \(now), \(actor), \(reason))
                    """)
            }
            try log.run([
                .integer(segment.id), .integer(contact), action.sqlValue, now.sqlValue, .text(actor), .text(reason),
            ])
            changed += 1
        }
        return changed
    }

    /// Who is pinned and who is banned, by address.
    public func pins(_ connection: any Connection, named name: String) throws -> [SegmentPin] {
        let segment = try show(connection, named: name)
        return try connection.all(
            """
            SELECT p.contact_id, c.email, p.is_in, p.at, p.actor, p.reason
            FROM segment_pin p JOIN contact c ON c.id = p.contact_id WHERE p.segment_id = \(segment.id) ORDER BY c.address_key
            """
        ) { row in
            SegmentPin(
                contactID: row.integer(0) ?? 0, email: row.text(1) ?? "", isIn: row.boolean(2) ?? false,
                at: row.instant(3), actor: row.text(4) ?? "", reason: row.text(5) ?? "")
        }
    }

    /// Everything that was done about pins and bans, the newest first.
    public func pinChanges(_ connection: any Connection, named name: String, limit: Int = 1000) throws -> [SegmentPinChange] {
        let segment = try show(connection, named: name)
        return try connection.all(
            """
            SELECT c.email, p.action, p.at, p.actor, p.reason FROM segment_pin_change p JOIN contact c ON c.id = p.contact_id
            WHERE p.segment_id = \(segment.id) ORDER BY p.id DESC LIMIT \(limit)
            """
        ) { row in
            SegmentPinChange(
                email: row.text(0) ?? "", action: row.text(1).flatMap(SegmentPinChange.Action.init) ?? .unpin,
                at: row.instant(2), actor: row.text(3) ?? "", reason: row.text(4) ?? "")
        }
    }
}

extension SegmentPinChange.Action {
    /// What `segment_pin` says afterwards; nil when there is no row.
    fileprivate var isIn: Bool? {
        switch self {
        case .pin: true
        case .ban: false
        case .unpin: nil
        }
    }
}
