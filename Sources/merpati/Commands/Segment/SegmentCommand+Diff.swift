internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who is in one segment and not in the other, and why.",
            discussion: """
                EXAMPLES
                  merpati segment diff Lapsed "Loyal in Jakarta" --limit 20
                  merpati segment diff Lapsed --version 1
                  merpati segment diff Lapsed --as-of 2026-03-01 --then 2026-04-01

                With a version, the text of that version is held against the one that holds now. With two moments, only relative \
                dates are others: what is known of contacts is what is known now.
                """)
        @OptionGroup var global: GlobalOptions
        @OptionGroup var pair: SegmentPair
        @Option(help: "An earlier version of the same segment.") var version: Int64?
        @OptionGroup var moment: Moment
        @Option(name: .long, help: "The same segment at this moment.") var then: String?
        @Option(help: "How many of each side at most.") var limit: Int64 = 50

        private struct Member: Encodable {
            var email: String
            var why: String
        }

        private struct Report: Encodable {
            var first: String
            var second: String
            /// How many there are in all.
            var only_first_count: Int64
            var only_second_count: Int64
            var only_first: [Member]
            var only_second: [Member]
        }

        func validate() throws {
            let isOne = version != nil || then != nil
            if version != nil, then != nil { throw ValidationError("--version and --then exclude each other") }
            if version != nil, pair.names.count != 1 || !pair.where.isEmpty {
                throw ValidationError("give one segment's name with --version")
            }
            guard pair.questions.count == (isOne ? 1 : 2) else {
                throw ValidationError(
                    isOne ? "give one segment" : "give two segments, or one with --version or --then")
            }
            guard limit >= 0 else { throw ValidationError("--limit is a number from 0") }
        }

        func run() async throws {
            let sides = Sides(questions: pair.questions, titles: pair.titles, version: version, then: then)
            let (limit, cancellation) = (limit, CancellationFlag())
            _ = try await withTaskCancellationHandler {
                try await global.report(at: moment) { connection, merpati, now in
                    let (comparison, first, second) = try sides.comparison(connection, merpati, now)
                    let overlap = try comparison.overlap(connection)
                    func members(_ side: SegmentDifference.Side) throws -> [Member] {
                        var members: [Member] = []
                        try comparison.differences(side, connection, limit: limit) {
                            try cancellation.check()
                            members.append(Member(email: $0.email, why: $0.why))
                        }
                        return members
                    }
                    return Report(
                        first: first, second: second, only_first_count: overlap.onlyFirst, only_second_count: overlap.onlySecond,
                        only_first: try members(.onlyFirst), only_second: try members(.onlySecond))
                } show: { report in
                    show(report.first, report.only_first_count, report.only_first)
                    show(report.second, report.only_second_count, report.only_second)
                }
            } onCancel: {
                cancellation.raise()
            }
        }

        /// What is compared: two segments, two versions of one, or one at two moments.
        private struct Sides: Sendable {
            var questions: [SegmentQuestion]
            var titles: [String]
            var version: Int64?
            var then: String?

            /// The comparison, and what its sides are called.
            func comparison(
                _ connection: any Connection, _ merpati: Merpati, _ now: Instant
            ) throws -> (SegmentComparison, String, String) {
                if let version {
                    let store = merpati.segments
                    let earlier = try store.rule(connection, named: titles[0], version: version)
                    let current = try store.rule(connection, named: titles[0])
                    return (SegmentComparison(earlier, current, asOf: now), "version \(version)", "the current version")
                }
                let first = try questions[0].typed(connection, merpati)
                if let then {
                    let later = try Moment.instant(then, merpati)
                    let comparison = SegmentComparison(first, first, asOf: now, then: later)
                    return (comparison, merpati.zoned(now).text, merpati.zoned(later).text)
                }
                let second = try questions[1].typed(connection, merpati)
                return (SegmentComparison(first, second, asOf: now), titles[0], titles[1])
            }
        }

        private func show(_ title: String, _ count: Int64, _ members: [Member]) {
            Console.print("only in \(title): \(count)")
            for member in members { Console.print("  \(Console.plain(member.email))   \(Console.plain(member.why))") }
            if count > members.count { Console.print("  ... and \(count - Int64(members.count)) more (--limit)") }
        }
    }
}
