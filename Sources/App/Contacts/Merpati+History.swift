public import Audience
internal import Campaigns
public import Storage

/// What has happened to a contact, with the names of what it is about.
public struct NamedHistory: Sendable {
    public var event: ContactHistory
    /// Nil when it is about no campaign, or about one that has been deleted.
    public var campaign: String?
}

extension Merpati {
    /// The latest events of a contact, newest first.
    public func history(_ connection: any Connection, contact: Int64) throws -> [NamedHistory] {
        var names: [Int64: String] = [:]
        for (name, id) in try CampaignStore.names(connection).map({ ($0.name, $0.id) }) { names[id] = name }
        let runs = try ContactHistory.load(connection, contact: contact, timeZone: settings.timeZone)
        return try runs.map { event in
            let campaign = try event.campaignID ?? event.runID.flatMap { try evidence.campaign(connection, run: $0) }
            return NamedHistory(event: event, campaign: campaign.flatMap { names[$0] })
        }
    }

    /// A moment as the clocks of the workspace show it.
    public func zoned(_ moment: Instant) -> ZonedTime { ZonedTime(moment, in: settings.timeZone) }
}
