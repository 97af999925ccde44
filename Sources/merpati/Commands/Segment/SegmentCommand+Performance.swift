internal import App
internal import ArgumentParser
internal import Audience
internal import Campaigns
internal import Foundation
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Performance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What became of the messages to a segment, campaign by campaign.",
            discussion: """
                Counted are the contacts that a run mailed because of this segment; opens and clicks by machines and tests are \
                left out. Rates are of those sent, the bounce rate of those sent and bounced.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String

        private struct Line: Encodable {
            var campaign: String?
            var run: Int64?
            var at: ZonedTime?
            var version: Int64?
            var matched: Int64?
            // The names are those of `campaign report`.
            var accepted: Int
            var opens: Int
            var clicks: Int
            var unsubscribes: Int
            var bounced: Int
            var complaints: Int
            var open_rate: Double?
            var click_rate: Double?
            var unsubscribe_rate: Double?
            var bounce_rate: Double?
            var complaint_rate: Double?

            init(_ figures: SegmentPerformance.Figures) {
                (accepted, opens, clicks) = (figures.sent, figures.opened, figures.clicked)
                (unsubscribes, bounced, complaints) = (figures.unsubscribed, figures.bounced, figures.complained)
                open_rate = figures.share(\.opened)
                click_rate = figures.share(\.clicked)
                unsubscribe_rate = figures.share(\.unsubscribed)
                bounce_rate = figures.share(\.bounced)
                complaint_rate = figures.share(\.complained)
            }

            init(_ run: SegmentPerformance.Run, _ merpati: Merpati) {
                self.init(run.figures)
                (campaign, self.run, at) = (run.campaign, run.run, merpati.zoned(run.createdAt))
                (version, matched) = (run.version, run.matched)
            }

            var cells: [String] {
                func part(_ count: Int, _ rate: Double?) -> String {
                    rate.map { "\(count) (\(String(format: "%.1f", $0 * 100))%)" } ?? String(count)
                }
                return [
                    campaign ?? "total", run.map { String($0) } ?? "", version.map { String($0) } ?? "", String(accepted),
                    part(opens, open_rate), part(clicks, click_rate), part(unsubscribes, unsubscribe_rate),
                    part(bounced, bounce_rate), part(complaints, complaint_rate),
                ]
            }
        }

        private struct Report: Encodable {
            var segment: String
            var runs: [Line]
            var total: Line
        }

        func run() async throws {
            let name = name
            try await global.report { connection, merpati, _ in
                let segment = try merpati.segments.show(connection, named: name)
                let performance = try SegmentPerformance(connection, segment: segment.id)
                return Report(
                    segment: segment.name, runs: performance.runs.map { Line($0, merpati) }, total: Line(performance.total))
            } show: { report in
                guard !report.runs.isEmpty else { return Console.print("no campaign was sent to \"\(report.segment)\"") }
                Console.table(
                    ["campaign", "run", "version", "accepted", "opens", "clicks", "unsubscribes", "bounced", "complaints"],
                    (report.runs + [report.total]).map(\.cells))
            }
        }
    }
}
