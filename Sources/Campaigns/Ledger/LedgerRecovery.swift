internal import Mail
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

    /// What became of claims whose sender died.
    struct Recovered: Sendable, Equatable {
        /// Perhaps sent.
        var unknown = 0
        /// Answered: recorded with the answer.
        var answered = 0
        /// Never handed over: claimed again when their turn comes.
        var returned = 0
    }

    /// Resolves every claim of another sender. The caller holds the `SenderLock`, so those others are dead. What the journal
    /// says of a claim is recorded; a claim of which it says nothing is unknown, and so are all without a journal of the same
    /// sender, run and boot.
    static func recover(
        _ connection: any Connection, _ evidence: JournalEvidence?, sender: String, retry: RetryPolicy, at now: Instant
    ) throws -> Recovered {
        let abandoned = try connection.all(
            "SELECT id, campaign_id, sender FROM campaign_run WHERE sender IS NOT NULL AND sender <> \(sender)"
        ) { ClaimOwner(run: $0.integer(0) ?? 0, campaign: $0.integer(1) ?? 0, sender: $0.text(2) ?? "", retry: retry) }
        var recovered = Recovered()
        for claims in abandoned {
            if let evidence, evidence.run == claims.run, evidence.sender == claims.sender {
                try resolve(connection, claims, evidence, &recovered, now)
            }
            recovered.unknown += try connection.execute(
                """
                UPDATE delivery SET state = 'unknown', recorded_at = \(now), reason = 'the sender died'
                WHERE run_id = \(claims.run) AND state = 'claimed'
                """)
            try connection.execute("UPDATE campaign_run SET sender = NULL WHERE id = \(claims.run)")
        }
        return recovered
    }

    /// Records what the journal knows of a dead sender's claims.
    private static func resolve(
        _ connection: any Connection, _ claims: ClaimOwner, _ evidence: JournalEvidence, _ recovered: inout Recovered,
        _ now: Instant
    ) throws {
        let contacts = try connection.all(
            """
            SELECT contact_id FROM delivery
            WHERE run_id = \(claims.run) AND state = 'claimed' AND claimed_by = \(claims.sender)
            """
        ) { $0.integer(0) ?? 0 }
        let recorder = LedgerRecorder(connection, claims, now)
        for contact in contacts {
            switch evidence[contact] {
            case .claimed:
                try recorder.record(DeliveryResult(contact: contact, result: .returned))
                recovered.returned += 1
            case .answered(let report):
                try recorder.record(DeliveryResult(contact: contact, result: .reported(report)))
                if report.outcome == .unknown { recovered.unknown += 1 } else { recovered.answered += 1 }
            case .handedOver, nil: break
            }
        }
    }

    /// Settles the messages in doubt of a run by a person's word. Sending once more reaches whoever was refused for the sender's
    /// sake as well (`Resendable`), and reopens a run that had ended; of a paused campaign, it goes on when that is resumed.
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
            try SentActivities(connection, run: id, campaign: run.campaignID).record(where: "d.state = 'unknown'")
            return try connection.execute(
                """
                UPDATE delivery SET state = 'accepted', recorded_at = \(now), reason = \("taken for sent by \(cause.actor)")
                WHERE run_id = \(id) AND state = 'unknown'
                """)
        case .resend:
            let count = try Resendable.queue(connection, run: id, by: cause, at: now)
            if count > 0 { try store.reopen(connection, id, by: cause, at: now) }
            return count
        }
    }
}
