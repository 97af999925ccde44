internal import Audience
internal import Storage

/// Records messages as sent after the fact: those in doubt that turned out to have arrived, or are taken to have.
enum SentActivities {
    /// - Parameter condition: which rows, over `d`, a row of `delivery`.
    static func recordSent(_ connection: any Connection, run: CampaignRun, where condition: SQL) throws {
        let sent = try connection.all(
            """
            SELECT d.contact_id, COALESCE(d.claimed_at, \(run.createdAt)) FROM delivery d JOIN contact c ON c.id = d.contact_id
            WHERE d.run_id = \(run.id) AND \(condition)
            """
        ) { row in (contact: row.integer(0) ?? 0, at: row.instant(1)) }
        let activities = ActivityRecorder(connection)
        for message in sent {
            try activities.record(
                .sent, contactID: message.contact, at: message.at, campaignID: run.campaignID, runID: run.id)
        }
    }
}
