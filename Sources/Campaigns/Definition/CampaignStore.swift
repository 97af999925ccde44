public import Foundation
public import Segments
public import Storage

/// Campaigns in the database: applied from files, started, scheduled, paused, resumed and cancelled. Everything here
/// runs inside a closure of `Database.write` (or `read`, for what only reads).
public struct CampaignStore: Sendable {
    /// The zone of schedules that name none.
    public let timeZone: TimeZone

    public init(timeZone: TimeZone) {
        self.timeZone = timeZone
    }

    /// Who does something, and why: kept with every change of state.
    public struct Cause: Sendable, Hashable {
        public var actor: String
        public var reason: String

        public init(actor: String, reason: String) {
            self.actor = actor
            self.reason = reason
        }
    }

    // MARK: Reading

    /// Every campaign, by name.
    public func all(_ connection: any Connection) throws -> [Campaign] {
        try connection.all("SELECT \(Self.columns) FROM campaign ORDER BY name", Self.campaign)
    }

    /// The campaign of that name.
    /// - Throws: `CampaignError` of kind `notFound`, with the nearest name.
    public func campaign(_ connection: any Connection, named name: String) throws -> Campaign {
        if let found = try connection.first("SELECT \(Self.columns) FROM campaign WHERE name = \(name)", Self.campaign) {
            return found
        }
        let known = try connection.all("SELECT name FROM campaign ORDER BY id DESC LIMIT 1000") { $0.text(0) ?? "" }
        throw CampaignError.notFound("campaign", name, among: known)
    }

    func campaign(_ connection: any Connection, id: Int64) throws -> Campaign {
        let found = try connection.first("SELECT \(Self.columns) FROM campaign WHERE id = \(id)", Self.campaign)
        guard let found else { throw CampaignError(.notFound, "there is no campaign \(id)") }
        return found
    }

    /// What a campaign's file says.
    public func definition(of campaign: Campaign) throws -> CampaignDefinition {
        try CampaignDefinition(parsing: campaign.definition, file: campaign.name, timeZone: timeZone)
    }

    /// What the file said when the run began.
    public func definition(of run: CampaignRun) throws -> CampaignDefinition {
        try CampaignDefinition(parsing: run.definition, file: "run \(run.id)", timeZone: timeZone)
    }

    /// Every change of state of a campaign and its runs, oldest first.
    public func transitions(_ connection: any Connection, campaign: Int64) throws -> [RunTransition] {
        try connection.all(
            """
            SELECT run_id, from_state, to_state, at, actor, reason FROM run_transition
            WHERE campaign_id = \(campaign) ORDER BY id
            """
        ) { row in
            RunTransition(
                run: row.integer(0), from: row.text(1), to: row.text(2) ?? "", at: row.instant(3),
                actor: row.text(4) ?? "", reason: row.text(5) ?? "")
        }
    }

    /// The numbers and names of all campaigns, which segments ask for.
    public static let names: SegmentStore.Campaigns = { connection in
        try connection.all("SELECT id, name FROM campaign ORDER BY id") { ($0.integer(0) ?? 0, $0.text(1) ?? "") }
    }

    // MARK: Changing the state

    /// Moves a campaign along its life cycle and records it.
    func move(
        _ connection: any Connection, _ campaign: inout Campaign, _ event: CampaignMachine.Event, _ cause: Cause,
        _ now: Instant
    ) throws {
        let old = campaign.state
        campaign.state = try CampaignMachine.next(old, event)
        if campaign.state.isFinal { campaign.nextAt = nil }
        try connection.execute(
            """
            UPDATE campaign SET state = \(campaign.state), next_at = \(campaign.nextAt), updated_at = \(now)
            WHERE id = \(campaign.id)
            """)
        guard campaign.state != old else { return }
        try record(connection, campaign: campaign.id, run: nil, from: old.rawValue, to: campaign.state.rawValue, cause, now)
    }

    /// Keeps when the schedule starts the next run.
    func saveNext(_ connection: any Connection, _ campaign: Campaign, _ now: Instant) throws {
        try connection.execute(
            "UPDATE campaign SET next_at = \(campaign.nextAt), updated_at = \(now) WHERE id = \(campaign.id)")
    }

    func record(
        _ connection: any Connection, campaign: Int64, run: Int64?, from: String?, to: String, _ cause: Cause,
        _ now: Instant
    ) throws {
        try connection.execute(
            """
            INSERT INTO run_transition (campaign_id, run_id, from_state, to_state, at, actor, reason)
            VALUES (\(campaign), \(run), \(from), \(to), \(now), \(cause.actor), \(cause.reason))
            """)
    }

    // MARK: Rows

    static let columns: SQL = "id, name, definition, state, next_at"

    static func campaign(_ row: any Row) -> Campaign {
        Campaign(
            id: row.integer(0) ?? 0, name: row.text(1) ?? "", definition: row.text(2) ?? "",
            state: row.text(3).flatMap(CampaignState.init) ?? .draft,
            nextAt: row.integer(4).map(Instant.init(microseconds:)))
    }
}
