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
    }

    private let store: CampaignStore
    /// How late an occurrence may still start, in seconds.
    private let lateLimit: Double
    private static let cause = CampaignStore.Cause(actor: "scheduler", reason: "its time has come")
    private static let late = CampaignStore.Cause(actor: "scheduler", reason: "nobody was there to start it in time")

    /// - Parameter lateLimit: how late an occurrence may still start, in seconds; later it is skipped and said to be missed.
    public init(store: CampaignStore, lateLimit: Double = 6 * 3600) {
        self.store = store
        self.lateLimit = lateLimit
    }

    /// Fires what is due, and tells what it did.
    public func fire(_ database: any Database, now: Instant) async throws -> [Firing] {
        let isDue = try await database.read { try $0.exists("SELECT 1 FROM campaign WHERE \(Self.due(now))") }
        guard isDue else { return [] }
        return try await database.write { connection in
            let due = try connection.all(
                "SELECT \(CampaignStore.columns) FROM campaign WHERE \(Self.due(now)) ORDER BY next_at", CampaignStore.campaign)
            return try due.flatMap { try fire(connection, $0, now) }
        }
    }

    private static func due(_ now: Instant) -> SQL {
        "next_at IS NOT NULL AND next_at <= \(now) AND state IN ('scheduled', 'sending')"
    }

    private func fire(_ connection: any Connection, _ campaign: Campaign, _ now: Instant) throws -> [Firing] {
        var campaign = campaign
        let definition = try store.definition(of: campaign)
        guard let schedule = definition.schedule, var due = campaign.nextAt else { return [] }
        var firings: [Firing] = []
        // Of several that have gone by, only the last can still start: nobody wants last week's letter five times.
        while let next = schedule.next(after: due), next <= now {
            firings += try miss(connection, campaign, due, now)
            due = next
        }
        campaign.nextAt = schedule.next(after: due)
        if now <= due.adding(seconds: lateLimit) {
            firings += try start(connection, &campaign, schedule, due, now)
        } else {
            firings += try miss(connection, campaign, due, now)
            try moveOn(connection, &campaign, due, now)
        }
        return firings
    }

    private func start(
        _ connection: any Connection, _ campaign: inout Campaign, _ schedule: Schedule, _ due: Instant, _ now: Instant
    ) throws -> [Firing] {
        let occurrence = schedule.repeats ? String(due.microseconds) : CampaignStore.once
        try store.move(connection, &campaign, .start, Self.cause, now)
        if let frozen = try store.run(connection, campaign: campaign.id, occurrence: occurrence) {
            // Its audience was entered ahead; if that is still going on, it starts when it is complete.
            if frozen.state == .waiting { try store.move(connection, frozen, .due, Self.cause, now) }
            return [.started(campaign: campaign.name, run: frozen.id, due: due)]
        }
        let run = try store.insertRun(
            connection, campaign, occurrence: occurrence, kind: .full, startsAt: due, Self.cause, now)
        return run.map { [.started(campaign: campaign.name, run: $0.id, due: due)] } ?? []
    }

    /// Keeps a missed occurrence as a run, so that it shows in the list.
    private func miss(
        _ connection: any Connection, _ campaign: Campaign, _ due: Instant, _ now: Instant
    ) throws -> [Firing] {
        let frozen = try store.run(connection, campaign: campaign.id, occurrence: CampaignStore.once)
        // A frozen audience has its run, which is said to be missed (`moveOn`).
        if let frozen, !frozen.state.isFinal, frozen.isArmed(due) { return [.missed(campaign: campaign.name, due: due)] }
        let run = try store.insertRun(
            connection, campaign, occurrence: "missed \(due.microseconds)", kind: .full, state: .missed, startsAt: due,
            Self.late, now)
        return run == nil ? [] : [.missed(campaign: campaign.name, due: due)]
    }

    private func moveOn(_ connection: any Connection, _ campaign: inout Campaign, _ due: Instant, _ now: Instant) throws {
        try store.saveNext(connection, campaign, now)
        if campaign.nextAt == nil { try store.follow(connection, &campaign, .missed, due: due, Self.late, now) }
    }
}
