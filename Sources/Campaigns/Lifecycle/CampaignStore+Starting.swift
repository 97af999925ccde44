public import Storage

extension CampaignStore {
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
        let frozen = try run(connection, campaign: campaign.id, occurrence: occurrence)
        if let frozen, frozen.state == .waiting || frozen.state == .entering {
            try connection.execute("UPDATE campaign_run SET starts_at = \(now) WHERE id = \(frozen.id)")
            if frozen.state == .waiting { try move(connection, frozen, .due, cause, now) }
            // If its audience is still being entered, it goes on when everybody is in.
            return try run(connection, id: frozen.id)
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
    /// - Parameter acceptance: what is accepted of the letter's errors for the runs that the schedule starts.
    /// - Returns: when it starts first.
    /// - Throws: `CampaignError` of kind `unusable` when it has no schedule, or one that is over.
    @discardableResult
    public func schedule(
        _ connection: any Connection, _ name: String, accepting acceptance: Acceptance = .none, by cause: Cause, at now: Instant
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
        let due = campaign.nextAt
        campaign.nextAt = next
        try move(connection, &campaign, .schedule, cause, now)
        try keep(connection, acceptance, campaign: campaign.id, by: cause, at: now)
        try freeze(connection, &campaign, definition, before: definition, due: due, cause, now)
        return next
    }

    /// Makes a run that mails the members of a segment, as a test.
    public func startTest(
        _ connection: any Connection, _ name: String, segment: String, mark: SubjectMark? = nil, by cause: Cause, at now: Instant
    ) throws -> CampaignRun {
        let campaign = try campaign(connection, named: name)
        let run = try insertRun(
            connection, campaign, occurrence: "test \(now.microseconds)", kind: .test, startsAt: now, segment: segment,
            mark: mark, cause, now)
        guard let run else { throw CampaignError(.state, "a test started at this very moment; try again") }
        return run
    }

    /// The largest sample, in contacts.
    public static let largestSample = 100_000

    /// Makes a run that mails a deterministic sample of the audience; the full runs leave these contacts out.
    public func startSample(
        _ connection: any Connection, _ name: String, size: Int, mark: SubjectMark? = nil, by cause: Cause, at now: Instant
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
            sampleSize: size, mark: mark, cause, now)
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
        state: RunState = .entering, startsAt: Instant, segment: String? = nil, sampleSize: Int? = nil,
        mark: SubjectMark? = nil, _ cause: Cause, _ now: Instant
    ) throws -> CampaignRun? {
        var random = SystemRandomNumberGenerator()
        let secret = (0..<4).flatMap { _ in withUnsafeBytes(of: random.next() as UInt64) { [UInt8]($0) } }
        let last = try connection.integer("SELECT COALESCE(MAX(id), 0) FROM contact") ?? 0
        let letter = try LetterStore().latest(connection, named: definition(of: campaign).template)
        let id = try connection.integer(
            """
            INSERT INTO campaign_run
                (campaign_id, occurrence, kind, state, definition, segment, sample_size, secret, starts_at,
                 enter_until, created_at, letter_version, mark)
            VALUES (\(campaign.id), \(occurrence), \(kind), \(state), \(campaign.definition), \(segment), \(sampleSize),
                    \(secret), \(startsAt), \(last), \(now), \(letter?.id), \(mark?.description))
            ON CONFLICT (campaign_id, occurrence) DO NOTHING
            RETURNING id
            """)
        guard let id else { return nil }
        try record(connection, campaign: campaign.id, run: id, from: nil, to: state.rawValue, cause, now)
        return try run(connection, id: id)
    }
}
