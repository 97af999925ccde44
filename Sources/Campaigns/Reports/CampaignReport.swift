public import Storage
internal import Tracking

/// What became of a run so far. Its keys in JSON are a contract.
public struct CampaignReport: Sendable, Codable, Equatable {
    public var campaign: String
    public var run: Int64
    public var kind: RunKind
    public var state: RunState
    /// Why it is in this state, when there is something to say.
    public var reason: String?
    /// Everybody in the ledger.
    public var total: Int
    /// Not tried yet, or just being tried.
    public var queued: Int
    public var accepted: Int
    public var deferred: Int
    public var bounced: Int
    public var refused: Int
    public var skipped: Int
    public var unknown: Int
    /// Refused for the sender's sake: `campaign settle --resend` sends to them again.
    public var refusedForSender: Int
    /// Bounced while the server knew nearly nobody: `campaign settle --resend` takes that back.
    public var doubtfulBounces: Int
    /// People who opened and clicked; machines are left out.
    public var opens: Int
    public var clicks: Int
    /// Opens and clicks, machines left out.
    public var opensTotal: Int
    public var clicksTotal: Int
    public var unsubscribes: Int
    public var complaints: Int
    /// Messages that came back for it and wait for a person.
    public var kept: Int
    /// The segments that the audience was made of, as they were then.
    public var segments: [RunSegment]
    /// Why contacts were skipped, and how many for each reason.
    public var skippedReasons: [String: Int]
    /// Whom the run left out before it began, where that was asked for (`RunOmissions`).
    public var leftOut: [LeftOut]?
    /// The addresses of messages in doubt, at most `CampaignReport.mostNames`.
    public var unknownContacts: [String]
    /// Seconds since 1970.
    public var startedAt: Int64?
    public var endedAt: Int64?

    /// Contacts that were left out for one reason.
    public struct LeftOut: Sendable, Codable, Equatable {
        public var reason: String
        public var count: Int
        /// A few of their addresses.
        public var suchAs: [String]

        enum CodingKeys: String, CodingKey {
            case reason, count
            case suchAs = "such_as"
        }

        public init(_ step: CampaignPlan.Step) {
            (reason, count, suchAs) = (step.exclusion.rawValue, step.count, step.samples)
        }
    }

    enum CodingKeys: String, CodingKey {
        case campaign, run, kind, state, reason, total, queued, accepted, deferred, bounced, refused, skipped, unknown
        case opens, clicks, unsubscribes, complaints, kept, segments
        case refusedForSender = "refused_for_sender"
        case doubtfulBounces = "doubtful_bounces"
        case opensTotal = "opens_total"
        case clicksTotal = "clicks_total"
        case skippedReasons = "skipped_reasons"
        case leftOut = "left_out"
        case unknownContacts = "unknown_contacts"
        case startedAt = "started_at"
        case endedAt = "ended_at"
    }

    /// How many names are listed at most.
    public static let mostNames = 100_000

    /// Reads the report of a run.
    /// - Throws: `CampaignError` of kind `notFound`.
    public init(_ connection: any Connection, _ store: CampaignStore, run id: Int64) throws {
        let found = try store.run(connection, id: id)
        campaign = try store.campaign(connection, id: found.campaignID).name
        run = id
        (kind, state, reason) = (found.kind, found.state, found.reason)
        (startedAt, endedAt) = (found.startedAt?.seconds, found.endedAt?.seconds)
        let counts = try found.isAddressTest ? DeliveryCounts(connection, test: id) : DeliveryCounts(connection, run: id)
        total = counts.total
        queued = counts[.queued] + counts[.claimed]
        (accepted, deferred, bounced) = (counts[.accepted], counts[.deferred], counts[.bounced])
        (refused, skipped, unknown) = (counts[.refused], counts[.skipped], counts[.unknown])
        let resendable = refused + bounced > 0 ? try Resendable(connection, run: id) : nil
        (refusedForSender, doubtfulBounces) = (resendable?.refused ?? 0, resendable?.doubtful ?? 0)
        (opens, opensTotal) = try Self.people(connection, "activity_opened", id, "grade <> 'machine'")
        (clicks, clicksTotal) = try Self.people(connection, "activity_clicked", id, "grade <> 'machine'")
        unsubscribes = try Self.people(connection, "activity_unsubscribed", id, "1 = 1").people
        complaints = try Self.people(connection, "activity_complained", id, "1 = 1").people
        kept = try KeptMessages.waiting(connection, run: id)
        segments = try RunSegment.all(connection, run: id)
        skippedReasons = [:]
        if skipped > 0 { skippedReasons = try Self.reasons(connection, id) }
        unknownContacts = unknown > 0 ? try Self.unknown(connection, id) : []
    }

    private static func people(
        _ connection: any Connection, _ table: String, _ run: Int64, _ condition: SQL
    ) throws -> (people: Int, total: Int) {
        try connection.first(
            """
            SELECT COUNT(DISTINCT contact_id), COUNT(*) FROM \(identifier: table) WHERE run_id = \(run) AND \(condition)
            """
        ) { row in (Int(row.integer(0) ?? 0), Int(row.integer(1) ?? 0)) } ?? (0, 0)
    }

    private static func reasons(_ connection: any Connection, _ run: Int64) throws -> [String: Int] {
        var reasons: [String: Int] = [:]
        try connection.forEach(
            "SELECT reason, COUNT(*) FROM delivery WHERE run_id = \(run) AND state = 'skipped' GROUP BY reason"
        ) { row in reasons[row.text(0) ?? "", default: 0] += Int(row.integer(1) ?? 0) }
        return reasons
    }

    private static func unknown(_ connection: any Connection, _ run: Int64) throws -> [String] {
        try connection.all(
            """
            SELECT COALESCE(c.email, 'deleted contact ' || d.contact_id) FROM delivery d
            LEFT JOIN contact c ON c.id = d.contact_id
            WHERE d.run_id = \(run) AND d.state = 'unknown' ORDER BY d.contact_id LIMIT \(mostNames)
            """
        ) { $0.text(0) ?? "" }
    }
}

extension DeliveryCounts {
    /// Counts the ledger of a run.
    init(_ connection: any Connection, run: Int64) throws {
        try self.init(connection, "SELECT state, COUNT(*) FROM delivery WHERE run_id = \(run) GROUP BY state")
    }

    /// Counts the messages of a test to single addresses.
    init(_ connection: any Connection, test run: Int64) throws {
        try self.init(connection, "SELECT state, COUNT(*) FROM test_message WHERE run_id = \(run) GROUP BY state")
    }

    private init(_ connection: any Connection, _ states: SQL) throws {
        self.init()
        try connection.forEach(states) { row in
            guard let state = row.text(0).flatMap(DeliveryState.init) else { return }
            self[state] = Int(row.integer(1) ?? 0)
        }
    }
}
