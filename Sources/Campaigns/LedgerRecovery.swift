public import Storage

/// What is done about claims whose sender is no more, and about messages in doubt.
public enum LedgerRecovery {
    /// How a person settles the messages in doubt of a run.
    public enum Decision: Sendable, Equatable {
        /// Send them once more, with the same Message-ID.
        case resend
        /// Take them for sent.
        case assumeAccepted
    }

    /// Marks every claim of another sender as unknown. The caller holds the `SenderLock`, so those others are dead: their
    /// messages may have been handed over or not, and nobody can tell.
    ///
    /// - Returns: how many there were.
    static func recover(_ connection: any Connection, sender: String, at now: Instant) throws -> Int {
        let abandoned = try connection.all(
            "SELECT id FROM campaign_run WHERE sender IS NOT NULL AND sender <> \(sender)"
        ) { $0.integer(0) ?? 0 }
        var count = 0
        for run in abandoned {
            count += try connection.execute(
                """
                UPDATE delivery SET state = 'unknown', settled_at = \(now), reason = 'the sender died'
                WHERE run_id = \(run) AND state = 'claimed'
                """)
            try connection.execute("UPDATE campaign_run SET sender = NULL WHERE id = \(run)")
        }
        return count
    }

    /// Settles the messages in doubt of a run by a person's word. Sending once more reopens a run that had ended, and reaches
    /// whoever was refused for the sender's sake as well (`Resendable`).
    ///
    /// - Returns: how many there were.
    @discardableResult
    public static func settle(
        _ connection: any Connection, _ store: CampaignStore, run id: Int64, _ decision: Decision,
        by cause: CampaignStore.Cause, at now: Instant
    ) throws -> Int {
        let run = try store.run(connection, id: id)
        switch decision {
        case .assumeAccepted:
            try DeliveryLog.recordSent(connection, run: run, where: "d.state = 'unknown'")
            return try connection.execute(
                """
                UPDATE delivery SET state = 'accepted', settled_at = \(now), reason = \("taken for sent by \(cause.actor)")
                WHERE run_id = \(id) AND state = 'unknown'
                """)
        case .resend:
            guard run.state != .cancelled else {
                throw CampaignError(.state, "run \(id) was cancelled: nothing of it is sent any more")
            }
            let count = try Resendable.plan(connection, run: id, by: cause, at: now)
            guard count > 0, run.state == .finished else { return count }
            try store.move(connection, run, .reopen, cause, now)
            guard run.kind == .full else { return count }
            var campaign = try store.campaign(connection, id: run.campaignID)
            try store.move(connection, &campaign, .reopen, cause, now)
            return count
        }
    }
}
