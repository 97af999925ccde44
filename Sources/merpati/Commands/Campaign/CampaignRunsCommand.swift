internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation
internal import Storage

/// The runs of a campaign with their numbers.
struct CampaignRunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "The runs of a campaign with their numbers: the campaign itself, samples, tests.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String

    private struct Line: Encodable {
        var run: Int64
        var kind: String
        var state: String
        var reason: String?
        /// When it began or is to begin.
        var when: ZonedTime
        var started_at: ZonedTime?
        var ended_at: ZonedTime?
        var total: Int
        var queued: Int
        var accepted: Int
        var deferred: Int
        var bounced: Int
        var refused: Int
        var skipped: Int
        var unknown: Int
    }

    private struct Report: Encodable {
        var campaign: String
        var state: String
        var runs: [Line]
    }

    func run() async throws {
        let (campaign, found, timeZone) = try await global.withMerpati { merpati in
            try await merpati.testSender.resolveAbandoned()
            let store = merpati.campaigns.store
            let (campaign, found) = try await merpati.database.read { connection in
                let campaign = try store.campaign(connection, named: name)
                return (campaign, try store.summaries(connection, campaign: campaign.id))
            }
            return (campaign, found, merpati.settings.timeZone)
        }
        func when(_ run: CampaignRun) -> ZonedTime { ZonedTime(run.startedAt ?? run.startsAt, in: timeZone) }
        if global.json {
            return try Console.json(
                Report(
                    campaign: name, state: campaign.state.rawValue,
                    runs: found.map { Self.line($0, when: when($0.run)) }))
        }
        Console.table(
            ["run", "kind", "state", "when (\(timeZone.identifier))", "accepted", "of", "bounced", "unknown"],
            found.map { summary in
                let counts = summary.counts
                return [
                    String(summary.run.id), Self.kind(summary.run), summary.state.rawValue, when(summary.run).local,
                    String(counts[.accepted]), String(counts.total), String(counts[.bounced]), String(counts[.unknown]),
                ]
            })
    }

    private static func line(_ summary: RunSummary, when: ZonedTime) -> Line {
        let (run, counts) = (summary.run, summary.counts)
        return Line(
            run: run.id, kind: run.kind.rawValue, state: summary.state.rawValue, reason: run.reason, when: when,
            started_at: run.startedAt.map { ZonedTime($0, in: when.timeZone) },
            ended_at: run.endedAt.map { ZonedTime($0, in: when.timeZone) }, total: counts.total,
            queued: counts[.queued] + counts[.claimed], accepted: counts[.accepted], deferred: counts[.deferred],
            bounced: counts[.bounced], refused: counts[.refused], skipped: counts[.skipped], unknown: counts[.unknown])
    }

    private static func kind(_ run: CampaignRun) -> String {
        run.isAddressTest ? "test to addresses" : run.kind.rawValue
    }
}
