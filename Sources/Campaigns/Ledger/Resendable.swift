internal import Audience
public import Storage

/// Whom a run can be sent to again by a person's word: messages in doubt, those refused for the sender's sake, and hard
/// bounces told by a server that knew nearly nobody, whose contacts become active again.
public struct Resendable: Sendable, Hashable {
    public var unknown = 0
    public var refused = 0
    public var doubtful = 0

    public var total: Int { unknown + refused + doubtful }

    /// The reason in the ledger of a bounce that a person may take back.
    static let doubt = "doubtful"

    /// A server refused it: where the message could not be made there is none.
    private static let rows: SQL = """
        (state = 'unknown' OR state = 'refused' AND server IS NOT NULL OR state = 'bounced' AND reason = \(doubt))
        """

    /// Counts them.
    public init(_ connection: any Connection, run: Int64) throws {
        try connection.forEach(
            "SELECT state, COUNT(*) FROM delivery WHERE run_id = \(run) AND \(Self.rows) GROUP BY state"
        ) { row in
            let count = Int(row.integer(1) ?? 0)
            switch row.text(0).flatMap(DeliveryState.init) {
            case .unknown: unknown = count
            case .refused: refused = count
            default: doubtful = count
            }
        }
    }

    /// Queues them anew. Their age counts from the next attempt on, and what becomes of it is recorded as if it were the first.
    ///
    /// - Returns: how many there were.
    static func queue(
        _ connection: any Connection, run: Int64, by cause: CampaignStore.Cause, at now: Instant
    ) throws -> Int {
        try revive(connection, run, cause, now)
        try connection.execute(
            """
            DELETE FROM message_bounce WHERE run_id = \(run) AND kind IN ('hard', 'policy') AND contact_id IN (
                SELECT contact_id FROM delivery WHERE run_id = \(run) AND state <> 'unknown' AND \(rows))
            """)
        return try connection.execute(
            """
            UPDATE delivery SET state = 'queued', retry_at = \(now), first_at = NULL, reason = \("sent again by \(cause.actor)")
            WHERE run_id = \(run) AND \(rows)
            """)
    }

    /// Brings back the contacts whom nothing but a doubtful answer has made `hard_bounced`.
    private static func revive(
        _ connection: any Connection, _ run: Int64, _ cause: CampaignStore.Cause, _ now: Instant
    ) throws {
        let contacts = try connection.all(
            """
            SELECT d.contact_id FROM delivery d JOIN contact c ON c.id = d.contact_id
            WHERE d.run_id = \(run) AND d.state = 'bounced' AND d.reason = \(doubt)
                AND c.status = \(ContactStatus.hardBounced)
                AND (SELECT s.evidence FROM status_change s WHERE s.contact_id = c.id ORDER BY s.id DESC LIMIT 1)
                    LIKE \("run \(run): %")
                AND NOT EXISTS (
                    SELECT 1 FROM message_bounce m JOIN message_bounce o ON o.contact_id = m.contact_id AND o.run_id = \(run)
                    WHERE m.contact_id = c.id AND m.run_id <> \(run) AND m.kind = 'hard' AND m.at >= o.at)
            """
        ) { $0.integer(0) ?? 0 }
        for contact in contacts {
            try StatusMachine.change(
                connection, contact, to: .active, cause: .person, actor: cause.actor,
                evidence: "taken back: the mail server knew nearly nobody in run \(run)", at: now)
        }
    }
}
