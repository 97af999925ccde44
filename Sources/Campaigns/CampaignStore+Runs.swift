public import Storage

extension CampaignStore {
    // MARK: Reading

    /// The runs of a campaign, oldest first.
    public func runs(_ connection: any Connection, campaign: Int64) throws -> [CampaignRun] {
        try connection.all(
            "SELECT \(Self.runColumns) FROM campaign_run WHERE campaign_id = \(campaign) ORDER BY id", Self.run)
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
            "SELECT \(Self.runColumns) FROM campaign_run WHERE state IN ('planning', 'sending') ORDER BY id", Self.run)
    }

    // MARK: Starting

    /// Starts a campaign now. One without a repeating schedule is started once in its life: its run is unique.
    ///
    /// - Throws: `CampaignError` of kind `state` when it was started before or has ended.
    public func start(
        _ connection: any Connection, _ name: String, by cause: Cause, at now: Instant
    ) throws -> CampaignRun {
        var campaign = try campaign(connection, named: name)
        let definition = try definition(of: campaign)
        let repeats = definition.schedule?.repeats ?? false
        if !repeats { campaign.nextAt = nil }
        try move(connection, &campaign, .start, cause, now)
        let occurrence = repeats ? "start \(now.microseconds)" : Self.once
        if let frozen = try run(connection, campaign: campaign.id, occurrence: occurrence), frozen.state == .waiting {
            return try move(connection, frozen, .due, cause, now)
        }
        let run = try insertRun(connection, campaign, occurrence: occurrence, kind: .full, startsAt: now, cause, now)
        guard let run else {
            throw CampaignError(
                .state, "the campaign \(name) was started before", advice: "`campaign status` shows its run.")
        }
        return run
    }

    /// Arms a campaign's schedule: `serve` starts it at its time. A frozen audience is entered from now on.
    ///
    /// - Returns: when it starts first.
    /// - Throws: `CampaignError` of kind `unusable` when it has no schedule, or one that is over.
    @discardableResult
    public func schedule(
        _ connection: any Connection, _ name: String, by cause: Cause, at now: Instant
    ) throws -> Instant {
        var campaign = try campaign(connection, named: name)
        let definition = try definition(of: campaign)
        guard let schedule = definition.schedule else {
            throw CampaignError(
                .unusable, "the campaign \(name) has no schedule",
                advice: "Write one into its file, such as `schedule: { at: 2026-12-01 09:00 }`, or start it now.")
        }
        guard let next = schedule.next(after: now) else {
            throw CampaignError(.unusable, "the schedule of \(name) is over: its last time has passed")
        }
        campaign.nextAt = next
        try move(connection, &campaign, .schedule, cause, now)
        if definition.audience == .frozen, try run(connection, campaign: campaign.id, occurrence: Self.once) == nil {
            _ = try insertRun(connection, campaign, occurrence: Self.once, kind: .full, startsAt: next, cause, now)
        }
        return next
    }

    /// Makes a run that mails the members of a segment, as a test.
    public func startTest(
        _ connection: any Connection, _ name: String, segment: String, by cause: Cause, at now: Instant
    ) throws -> CampaignRun {
        let campaign = try campaign(connection, named: name)
        let run = try insertRun(
            connection, campaign, occurrence: "test \(now.microseconds)", kind: .test, startsAt: now, segment: segment,
            cause, now)
        guard let run else { throw CampaignError(.state, "a test started at this very moment; try again") }
        return run
    }

    /// The largest sample, in contacts.
    public static let largestSample = 100_000

    /// Makes a run that mails a deterministic sample of the audience; the full runs leave these contacts out.
    public func startSample(
        _ connection: any Connection, _ name: String, size: Int, by cause: Cause, at now: Instant
    ) throws -> CampaignRun {
        let campaign = try campaign(connection, named: name)
        guard (1...Self.largestSample).contains(size) else {
            throw CampaignError(.unusable, "a sample has from 1 to \(Self.largestSample) contacts, not \(size)")
        }
        guard campaign.state == .draft || campaign.state == .scheduled else {
            throw CampaignError(
                .state, "a sample goes out before the campaign does, and it is \(campaign.state.rawValue)")
        }
        let run = try insertRun(
            connection, campaign, occurrence: "sample \(now.microseconds)", kind: .sample, startsAt: now,
            sampleSize: size, cause, now)
        guard let run else { throw CampaignError(.state, "a sample started at this very moment; try again") }
        return run
    }

    /// The occurrence of a campaign that goes out once.
    static let once = "once"

    func run(_ connection: any Connection, campaign: Int64, occurrence: String) throws -> CampaignRun? {
        try connection.first(
            """
            SELECT \(Self.runColumns) FROM campaign_run
            WHERE campaign_id = \(campaign) AND occurrence = \(occurrence)
            """, Self.run)
    }

    /// A new run, or nil when the occurrence has one: this is what keeps two schedulers from firing it twice.
    func insertRun(
        _ connection: any Connection, _ campaign: Campaign, occurrence: String, kind: RunKind,
        state: RunState = .planning, startsAt: Instant, segment: String? = nil, sampleSize: Int? = nil, _ cause: Cause,
        _ now: Instant
    ) throws -> CampaignRun? {
        var random = SystemRandomNumberGenerator()
        let secret = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64) { [UInt8]($0) } }
        let last = try connection.integer("SELECT COALESCE(MAX(id), 0) FROM contact") ?? 0
        let id = try connection.integer(
            """
            INSERT INTO campaign_run
                (campaign_id, occurrence, kind, state, definition, segment, sample_size, secret, starts_at,
                 planned_until, created_at)
            VALUES (\(campaign.id), \(occurrence), \(kind), \(state), \(campaign.definition), \(segment), \(sampleSize),
                    \(secret), \(startsAt), \(last), \(now))
            ON CONFLICT (campaign_id, occurrence) DO NOTHING
            RETURNING id
            """)
        guard let id else { return nil }
        try record(connection, campaign: campaign.id, run: id, from: nil, to: state.rawValue, cause, now)
        return try run(connection, id: id)
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
        planned_through, planned_until, created_at, started_at, ended_at
        """

    static func run(_ row: any Row) -> CampaignRun {
        CampaignRun(
            id: row.integer(0) ?? 0, campaignID: row.integer(1) ?? 0, occurrence: row.text(2) ?? "",
            kind: row.text(3).flatMap(RunKind.init) ?? .full, state: row.text(4).flatMap(RunState.init) ?? .paused,
            reason: row.text(5), definition: row.text(6) ?? "", segment: row.text(7),
            sampleSize: row.integer(8).map { Int($0) }, secret: row.blob(9) ?? [], startsAt: row.instant(10),
            plannedThrough: row.integer(11) ?? 0, plannedUntil: row.integer(12) ?? 0, createdAt: row.instant(13),
            startedAt: row.integer(14).map(Instant.init(microseconds:)),
            endedAt: row.integer(15).map(Instant.init(microseconds:)))
    }
}
