internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Count: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many contacts match, and how many of them may be mailed.",
            discussion: """
                EXAMPLES
                  merpati segment count "Loyal in Jakarta"
                  merpati segment count --where 'city contains "Jakarta"' --as-of 2026-12-24
                """)
        @OptionGroup var which: Question
        @OptionGroup var moment: Moment

        private struct Report: Encodable {
            var count: Int64
            var reachable: Int64
            var as_of: ZonedTime
            var milliseconds: Double
        }

        func run() async throws {
            let question = which.question
            try await which.global.report(at: moment) { connection, merpati, now in
                let begin = merpati.time.elapsed()
                let size = try merpati.segments.size(connection, question.typed(connection, merpati), asOf: now)
                return Report(
                    count: size.members, reachable: size.reachable,
                    as_of: merpati.zoned(now),
                    milliseconds: merpati.time.seconds(since: begin) * 1000)
            } show: { report in
                Console.print("\(Counted.text(report.count, "contact")), \(report.reachable) of them may be mailed")
            }
        }
    }
}
