internal import Audience
internal import Segments
internal import Storage

/// Who a run goes to, as conditions over `c`, a row of `contact`. Each is true or false, never NULL.
struct AudienceQuery {
    /// In one of the lists or segments of `to`.
    var included: SQL
    /// In one of the lists or segments of `exclude`.
    var excluded: SQL
    /// Got this campaign already: for a full run, a sample of it; for a sample, another, or a full run begun since.
    var mailed: SQL
    /// Belongs to a list it may be mailed on.
    var onList: SQL
    let dialect: Dialect
    /// Lacks a value that the template needs.
    var missing: SQL
    /// Which segments of `to` have the contact: the sum of 1 for the first, 2 for the second, 4 for the third and so on. NULL
    /// when there is one source only, and everybody comes from it.
    var membership: SQL = "NULL"
    /// Whether a segment asks about all contacts at once, which takes as long for one contact as for all.
    var asksPopulation = false

    /// Whoever a full run or a test enters into its ledger.
    var reachable: SQL { "\(drawable) AND NOT \(mailed)" }

    /// Whoever a sample is drawn from: also those who got one, so that it is the same people each time.
    var drawable: SQL {
        "\(included) AND \(MailingRule.holds(onList: onList, dialect)) AND NOT \(excluded) AND NOT \(missing)"
    }

    /// Why a contact who is included is left out, as the name of a `CampaignPlan.Exclusion`; NULL for whoever is reached.
    var exclusion: SQL {
        """
        CASE WHEN \(excluded) THEN 'excluded' WHEN \(mailed) THEN 'sampled'
             ELSE COALESCE(\(MailingRule.obstacle(onList: onList, dialect)), CASE WHEN \(missing) THEN 'value_missing' END) END
        """
    }

    static let nobody: SQL = "(1 = 0)"
}

extension AudienceQuery {
    /// The audience of a full run or of a sample.
    ///
    /// - Parameters:
    ///   - missing: see the property; `nobody` where a missing value does not matter.
    ///   - before: the run whose audience it is, nil for one still to come.
    ///   - kind: what that run is for.
    /// - Throws: `CampaignError` or `SegmentStoreError` when a list or segment is not there any more: better nobody than everybody.
    init(
        _ connection: any Connection, _ definition: CampaignDefinition, campaign: Int64, before run: Int64?,
        kind: RunKind = .full, segments: SegmentConditions, missing: SQL = nobody
    ) throws {
        dialect = connection.dialect
        let lists = try Self.lists(connection, definition.to.lists)
        let members = try definition.to.segments.map { try segments.condition(connection, $0) }
        let others = try definition.exclude.segments.map { try segments.condition(connection, $0) }
        included = Self.any(lists, members.map(\.sql))
        excluded = Self.any(try Self.lists(connection, definition.exclude.lists), others.map(\.sql))
        if members.count + (lists.isEmpty ? 0 : 1) > 1 { membership = Self.membership(members.map(\.sql)) }
        asksPopulation = (members + others).contains(where: \.asksPopulation)
        mailed = try Self.mailed(connection, campaign: campaign, before: run, kind: kind)
        onList = Self.onList(lists, hasSegments: !definition.to.segments.isEmpty)
        self.missing = missing
    }

    /// The audience of a test: a segment's members.
    init(_ connection: any Connection, test segment: String, segments: SegmentConditions, missing: SQL = nobody) throws {
        dialect = connection.dialect
        let members = try segments.condition(connection, segment)
        included = "(\(members.sql))"
        asksPopulation = members.asksPopulation
        excluded = Self.nobody
        mailed = Self.nobody
        onList = Self.onList([], hasSegments: true)
        self.missing = missing
    }

    /// Nobody is mailed without being on a list. Where only lists are named, it must be one of these; where segments are,
    /// any list will do, but whoever left the lists named is not reached through a segment either.
    static func onList(_ lists: [Int64], hasSegments: Bool) -> SQL {
        let subscribed = MailingRule.isSubscribed
        guard !lists.isEmpty else { return subscribed }
        let named = subscription(lists, "subscribed")
        guard hasSegments else { return named }
        return "(\(named) OR (\(subscribed) AND NOT \(subscription(lists, "unsubscribed"))))"
    }

    private static func membership(_ members: [SQL]) -> SQL {
        members.isEmpty
            ? "NULL"
            : members.enumerated().map { index, condition -> SQL in
                "CASE WHEN \(condition) THEN \(Int64(1) << index) ELSE 0 END"
            }.joined(separator: " + ")
    }

    private static func any(_ lists: [Int64], _ members: [SQL]) -> SQL {
        var parts = members.map { "(\($0))" as SQL }
        if !lists.isEmpty { parts.insert(subscription(lists, "subscribed"), at: 0) }
        return parts.isEmpty ? nobody : "(\(parts.joined(separator: " OR ")))"
    }

    /// By the primary key, contact by contact: a big list is never gathered in memory.
    private static func subscription(_ lists: [Int64], _ state: String) -> SQL {
        """
        EXISTS (SELECT 1 FROM subscription s
                WHERE s.contact_id = c.id AND s.list_id IN (\(values: lists)) AND s.state = \(state))
        """
    }

    static func lists(_ connection: any Connection, _ names: [String]) throws -> [Int64] {
        try names.map { name in
            if let id = try connection.integer("SELECT id FROM list WHERE name = \(name)") { return id }
            let known = try connection.all("SELECT name FROM list ORDER BY id LIMIT 1000") { $0.text(0) ?? "" }
            throw CampaignError.notFound("list", name, among: known)
        }
    }

    /// Since the full run before, if one was begun: the next occurrence of a repeating campaign is for everybody again.
    ///
    /// A sample that was held up may come after the full run that it was to go before: that one has a larger number or,
    /// where its audience was frozen ahead, was started later than the sample was made.
    private static func mailed(
        _ connection: any Connection, campaign: Int64, before run: Int64?, kind: RunKind
    ) throws -> SQL {
        let number = run ?? .max
        let made = try connection.integer("SELECT created_at FROM campaign_run WHERE id = \(number)") ?? .max
        let isSample = kind == .sample
        let isBefore: SQL = isSample ? "id < \(number) AND started_at <= \(made)" : "id < \(number)"
        let earlier = try connection.integer(
            """
            SELECT COALESCE(MAX(id), 0) FROM campaign_run
            WHERE campaign_id = \(campaign) AND kind = 'full' AND started_at IS NOT NULL AND state <> 'missed'
                AND \(isBefore)
            """)
        let isSince: SQL =
            isSample ? "(kind = 'sample' OR kind = 'full' AND (id > \(number) OR started_at > \(made)))" : "kind = 'sample'"
        let runs = try connection.all(
            """
            SELECT id FROM campaign_run
            WHERE campaign_id = \(campaign) AND id > \(earlier ?? 0) AND id <> \(number) AND \(isSince)
            """
        ) { $0.integer(0) ?? 0 }
        guard !runs.isEmpty else { return nobody }
        return """
            EXISTS (SELECT 1 FROM delivery x JOIN campaign_run r ON r.id = x.run_id
                    WHERE x.run_id IN (\(values: runs)) AND x.contact_id = c.id AND x.state NOT IN ('skipped', 'refused')
                      AND NOT (x.state = 'queued' AND r.state IN ('cancelled', 'missed')))
            """
    }
}
