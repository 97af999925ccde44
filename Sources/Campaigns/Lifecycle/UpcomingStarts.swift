public import Foundation
public import Storage

/// When a campaign's schedule starts its next runs, and the zone that its times are in.
public struct UpcomingStarts: Sendable, Equatable {
    /// Empty when nothing starts by itself.
    public var times: [Instant]
    public var timeZone: TimeZone

    /// - Parameter limit: how many at most.
    public init(of campaign: Campaign, _ store: CampaignStore, limit: Int) {
        let schedule = (try? store.definition(of: campaign))?.schedule
        timeZone = schedule?.timeZone ?? store.timeZone
        guard let first = campaign.nextAt, [.scheduled, .sending].contains(campaign.state), limit > 0 else {
            times = []
            return
        }
        times = [first] + (schedule?.occurrences(after: first, limit: limit - 1) ?? [])
    }
}
