public import Storage

extension ContactStore {
    /// Subscribes a contact to a list. Who has unsubscribed from it comes back only by confirmation or by an operator.
    ///
    /// - Parameter source: how, for the record of consent: `import`, `person`, a form's address ...
    /// - Returns: whether anything changed.
    @discardableResult
    public static func subscribe(
        _ connection: any Connection, _ contact: Int64, list: Int64, cause: StatusCause, source: String, at: Instant
    ) throws -> Bool {
        let revives = cause == .confirmation || cause == .person
        let changed = try connection.execute(
            """
            INSERT INTO subscription AS s (contact_id, list_id, state, at, source)
            VALUES (\(contact), \(list), 'subscribed', \(at), \(source))
            ON CONFLICT (contact_id, list_id) DO UPDATE
                SET state = excluded.state, at = excluded.at, source = excluded.source
                WHERE \(revives) AND s.state = 'unsubscribed'
            """)
        guard changed > 0 else { return false }
        try touch(connection, contact, at)
        try ActivityRecorder.record(connection, .subscribed(list: list), contactID: contact, at: at)
        return true
    }

    /// Unsubscribes a contact from everything, as an operator does: the status, and the activity `unsubscribed`.
    @discardableResult
    public static func unsubscribeFromEverything(
        _ connection: any Connection, _ contact: Int64, actor: String, at: Instant
    ) throws -> StatusMachine.Outcome {
        let outcome = try StatusMachine.change(connection, contact, to: .unsubscribed, cause: .person, actor: actor, at: at)
        if case .changed = outcome {
            try ActivityRecorder.record(connection, .unsubscribed(means: "person"), contactID: contact, at: at)
        }
        return outcome
    }

    /// Unsubscribes a contact from a list, and remembers it even if the contact was never in it.
    @discardableResult
    public static func unsubscribe(
        _ connection: any Connection, _ contact: Int64, list: Int64, source: String, at: Instant
    ) throws -> Bool {
        let changed = try connection.execute(
            """
            INSERT INTO subscription AS s (contact_id, list_id, state, at, source)
            VALUES (\(contact), \(list), 'unsubscribed', \(at), \(source))
            ON CONFLICT (contact_id, list_id) DO UPDATE
                SET state = excluded.state, at = excluded.at, source = excluded.source WHERE s.state = 'subscribed'
            """)
        if changed > 0 { try touch(connection, contact, at) }
        return changed > 0
    }

    /// Puts a label on a contact.
    ///
    /// - Returns: whether it was not there before.
    @discardableResult
    public static func label(_ connection: any Connection, _ contact: Int64, _ label: Int64, at: Instant) throws -> Bool {
        let changed = try connection.execute(
            """
            INSERT INTO contact_label (contact_id, label_id, at) VALUES (\(contact), \(label), \(at))
            ON CONFLICT (contact_id, label_id) DO NOTHING
            """)
        guard changed > 0 else { return false }
        try touch(connection, contact, at)
        try ActivityRecorder.record(connection, .labelled(label: label), contactID: contact, at: at)
        return true
    }

    /// Takes a label off a contact.
    ///
    /// - Returns: whether it was there.
    @discardableResult
    public static func unlabel(_ connection: any Connection, _ contact: Int64, _ label: Int64, at: Instant) throws -> Bool {
        let changed = try connection.execute(
            "DELETE FROM contact_label WHERE contact_id = \(contact) AND label_id = \(label)")
        if changed > 0 { try touch(connection, contact, at) }
        return changed > 0
    }
}
