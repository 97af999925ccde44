public import Storage

/// The numbers of deleted contacts, each with a hash of its address: mail that was sent before goes on naming them, and whoever
/// unsubscribes with it, or complains, must not be mailed when the address comes back. No address can be read from it.
public enum DeletedContacts {
    /// Remembers a contact that is being deleted.
    static func add(_ connection: any Connection, _ contact: Int64, key: String, at: Instant) throws {
        let hash = Suppression.hash(key)
        // Who had the address before has no successor any more.
        try connection.execute("UPDATE deleted_contact SET successor = NULL WHERE address_hash = \(hash)")
        try connection.execute(
            "INSERT INTO deleted_contact (contact_id, address_hash, at) VALUES (\(contact), \(hash), \(at))")
    }

    /// An address has a contact again, who answers from now on for the deleted ones that had it.
    static func cameBack(_ connection: any Connection, key: String) throws {
        try connection.execute(
            """
            UPDATE deleted_contact SET successor = (SELECT id FROM contact WHERE address_key = \(key))
            WHERE address_hash = \(Suppression.hash(key))
            """)
    }

    /// The contact that has a deleted contact's address now, nil when none has.
    public static func successor(_ connection: any Connection, of contact: Int64) throws -> Int64? {
        let found = try connection.first(
            """
            SELECT c.id, c.address_key, d.address_hash FROM deleted_contact d JOIN contact c ON c.id = d.successor
            WHERE d.contact_id = \(contact)
            """
        ) { row in (id: row.integer(0) ?? 0, key: row.text(1) ?? "", hash: row.blob(2) ?? []) }
        // It may have got another address since.
        return found.flatMap { Suppression.hash($0.key) == $0.hash ? $0.id : nil }
    }

    /// Puts the address of a deleted contact on the suppression list, so that it comes back in this status.
    ///
    /// - Returns: whether that changed something; nil when no such contact was deleted.
    public static func suppress(
        _ connection: any Connection, _ contact: Int64, status: ContactStatus, at: Instant
    ) throws -> Bool? {
        let hash = try connection.first("SELECT address_hash FROM deleted_contact WHERE contact_id = \(contact)") { $0.blob(0) }
        guard let hash = hash ?? nil else { return nil }
        return try Suppression.add(connection, hash: hash, status: status, at: at)
    }
}

extension DeletedContacts {
    /// Looks for addresses that come back, in imports: a million rows are asked one by one.
    struct Watch {
        private let find: (any Statement)?

        init(_ connection: any Connection) throws {
            let isNeeded = try connection.exists("SELECT 1 FROM deleted_contact LIMIT 1")
            find = isNeeded ? try connection.prepare("SELECT 1 FROM deleted_contact WHERE address_hash = ? LIMIT 1") : nil
        }

        /// To be called for each contact that was added.
        func added(_ connection: any Connection, key: String) throws {
            guard let find, try find.first([.blob(Suppression.hash(key))], { _ in true }) != nil else { return }
            try cameBack(connection, key: key)
        }
    }
}
