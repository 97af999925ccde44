public import Storage

/// Starts the runs of schedules when their time comes. An occurrence is fired once, whoever looks first: its run is unique,
/// and the schedule moves on in the same transaction.
public struct CampaignScheduler: Sendable {
    /// What became of one occurrence.
    public enum Firing: Sendable, Equatable {
        /// A run was started.
        case started(campaign: String, run: Int64, due: Instant)
        /// Nobody was there in time.
        case missed(campaign: String, due: Instant)
        /// Its letter has errors that nobody accepted: it waits for a person.
        case held(campaign: String, due: Instant, reason: String)
    }

    private let store: CampaignStore
    private let gate: LetterGate?
    /// How late an occurrence may still start, in seconds.
    private let lateLimit: Double
    private static let cause = CampaignStore.Cause(actor: "scheduler", reason: "its time has come")
    private static let late = CampaignStore.Cause(actor: "scheduler", reason: "nobody was there to start it in time")

    /// - Parameters:
    ///   - gate: holds back letters with errors; nil for none.
    ///   - lateLimit: how late an occurrence may still start, in seconds; later it is skipped and said to be missed.
    public init(store: CampaignStore, gate: LetterGate? = nil, lateLimit: Double = 6 * 3600) {
        self.store = store
        self.gate = gate
        self.lateLimit = lateLimit
    }

    /// Fires what is due, and tells what it did.
    public func fire(_ database: any Database, now: Instant) async throws -> [Firing] {
        let verdicts = try await database.read { try self.verdicts($0, now) }
        guard !verdicts.isEmpty else { return [] }
        return try await database.write { connection in
            let due = try connection.all(
                "SELECT \(CampaignStore.columns) FROM campaign WHERE \(Self.due(now)) ORDER BY next_at", CampaignStore.campaign)
            return try due.flatMap { campaign -> [Firing] in
                // What has changed since its letter was looked at is looked at again the next time.
                guard let verdict = verdicts[campaign.id], verdict.definition == campaign.definition else { return [] }
                return try fire(connection, campaign, verdict, now)
            }
        }
    }

    /// What the gate says of the letter of a campaign.
    private struct Verdict {
        /// The text of the campaign when it was looked at.
        var definition: String
        /// What was accepted.
        var note: String?
        /// Why it does not start.
        var refusal: String?
    }

    /// Of all campaigns that are due.
    private func verdicts(_ connection: any Connection, _ now: Instant) throws -> [Int64: Verdict] {
        let due = try connection.all(
            "SELECT \(CampaignStore.columns) FROM campaign WHERE \(Self.due(now))", CampaignStore.campaign)
        var verdicts: [Int64: Verdict] = [:]
        for campaign in due {
            var verdict = Verdict(definition: campaign.definition)
            do {
                // Nobody is there to judge by who happens to lack a value today.
                verdict.note = try gate?.check(connection, campaign, counting: false)
            } catch let error as CampaignError where error.kind == .unusable {
                verdict.refusal = error.message
            }
            verdicts[campaign.id] = verdict
        }
        return verdicts
    }

    private static func due(_ now: Instant) -> SQL {
        "next_at IS NOT NULL AND next_at <= \(now) AND state IN ('scheduled', 'sending')"
    }

    private func fire(
        _ connection: any Connection, _ campaign: Campaign, _ verdict: Verdict, _ now: Instant
    ) throws -> [Firing] {
        var campaign = campaign
        let definition = try store.definition(of: campaign)
        guard let schedule = definition.schedule, var due = campaign.nextAt else { return [] }
        var firings: [Firing] = []
        // Of several that have gone by, only the last can still start: nobody wants last week's letter five times.
        while let next = schedule.next(after: due), next <= now {
            firings += try miss(connection, campaign, due, now)
            due = next
        }
        let isInTime = now <= due.adding(seconds: lateLimit)
        if isInTime, let refusal = verdict.refusal { return try firings + hold(connection, campaign, due, refusal, now) }
        campaign.nextAt = schedule.next(after: due)
        if isInTime {
            firings += try start(connection, &campaign, schedule, due, verdict.note, now)
        } else {
            firings += try miss(connection, campaign, due, now)
            try moveOn(connection, &campaign, due, now)
        }
        return firings
    }

    private func start(
        _ connection: any Connection, _ campaign: inout Campaign, _ schedule: Schedule, _ due: Instant, _ note: String?,
        _ now: Instant
    ) throws -> [Firing] {
        var cause = Self.cause
        if let note { cause.reason += ", " + note }
        let occurrence = schedule.repeats ? String(due.microseconds) : CampaignStore.once
        try store.move(connection, &campaign, .start, cause, now)
        if let frozen = try store.run(connection, campaign: campaign.id, occurrence: occurrence) {
            // Its audience was entered ahead; if that is still going on, it starts when it is complete.
            if frozen.state == .waiting { try store.move(connection, frozen, .due, cause, now) }
            return [.started(campaign: campaign.name, run: frozen.id, due: due)]
        }
        let run = try store.insertRun(
            connection, campaign, occurrence: occurrence, kind: .full, startsAt: due, cause, now)
        return run.map { [.started(campaign: campaign.name, run: $0.id, due: due)] } ?? []
    }

    /// Does not start a campaign whose letter is refused. It pauses; while an earlier run of it is on its way, only this
    /// occurrence is left out.
    private func hold(
        _ connection: any Connection, _ campaign: Campaign, _ due: Instant, _ reason: String, _ now: Instant
    ) throws -> [Firing] {
        var campaign = campaign
        if campaign.state == .scheduled {
            campaign.nextAt = due
            try store.follow(connection, &campaign, .pause, .init(actor: "scheduler", reason: reason), now)
        } else {
            _ = try miss(connection, campaign, due, now, because: reason)
            campaign.nextAt = try store.definition(of: campaign).schedule?.next(after: due)
            try store.saveNext(connection, campaign, now)
        }
        return [.held(campaign: campaign.name, due: due, reason: reason)]
    }

    /// Keeps a missed occurrence as a run, so that it shows in the list.
    private func miss(
        _ connection: any Connection, _ campaign: Campaign, _ due: Instant, _ now: Instant,
        because reason: String = "nobody was there to start it in time"
    ) throws -> [Firing] {
        let frozen = try store.run(connection, campaign: campaign.id, occurrence: CampaignStore.once)
        // A frozen audience has its run, which is said to be missed (`moveOn`).
        if let frozen, !frozen.state.isFinal, frozen.isArmed(due) { return [.missed(campaign: campaign.name, due: due)] }
        let run = try store.insertRun(
            connection, campaign, occurrence: "missed \(due.microseconds)", kind: .full, state: .missed, startsAt: due,
            .init(actor: "scheduler", reason: reason), now)
        return run == nil ? [] : [.missed(campaign: campaign.name, due: due)]
    }

    private func moveOn(_ connection: any Connection, _ campaign: inout Campaign, _ due: Instant, _ now: Instant) throws {
        try store.saveNext(connection, campaign, now)
        if campaign.nextAt == nil { try store.follow(connection, &campaign, .missed, due: due, Self.late, now) }
    }
}
