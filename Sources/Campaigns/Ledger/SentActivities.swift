internal import Audience
internal import Storage

/// What follows when a message was accepted, whoever says so: the server's reply, a report or a click that came back, a person.
/// Nothing else records that a contact was sent a message.
struct SentActivities {
    private let connection: any Connection
    private let run: Int64
    private let campaign: Int64
    private let activities: ActivityRecorder

    init(_ connection: any Connection, run: Int64, campaign: Int64) {
        self.connection = connection
        self.run = run
        self.campaign = campaign
        activities = ActivityRecorder(connection)
    }

    /// The message to this contact was accepted.
    func record(_ contact: Int64, at: Instant) throws {
        do {
            try activities.record(.sent, contactID: contact, at: at, campaignID: campaign, runID: run)
        } catch let error as StorageError where error.kind == .constraint {
            // The contact was deleted while its message was on the way: the ledger keeps it, the contact's history is gone.
        }
    }

    /// Messages were accepted at the time of their claim, which is learned only now.
    ///
    /// - Parameter condition: which rows, over `d`, a row of `delivery`.
    func record(where condition: SQL) throws {
        let sent = try connection.all(
            """
            SELECT d.contact_id, COALESCE(d.claimed_at, r.created_at) FROM delivery d
            JOIN campaign_run r ON r.id = d.run_id JOIN contact c ON c.id = d.contact_id
            WHERE d.run_id = \(run) AND \(condition)
            """
        ) { row in (contact: row.integer(0) ?? 0, at: row.instant(1)) }
        for message in sent { try record(message.contact, at: message.at) }
    }
}
