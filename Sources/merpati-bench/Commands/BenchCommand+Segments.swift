internal import App
internal import ArgumentParser
internal import Foundation

extension BenchCommand {
    struct Segments: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Twenty segments on a large audience, beside the best SQL written by hand.",
            discussion: """
                Builds a database with made-up contacts and three years of what they have done, stores twenty segments from \
                simple to hard, and times counting each. Fails when a segment and the SQL by hand do not count the same.

                EXAMPLES
                  merpati-bench segments --keep bench
                  merpati-bench segments --growth --keep bench
                """)
        @Option(help: "How many contacts.") var contacts = 1_000_000
        @Option(help: "How many activities.") var activities = 20_000_000
        @Option(help: "Another seed makes other data.") var seed = 1
        @Option(help: "Rounds; the median counts.") var rounds = 5
        @Option(help: "A folder where the database stays, to be used again (3 GB at full size).") var keep: String?
        @Flag(help: "Also at a hundredth and a tenth of the size.") var growth = false
        @Flag var json = false

        private struct Both: Encodable {
            var growth: SegmentBench.Growth
            var reports: [SegmentBench.Report]
        }

        func validate() throws {
            guard contacts >= 1000, contacts <= 100_000_000, activities >= 1000, activities <= 2_000_000_000, rounds > 0 else {
                throw ValidationError("There are at least 1,000 contacts and 1,000 activities, and at least one round.")
            }
        }

        func run() async throws {
            let line = BenchProgress("bench", unit: "rows")
            let progress: @Sendable (String, Int64, Int64) -> Void = { what, done, all in
                guard what == "rows" else { return }
                line.update(done: Int(done), fraction: Double(done) / Double(max(all, 1)))
            }
            let options = SegmentBench.Options(
                contacts: contacts, activities: activities, seed: seed, rounds: rounds, keep: keep)
            if growth {
                let result = try await SegmentBench.growth(options, progress: progress)
                if json {
                    try BenchOutput.json(Both(growth: result.growth, reports: result.reports))
                } else {
                    result.reports.forEach(show)
                    show(result.growth)
                }
                try check(result.reports)
            } else {
                let report = try await SegmentBench.run(options, progress: progress)
                if json { try BenchOutput.json(report) } else { show(report) }
                try check([report])
            }
        }

        private func check(_ reports: [SegmentBench.Report]) throws {
            for report in reports {
                for line in report.lines where !line.agrees {
                    BenchOutput.note("not the same as by hand at \(report.contacts) contacts: \(line.segment)")
                }
            }
            if !reports.allSatisfy(\.agrees) { throw ExitCode.failure }
        }

        private func show(_ report: SegmentBench.Report) {
            print(
                """
                \(report.contacts) contacts, \(report.activities) activities, medians of \(report.rounds); \
                rows written in \(BenchOutput.text(report.building_seconds)) s, indexes in \(BenchOutput.text(report.index_seconds)) s
                """)
            BenchOutput.table(
                ["#", "members", "ms", "cpu ms", "by hand ms", "cpu ms", "ratio", "segment"],
                report.lines.enumerated().map { number, line in
                    [
                        "\(number + 1)", "\(line.members)", BenchOutput.text(line.ours.milliseconds),
                        BenchOutput.text(line.ours.processor_milliseconds), BenchOutput.text(line.by_hand.milliseconds),
                        BenchOutput.text(line.by_hand.processor_milliseconds), String(format: "%.2f", line.ratio), line.segment,
                    ]
                })
            print("")
            for (number, line) in report.lines.enumerated() { print("\(number + 1): \(line.plan)") }
            print("\nindexes: \(report.indexes.joined(separator: ", "))\n")
        }

        private func show(_ growth: SegmentBench.Growth) {
            BenchOutput.table(
                ["#"] + growth.contacts.map { "\($0)" } + ["exponent"],
                growth.lines.enumerated().map { number, line in
                    ["\(number + 1)"] + line.milliseconds.map(BenchOutput.text) + [String(format: "%.2f", line.exponent)]
                })
        }
    }
}
