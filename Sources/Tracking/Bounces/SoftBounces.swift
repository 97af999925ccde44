internal import Storage

/// Counts the messages in a row that a contact's mailbox did not take. Mailboxes that stay full or unreachable for long
/// are dead ones, but a single bad week, or a single bad campaign, proves nothing.
///
/// A message that was accepted, and of which no failure is told within `reportSeconds`, ends the row; one that lies between
/// failed ones does so until its failure is told. Nothing is thrown away for that: a report that comes, however late, makes it
/// a failed one, and the row is as if it had never been broken.
struct SoftBounces: Equatable {
    /// How long after a message was accepted its failure is told at the latest, in seconds: servers try for four to five days
    /// (RFC 5321 section 4.5.4.1).
    static let reportSeconds: Double = 5 * 86_400

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
        let message = try connection.integer(
            "SELECT MIN(at) FROM activity_sent WHERE contact_id = \(contact) AND run_id = \(run)"
        ).map(Instant.init(microseconds:))
        let arrived = try arrival(connection, contact, before: message ?? at, at)
        let sums = try connection.first(
            """
            SELECT COUNT(*), COUNT(DISTINCT campaign_id), MIN(at), MAX(at) FROM soft_bounce b
            WHERE contact_id = \(contact) AND \(arrived) < COALESCE(
                (SELECT MIN(s.at) FROM activity_sent s WHERE s.contact_id = b.contact_id AND s.run_id = b.run_id), b.at)
            """
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

    /// When the last message was accepted that counts as arrived: before the given one, or so long ago that its failure would
    /// have been told. Whoever complains has got the message.
    private static func arrival(
        _ connection: any Connection, _ contact: Int64, before message: Instant, _ now: Instant
    ) throws -> Instant {
        let at = try connection.integer(
            """
            SELECT MAX(s.at) FROM activity_sent s
            WHERE s.contact_id = \(contact) AND (s.at < \(message) OR s.at <= \(now.adding(seconds: -reportSeconds)))
                AND NOT EXISTS (
                SELECT 1 FROM message_bounce m
                WHERE m.run_id = s.run_id AND m.contact_id = s.contact_id AND m.kind <> \(BounceKind.complaint))
            """
        )
        return Instant(microseconds: at ?? .min)
    }

    /// Starts again from none: the mailbox has shown life, or is counted out.
    static func reset(_ connection: any Connection, contact: Int64) throws {
        try connection.execute("DELETE FROM soft_bounce WHERE contact_id = \(contact)")
    }
}
