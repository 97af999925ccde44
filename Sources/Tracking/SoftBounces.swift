internal import Storage

/// Counts the messages in a row that a contact's mailbox did not take. Mailboxes that stay full or unreachable for long
/// are dead ones, but a single bad week, or a single bad campaign, proves nothing.
struct SoftBounces: Equatable {
    /// Failed messages since the last sign of life.
    var count: Int64
    /// How many different campaigns they were of.
    var campaigns: Int64
    /// Time between the first and the latest.
    var seconds: Int64

    /// Whether the address counts as dead.
    var areTooMany: Bool {
        count >= 5 && campaigns >= 3 && seconds >= 10 * 86_400
    }

    /// Adds the message of a run, once, and gives the new count.
    static func add(_ connection: any Connection, contact: Int64, run: Int64, campaign: Int64, at: Instant) throws -> SoftBounces
    {
        try connection.execute(
            """
            INSERT INTO soft_bounce (contact_id, run_id, campaign_id, at) VALUES (\(contact), \(run), \(campaign), \(at))
            ON CONFLICT (contact_id, run_id) DO NOTHING
            """)
        let sums = try connection.first(
            "SELECT COUNT(*), COUNT(DISTINCT campaign_id), MIN(at), MAX(at) FROM soft_bounce WHERE contact_id = \(contact)"
        ) { row in
            SoftBounces(
                count: row.integer(0) ?? 0, campaigns: row.integer(1) ?? 0,
                seconds: ((row.integer(3) ?? 0) - (row.integer(2) ?? 0)) / 1_000_000)
        }
        return sums ?? SoftBounces(count: 0, campaigns: 0, seconds: 0)
    }

    /// Takes the message of a run out of the count: a person found that it was not the mailbox's fault.
    static func forget(_ connection: any Connection, contact: Int64, run: Int64) throws {
        try connection.execute("DELETE FROM soft_bounce WHERE contact_id = \(contact) AND run_id = \(run)")
    }

    /// Starts again from none: the mailbox has shown life, or is counted out.
    static func reset(_ connection: any Connection, contact: Int64) throws {
        try connection.execute("DELETE FROM soft_bounce WHERE contact_id = \(contact)")
    }
}
