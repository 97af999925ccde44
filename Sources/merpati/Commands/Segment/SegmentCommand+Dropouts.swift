internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Dropouts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who left a segment, and the conditions that failed.",
            discussion: """
                Refreshes find it out, from the second one of a dynamic segment on. Nobody leaves an additive segment by its \
                rule; with --entered it tells when and why its members came.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String
        @Flag(name: .long, help: "Who entered, instead.") var entered = false
        @Option(name: .long, help: "Only from this moment on: 2026-03-31, 2026-03-31T08:00+07:00.") var since: String?
        @Option(help: "How many at most.") var limit = 100

        private struct Line: Encodable {
            var email: String
            var at: ZonedTime
            var version: Int64
            var why: String
        }

        private struct Report: Encodable {
            var segment: String
            var entered: Bool
            /// Whether refreshes find out who leaves.
            var watched: Bool
            var changes: [Line]
        }

        func validate() throws {
            guard limit >= 0 else { throw ValidationError("--limit is a number from 0") }
        }

        func run() async throws {
            let (name, entered, limit, since) = (name, entered, limit, since)
            try await global.report { connection, merpati, _ in
                let since = try since.map { try SegmentCommand.instant($0, "--since", merpati) }
                let segment = try merpati.segments.show(connection, named: name)
                let changes = try merpati.segments.changes(connection, named: name, entered: entered, since: since, limit: limit)
                return Report(
                    segment: segment.name, entered: entered,
                    watched: try segment.definition.kind != .dynamic
                        || merpati.segments.watched(connection).contains { $0.id == segment.id },
                    changes: changes.map {
                        Line(email: $0.email, at: merpati.zoned($0.at), version: $0.version, why: $0.why)
                    })
            } show: { report in
                for line in report.changes {
                    Console.print("\(line.at.stamp)  \(line.email)\n    \(Console.plain(line.why))")
                }
                if report.changes.isEmpty { Console.print("nobody") }
                if !report.watched {
                    Console.note("nobody watches it: `merpati segment refresh \"\(report.segment)\"` takes a first snapshot")
                }
            }
        }
    }

    /// A moment as an option says it.
    static func instant(_ text: String, _ option: String, _ merpati: Merpati) throws -> Instant {
        let value = try ValueFormat(timeZone: merpati.settings.timeZone).parse(text, as: .dateTime)
        guard case .dateTime(let instant)? = value else { throw ValidationError("\(option) needs a date and time") }
        return instant
    }
}
