public import Mail
public import Storage

/// Adds, changes and deletes contacts one at a time, as the command line, forms and the API do. Imports have
/// `ContactImporter`; statuses change through `StatusMachine` alone.
public enum ContactStore {
    /// The contact with an address, nil when there is none.
    public static func id(_ connection: any Connection, of address: EmailAddress) throws -> Int64? {
        try connection.integer("SELECT id FROM contact WHERE address_key = \(address.key)")
    }

    /// - Throws: `AudienceError` of kind `unknownContact`.
    public static func requireID(_ connection: any Connection, of address: EmailAddress) throws -> Int64 {
        guard let id = try id(connection, of: address) else {
            throw AudienceError(.unknownContact, "there is no contact \(address)")
        }
        return id
    }

    /// Adds a contact. An address that was deleted while unsubscribed, bounced, complained or suppressed comes back
    /// in that status, not in the one asked for.
    ///
    /// - Parameters:
    ///   - source: how the contact came: `person`, `form`, `api` ...
    ///   - actor: who adds it, for the status history.
    /// - Throws: `AudienceError` of kind `duplicate` when the address is known.
    @discardableResult
    public static func add(
        _ connection: any Connection, _ address: EmailAddress, status: ContactStatus = .active, source: String,
        actor: String, at: Instant
    ) throws -> Int64 {
        let key = address.key
        let tombstone = try Suppression.status(connection, key: key)
        let begins = tombstone.map { $0.strictness > status.strictness ? $0 : status } ?? status
        let id = try connection.integer(
            """
            INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at, source)
            VALUES (\(address.description), \(key), \(address.domain), \(begins), \(at), \(at), \(at), \(source))
            ON CONFLICT (address_key) DO NOTHING RETURNING id
            """)
        guard let id else { throw AudienceError(.duplicate, "there is a contact \(address) already") }
        if begins != .active {
            try StatusMachine.record(
                connection, id, from: nil, to: begins, cause: begins == status ? .added : .tombstone, actor: actor,
                evidence: nil, at: at)
        }
        try DeletedContacts.cameBack(connection, key: key)
        return id
    }

    /// Gives a contact another address.
    ///
    /// - Throws: `AudienceError` of kind `duplicate` when another contact has it.
    public static func changeAddress(
        _ connection: any Connection, _ contact: Int64, to address: EmailAddress, actor: String, at: Instant
    ) throws {
        let key = address.key
        guard try !connection.exists("SELECT 1 FROM contact WHERE address_key = \(key) AND id <> \(contact)") else {
            throw AudienceError(.duplicate, "another contact has the address \(address)")
        }
        let changed = try connection.execute(
            """
            UPDATE contact SET email = \(address.description), address_key = \(key), domain = \(address.domain),
                updated_at = \(at) WHERE id = \(contact)
            """)
        guard changed == 1 else { throw unknown(contact) }
        try DeletedContacts.cameBack(connection, key: key)
        if let tombstone = try Suppression.status(connection, key: key) {
            try StatusMachine.change(connection, contact, to: tombstone, cause: .tombstone, actor: actor, at: at)
        }
    }

    /// Sets a field, or empties it with nil.
    ///
    /// - Throws: `AudienceError` of kind `invalidValue` when the value does not fit the field or the field is not set
    ///   this way (address, status, labels and lists have functions of their own), `unknownOption`, `unknownContact`.
    public static func set(
        _ connection: any Connection, _ contact: Int64, _ column: ContactColumn, to value: ContactValue?, at: Instant
    ) throws {
        switch column {
        case .builtIn(let field): try set(connection, contact, field, value, at)
        case .custom(let field) where field.type == .choices:
            try setChoices(connection, contact, field, value)
            try touch(connection, contact, at)
        case .custom(let field):
            let values = try field.storedValues(value)
            let assignments = zip(field.columns, values).map { column, value -> SQL in
                "\(identifier: column.name) = \(value)"
            }
            let changed = try connection.execute(
                "UPDATE contact SET \(assignments.joined(separator: ", ")), updated_at = \(at) WHERE id = \(contact)")
            if changed == 0 { throw unknown(contact) }
        case .id, .lists: throw notSettable(column.key)
        }
    }

    /// Deletes a contact with everything it has. Who was unsubscribed, bounced, complained or suppressed leaves a hashed
    /// tombstone (see `Suppression`), so that no later import makes the address active. Of everybody the number stays, with
    /// a hash of the address (see `DeletedContacts`): the unsubscribe links of mail sent before go on working.
    public static func delete(_ connection: any Connection, _ contact: Int64, at: Instant) throws {
        let found = try connection.first("SELECT address_key, status FROM contact WHERE id = \(contact)") { row in
            (key: row.text(0) ?? "", status: row.text(1).flatMap(ContactStatus.init))
        }
        guard let found else { throw unknown(contact) }
        if let status = found.status, status.leavesTombstone {
            try Suppression.add(connection, key: found.key, status: status, at: at)
        }
        try DeletedContacts.add(connection, contact, key: found.key, at: at)
        try connection.execute("DELETE FROM contact WHERE id = \(contact)")
    }

    /// Everything about a contact that has a value.
    public static func show(_ connection: any Connection, _ contact: Int64) throws -> [(
        column: ContactColumn, value: ContactValue
    )] {
        let columns = ContactColumn.all(in: try CatalogueStore.load(connection))
        guard let values = try ContactReader(columns).read(connection, contacts: [contact])[contact] else {
            throw unknown(contact)
        }
        return zip(columns, values).compactMap { column, value in value.map { (column, $0) } }
    }

    // MARK: Parts

    private static func set(
        _ connection: any Connection, _ contact: Int64, _ field: BuiltInField, _ value: ContactValue?, _ at: Instant
    ) throws {
        let stored: SQLValue
        switch (field, value) {
        case (.source, nil), (.language, nil), (.timeZone, nil), (.country, nil), (.score, nil): stored = .null
        case (.source, .text(let text)), (.language, .text(let text)), (.timeZone, .text(let text)),
            (.country, .text(let text)):
            stored = .text(try field.normalised(text))
        case (.score, .number(let number)): stored = .real(number)
        case (.source, _), (.language, _), (.timeZone, _), (.country, _), (.score, _):
            throw AudienceError(.invalidValue, "\(field.key) takes a \(field.type.rawValue)")
        default: throw notSettable(field.key)
        }
        let old = field == .score ? try connection.first("SELECT score FROM contact WHERE id = \(contact)") { $0.real(0) } : nil
        let changed = try connection.execute(
            "UPDATE contact SET \(identifier: field.rawValue) = \(stored), updated_at = \(at) WHERE id = \(contact)")
        if changed == 0 { throw unknown(contact) }
        if field == .score { try recordScore(connection, contact, from: old ?? nil, to: value, at) }
    }

    private static func recordScore(
        _ connection: any Connection, _ contact: Int64, from old: Double?, to value: ContactValue?, _ at: Instant
    ) throws {
        let new: Double? = if case .number(let number) = value { number } else { nil }
        guard old != new else { return }
        try ActivityRecorder.record(connection, .scoreChanged(from: old, to: new), contactID: contact, at: at)
    }

    private static func setChoices(
        _ connection: any Connection, _ contact: Int64, _ field: FieldDefinition, _ value: ContactValue?
    ) throws {
        var options: Set<Int64> = []
        switch value {
        case nil: break
        case .choices(let names):
            for name in names { options.insert(try field.requireOption(name).id) }
        default: throw AudienceError(.invalidValue, "\(field.key) takes options")
        }
        try replaceChoices(connection, contact, field: field.id, options)
    }

    /// Makes these the options that a contact has of a many-of-many field; whether they were others before.
    @discardableResult
    static func replaceChoices(
        _ connection: any Connection, _ contact: Int64, field: Int64, _ options: Set<Int64>
    ) throws -> Bool {
        let present = try connection.all(
            "SELECT option_id FROM contact_choice WHERE contact_id = \(contact) AND field_id = \(field)"
        ) { $0.integer(0) ?? 0 }
        guard Set(present) != options else { return false }
        try connection.execute("DELETE FROM contact_choice WHERE contact_id = \(contact) AND field_id = \(field)")
        for option in options.sorted() {
            try connection.execute(
                "INSERT INTO contact_choice (contact_id, field_id, option_id) VALUES (\(contact), \(field), \(option))")
        }
        return true
    }

    static func touch(_ connection: any Connection, _ contact: Int64, _ at: Instant) throws {
        guard try connection.execute("UPDATE contact SET updated_at = \(at) WHERE id = \(contact)") == 1 else {
            throw unknown(contact)
        }
    }

    private static func unknown(_ contact: Int64) -> AudienceError {
        AudienceError(.unknownContact, "there is no contact with id \(contact)")
    }

    private static func notSettable(_ key: String) -> AudienceError {
        let advice: String? =
            switch key {
            case "status": "A status changes by unsubscribing, suppressing or activating the contact."
            case "label", "labels", "category": "Put labels on and take them off."
            case "lists": "Subscribe and unsubscribe."
            default: nil
            }
        return AudienceError(.invalidValue, "\(key) is not set like a value", advice: advice)
    }
}

extension ContactStatus {
    /// Whether a contact deleted in this status must not come back as active.
    var leavesTombstone: Bool { strictness > ContactStatus.pending.strictness }
}
