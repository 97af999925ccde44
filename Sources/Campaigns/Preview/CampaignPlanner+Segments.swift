internal import Segments
internal import Storage

extension CampaignPlanner {
    /// What lint warns of in the segments that a campaign goes to.
    static func segmentWarnings(
        _ connection: any Connection, _ definition: CampaignDefinition, _ context: CampaignContext, _ now: Instant
    ) throws -> [String] {
        try definition.to.segments.flatMap { name in
            let segment = try context.segments.show(connection, named: name).definition
            return try context.segments.lint(connection, segment, asOf: now)
                .filter { $0.severity >= .warning }.map { "segment \"\(segment.name)\": \($0.message)" }
        }
    }
}
