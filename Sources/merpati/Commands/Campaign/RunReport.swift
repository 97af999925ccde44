internal import Campaigns
internal import Foundation
internal import Storage

/// The report of a run as JSON: with the times of the workspace's clocks.
struct RunReport: Encodable {
    var report: CampaignReport
    var timeZone: TimeZone
    /// What of the files was taken into the database before it began, where that was done.
    var applied: [AppliedReport]?

    private enum Keys: String, CodingKey {
        case started = "started_at"
        case ended = "ended_at"
        case applied
    }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var container = encoder.container(keyedBy: Keys.self)
        func zoned(_ seconds: Int64?) -> ZonedTime? { seconds.map { ZonedTime(Instant(seconds: $0), in: timeZone) } }
        try container.encodeIfPresent(zoned(report.startedAt), forKey: .started)
        try container.encodeIfPresent(zoned(report.endedAt), forKey: .ended)
        try container.encodeIfPresent(applied, forKey: .applied)
    }
}
