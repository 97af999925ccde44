public import Storage

extension CampaignStore {
    // MARK: Reading

    /// The runs of a campaign, oldest first. Tests to single addresses are none (`TestLedger`).
    public func runs(_ connection: any Connection, campaign: Int64) throws -> [CampaignRun] {
        try connection.all(
            """
            SELECT \(Self.runColumns) FROM campaign_run
            WHERE campaign_id = \(campaign) AND (kind <> 'test' OR segment IS NOT NULL) ORDER BY id
            """, Self.run)
    }

    /// The run of that number.
    /// - Throws: `CampaignError` of kind `notFound`.
    public func run(_ connection: any Connection, id: Int64) throws -> CampaignRun {
        guard let run = try connection.first("SELECT \(Self.runColumns) FROM campaign_run WHERE id = \(id)", Self.run) else {
            throw CampaignError(.notFound, "there is no run \(id)")
        }
        return run
    }

    /// The runs that a sender has work with, oldest first: those to be planned and those to be sent.
    public func openRuns(_ connection: any Connection) throws -> [CampaignRun] {
        try connection.all(
            """
            SELECT \(Self.runColumns) FROM campaign_run
            WHERE state IN ('planning', 'sending') ORDER BY id
            """, Self.run)
    }

    // MARK: Moving along

    /// Stops handing over: the sender asks before each batch. A scheduled campaign fires no more.
    public func pause(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        let going = try unended(connection, campaign).filter { $0.state != .paused }
        // A test or a sample runs while its campaign is still a draft.
        if going.allSatisfy({ $0.kind == .full }) { try move(connection, &campaign, .pause, cause, now) }
        for run in going { try move(connection, run, .pause, cause, now) }
    }

    /// Goes on where a pause stopped. Occurrences that came meanwhile were missed.
    public func resume(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        let paused = try unended(connection, campaign).filter { $0.state == .paused }
        if campaign.state == .paused || paused.isEmpty {
            let isOpen = paused.contains { $0.kind == .full && $0.startsAt <= now }
            try move(connection, &campaign, .resume(openRuns: isOpen), cause, now)
        }
        for run in paused {
            try move(connection, run, .resume(planned: run.isPlanned, due: run.startsAt <= now), cause, now)
        }
    }

    /// Ends a campaign: who has not been mailed will not be.
    public func cancel(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        try move(connection, &campaign, .cancel, cause, now)
        for run in try unended(connection, campaign) { try move(connection, run, .cancel, cause, now) }
    }

    /// Takes away the run of a frozen audience whose time was missed, so that the campaign can be started otherwise.
    func cancelWaiting(_ connection: any Connection, _ campaign: Campaign, _ cause: Cause, _ now: Instant) throws {
        for run in try unended(connection, campaign) where run.kind == .full {
            try connection.execute("DELETE FROM campaign_run WHERE id = \(run.id)")
        }
    }

    /// Pauses one run because of what happened to it, and with a full run its campaign.
    func pauseRun(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        let run = try run(connection, id: id)
        guard run.state == .sending || run.state == .planning else { return }
        try move(connection, run, .pause, cause, now)
        var campaign = try campaign(connection, id: run.campaignID)
        if run.kind == .full, campaign.state == .sending { try move(connection, &campaign, .pause, cause, now) }
    }

    /// Ends a run with nobody left to be mailed, and its campaign when no occurrence is to come.
    func complete(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        let run = try run(connection, id: id)
        try move(connection, run, .complete, cause, now)
        guard run.kind == .full else { return }
        var campaign = try campaign(connection, id: run.campaignID)
        guard campaign.state == .sending else { return }
        let isOpen = try unended(connection, campaign).contains { $0.kind == .full && $0.startsAt <= now }
        try move(
            connection, &campaign, .runEnded(openRuns: isOpen, moreOccurrences: campaign.nextAt != nil), cause, now)
    }

    /// Moves a run along its life cycle and records it.
    @discardableResult
    func move(
        _ connection: any Connection, _ run: CampaignRun, _ event: RunMachine.Event, _ cause: Cause, _ now: Instant
    ) throws -> CampaignRun {
        var moved = run
        moved.state = try RunMachine.next(run.state, event)
        moved.reason = cause.reason
        if moved.state == .sending { moved.startedAt = run.startedAt ?? now }
        moved.endedAt = moved.state.isFinal ? now : nil
        try connection.execute(
            """
            UPDATE campaign_run SET state = \(moved.state), reason = \(cause.reason), started_at = \(moved.startedAt),
                ended_at = \(moved.endedAt)
            WHERE id = \(run.id)
            """)
        if moved.state != run.state {
            try record(
                connection, campaign: run.campaignID, run: run.id, from: run.state.rawValue, to: moved.state.rawValue,
                cause, now)
        }
        return moved
    }

    /// The runs of a campaign that are not at their end.
    private func unended(_ connection: any Connection, _ campaign: Campaign) throws -> [CampaignRun] {
        try runs(connection, campaign: campaign.id).filter { !$0.state.isFinal }
    }

    // MARK: Rows

    static let runColumns: SQL = """
        id, campaign_id, occurrence, kind, state, reason, definition, segment, sample_size, secret, starts_at,
        planned_through, planned_until, created_at, started_at, ended_at, letter_version, mark
        """

    static func run(_ row: any Row) -> CampaignRun {
        CampaignRun(
            id: row.integer(0) ?? 0, campaignID: row.integer(1) ?? 0, occurrence: row.text(2) ?? "",
            kind: row.text(3).flatMap(RunKind.init) ?? .full, state: row.text(4).flatMap(RunState.init) ?? .paused,
            reason: row.text(5), definition: row.text(6) ?? "", letterVersion: row.integer(16), segment: row.text(7),
            sampleSize: row.integer(8).map { Int($0) }, mark: row.text(17), secret: row.blob(9) ?? [], startsAt: row.instant(10),
            plannedThrough: row.integer(11) ?? 0, plannedUntil: row.integer(12) ?? 0, createdAt: row.instant(13),
            startedAt: row.integer(14).map(Instant.init(microseconds:)),
            endedAt: row.integer(15).map(Instant.init(microseconds:)))
    }
}
