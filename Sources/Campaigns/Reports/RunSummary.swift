public import Storage

/// A run, or a test to single addresses, in a few figures.
public struct RunSummary: Sendable, Hashable {
    public var run: CampaignRun
    public var counts: DeliveryCounts

    /// Where it is in its life. A test to addresses has no life of its own: it is over when all its messages are.
    public var state: RunState {
        run.isAddressTest && counts[.claimed] > 0 ? .sending : run.state
    }
}

extension CampaignStore {
    /// Everything that has a number in a campaign, oldest first: its runs, and its tests to single addresses.
    public func summaries(_ connection: any Connection, campaign: Int64) throws -> [RunSummary] {
        let runs = try connection.all(
            "SELECT \(Self.runColumns) FROM campaign_run WHERE campaign_id = \(campaign) ORDER BY id", Self.run)
        return try runs.map { run in
            RunSummary(
                run: run,
                counts: try run.isAddressTest
                    ? DeliveryCounts(connection, test: run.id) : DeliveryCounts(connection, run: run.id))
        }
    }
}
