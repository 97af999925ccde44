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

    /// The runs that a sender has work with, oldest first: those whose audience enters and those to be sent.
    public func openRuns(_ connection: any Connection) throws -> [CampaignRun] {
        try connection.all(
            """
            SELECT \(Self.runColumns) FROM campaign_run
            WHERE state IN ('entering', 'sending') ORDER BY id
            """, Self.run)
    }

    // MARK: Moving along

    /// Stops handing over: the sender asks before each batch. A scheduled campaign fires no more.
    /// - Throws: `CampaignError` of kind `state` when nothing of it goes on.
    public func pause(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        try follow(connection, &campaign, .pause, cause, now)
    }

    /// Goes on where a pause stopped. What the schedule should have started meanwhile, it starts late or finds missed.
    /// - Throws: `CampaignError` of kind `state` when nothing of it is paused.
    public func resume(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        try follow(connection, &campaign, .resume, cause, now)
    }

    /// Ends a campaign: who has not been mailed will not be.
    /// - Throws: `CampaignError` of kind `state` when it is at its end, with everything of it.
    public func cancel(_ connection: any Connection, _ name: String, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, named: name)
        try follow(connection, &campaign, .cancel, cause, now)
    }

    /// Pauses one run because of what happened to it, and with a full run its campaign.
    func pauseRun(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, id: run(connection, id: id).campaignID)
        try follow(connection, &campaign, .fault(run: id), cause, now)
    }

    /// Ends a run with nobody left to be mailed, and its campaign when no occurrence is to come.
    func complete(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, id: run(connection, id: id).campaignID)
        try follow(connection, &campaign, .complete(run: id), cause, now)
    }

    /// Lets a run at its end go on, since some of it is to be sent once more; of a paused campaign, when that is resumed.
    /// - Throws: `CampaignError` of kind `state` when it was cancelled.
    func reopen(_ connection: any Connection, _ id: Int64, by cause: Cause, at now: Instant) throws {
        var campaign = try campaign(connection, id: run(connection, id: id).campaignID)
        try follow(connection, &campaign, .resend(run: id), cause, now)
    }

    /// Carries out what an event means for a campaign and its runs (`CampaignPolicy`).
    ///
    /// - Parameter due: when the schedule was to start what was frozen for it, where `nextAt` is not that any more.
    func follow(
        _ connection: any Connection, _ campaign: inout Campaign, _ event: CampaignPolicy.Event, due: Instant? = nil,
        _ cause: Cause, _ now: Instant
    ) throws {
        let runs = try concerned(connection, campaign, event)
        let due = due ?? campaign.nextAt
        let seen = runs.map { $0.seen(isArmed: $0.isArmed(due)) }
        let step = try CampaignPolicy.step(event, campaign: campaign.state, isArmed: campaign.nextAt != nil, runs: seen)
        if let event = step.campaign { try move(connection, &campaign, event, cause, now) }
        for (run, known) in zip(runs, seen) {
            guard let event = step.runs.first(where: { $0.run == run.id })?.event else { continue }
            let moved = try move(connection, run, event, cause, now)
            guard known.isArmed, moved.state.isFinal else { continue }
            // The campaign may still be started, and then by the same name. A sender that holds the run finds it at its end.
            try connection.execute(
                "UPDATE campaign_run SET occurrence = \("frozen \(run.id)") WHERE id = \(run.id) AND occurrence = \(Self.once)")
        }
    }

    /// The runs of a campaign that are not at their end, and the one that an event names. Tests to single addresses are not
    /// among the former: whoever began one sends it (`TestSender`).
    private func concerned(
        _ connection: any Connection, _ campaign: Campaign, _ event: CampaignPolicy.Event
    ) throws -> [CampaignRun] {
        try connection.all(
            """
            SELECT \(Self.runColumns) FROM campaign_run
            WHERE campaign_id = \(campaign.id) AND (id = \(event.run ?? 0)
                OR state IN ('entering', 'waiting', 'sending', 'paused') AND (kind <> 'test' OR segment IS NOT NULL))
            ORDER BY id
            """, Self.run)
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

    // MARK: Rows

    static let runColumns: SQL = """
        id, campaign_id, occurrence, kind, state, reason, definition, segment, sample_size, secret, starts_at,
        entered_through, enter_until, created_at, started_at, ended_at, letter_version, mark
        """

    static func run(_ row: any Row) -> CampaignRun {
        CampaignRun(
            id: row.integer(0) ?? 0, campaignID: row.integer(1) ?? 0, occurrence: row.text(2) ?? "",
            kind: row.text(3).flatMap(RunKind.init) ?? .full, state: row.text(4).flatMap(RunState.init) ?? .paused,
            reason: row.text(5), definition: row.text(6) ?? "", letterVersion: row.integer(16), segment: row.text(7),
            sampleSize: row.integer(8).map { Int($0) }, mark: row.text(17), secret: row.blob(9) ?? [], startsAt: row.instant(10),
            enteredThrough: row.integer(11) ?? 0, enterUntil: row.integer(12) ?? 0, createdAt: row.instant(13),
            startedAt: row.integer(14).map(Instant.init(microseconds:)),
            endedAt: row.integer(15).map(Instant.init(microseconds:)))
    }
}
