internal import App
internal import ArgumentParser
internal import Foundation
internal import Segments

extension SegmentCommand {
    struct Overlap: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many two segments have in common.",
            discussion: """
                EXAMPLES
                  merpati segment overlap Lapsed "Loyal in Jakarta"
                  merpati segment overlap Lapsed --where 'label has "VIP"'
                """)
        @OptionGroup var global: GlobalOptions
        @OptionGroup var pair: SegmentPair
        @OptionGroup var moment: Moment

        private struct Side: Encodable {
            var segment: String
            var count: Int64
            /// In this one and not in the other.
            var only: Int64
            /// The part that is in both, from 0 to 1.
            var share_in_both: Double
        }

        private struct Report: Encodable {
            var first: Side
            var second: Side
            var both: Int64
            var either: Int64
            /// The part of those in either that is in both, from 0 to 1.
            var share_in_both: Double
        }

        func validate() throws {
            if pair.questions.count != 2 { throw ValidationError("give two segments: names, or texts with --where") }
        }

        func run() async throws {
            let (questions, titles) = (pair.questions, pair.titles)
            try await global.report(at: moment) { connection, merpati, now -> Report in
                let segments = try questions.map { try $0.typed(connection, merpati) }
                let overlap = try SegmentComparison(segments[0], segments[1], asOf: now).overlap(connection)
                return Report(
                    first: Side(
                        segment: titles[0], count: overlap.first, only: overlap.onlyFirst, share_in_both: overlap.shareOfFirst),
                    second: Side(
                        segment: titles[1], count: overlap.second, only: overlap.onlySecond, share_in_both: overlap.shareOfSecond),
                    both: overlap.both, either: overlap.either, share_in_both: overlap.shareOfEither)
            } show: { report in
                let either = ["either", "\(report.either)", "", "\(report.both)", percent(report.share_in_both)]
                let sides = [report.first, report.second].map { side in
                    [side.segment, "\(side.count)", "\(side.only)", "\(report.both)", percent(side.share_in_both)]
                }
                Console.table(["", "contacts", "only here", "in both", "share in both"], sides + [either])
            }
        }

        private func percent(_ share: Double) -> String {
            "\((share * 1000).rounded() / 10)%"
        }
    }
}
