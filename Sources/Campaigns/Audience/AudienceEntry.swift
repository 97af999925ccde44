internal import Storage

/// Enters a run's audience into the ledger, some ten thousand contacts a transaction: whoever matches at the run's own
/// moment, in the order of their numbers, so that it goes on where it stopped after a crash and uses little memory.
struct AudienceEntry: Sendable {
    let store: CampaignStore
    /// Contacts looked at in one transaction, and the most that are entered in one.
    var chunk: Int64 = 50_000

    /// Enters everybody who is not yet, and lets the run go on to the next state.
    ///
    /// - Returns: the run as it stands; it may have been paused or cancelled meanwhile.
    func enter(
        _ database: any Database, run id: Int64, query: @escaping @Sendable (any Connection, CampaignRun) throws -> AudienceQuery,
        by cause: CampaignStore.Cause, now: @escaping @Sendable () -> Instant
    ) async throws -> CampaignRun {
        while true {
            let run = try await database.write { connection in
                let run = try store.run(connection, id: id)
                guard run.state == .entering else { return run }
                if !run.hasEntered {
                    try run.kind == .sample
                        ? enterSample(connection, run, try query(connection, run), now())
                        : enterChunk(connection, run, try query(connection, run))
                }
                let entered = try store.run(connection, id: id)
                guard entered.hasEntered else { return entered }
                // What the schedule is to start waits for it, whatever the time: it may be too late.
                let next = try store.campaign(connection, id: entered.campaignID).nextAt
                return try store.move(connection, entered, .entered(due: !entered.isArmed(next)), cause, now())
            }
            guard run.state == .entering else { return run }
            try Task.checkCancellation()
        }
    }

    private func enterChunk(_ connection: any Connection, _ run: CampaignRun, _ query: AudienceQuery) throws {
        // A question about all contacts is asked as seldom as can be.
        let until = query.asksPopulation ? run.enterUntil : min(run.enteredThrough + chunk, run.enterUntil)
        let entered = try connection.execute(
            """
            INSERT INTO delivery (run_id, contact_id, state, segments)
            SELECT \(run.id), c.id, 'queued', \(query.membership) FROM contact c
            WHERE c.id > \(run.enteredThrough) AND c.id <= \(until) AND \(query.reachable)
            ORDER BY c.id LIMIT \(chunk)
            """)
        let isCut = Int64(entered) == chunk
        let last = isCut ? try connection.integer("SELECT MAX(contact_id) FROM delivery WHERE run_id = \(run.id)") : nil
        try advance(connection, run, last ?? until)
    }

    /// Draws the sample from everybody who would get the campaign, and leaves out again who got it already: the same sample
    /// asked for twice is the same people, who are mailed once.
    private func enterSample(
        _ connection: any Connection, _ run: CampaignRun, _ query: AudienceQuery, _ now: Instant
    ) throws {
        var sample = SmallestHashes(seed: UInt64(bitPattern: run.campaignID), limit: run.sampleSize ?? 0)
        try connection.forEach("SELECT c.id FROM contact c WHERE c.id <= \(run.enterUntil) AND \(query.drawable)") { row in
            sample.offer(row.integer(0) ?? 0)
        }
        let members = Set(sample.members)
        let insert = try connection.prepare(
            "INSERT INTO delivery (run_id, contact_id, state, reason, recorded_at, segments) VALUES (?, ?, ?, ?, ?, ?)")
        // An audience that was frozen ahead has them too.
        let leaveOut = try connection.prepare(
            """
            UPDATE delivery SET state = 'skipped', reason = 'sampled', recorded_at = ?
            WHERE contact_id = ? AND state = 'queued' AND run_id IN (SELECT id FROM campaign_run
                WHERE campaign_id = ? AND kind = 'full' AND started_at IS NULL AND state IN ('entering', 'waiting', 'paused'))
            """)
        // Once more over all, for the few that were drawn: where each comes from.
        try connection.forEach(
            """
            SELECT c.id, \(query.membership), \(query.mailed) FROM contact c
            WHERE c.id <= \(run.enterUntil) AND \(query.drawable) ORDER BY c.id
            """
        ) { row in
            guard let contact = row.integer(0), members.contains(contact) else { return }
            let isMailed = row.boolean(2) == true
            try insert.run([
                .integer(run.id), .integer(contact), .text((isMailed ? DeliveryState.skipped : .queued).rawValue),
                isMailed ? .text("already_mailed") : .null, isMailed ? now.sqlValue : .null, row.value(1),
            ])
            if !isMailed { try leaveOut.run([now.sqlValue, .integer(contact), .integer(run.campaignID)]) }
        }
        try advance(connection, run, run.enterUntil)
    }

    private func advance(_ connection: any Connection, _ run: CampaignRun, _ through: Int64) throws {
        try connection.execute("UPDATE campaign_run SET entered_through = \(through) WHERE id = \(run.id)")
    }
}
