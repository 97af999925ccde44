internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every segment with its counts.")
        @OptionGroup var global: GlobalOptions

        private struct Report: Encodable {
            var segments: [Line]
        }

        private struct Line: Encodable {
            var name: String
            var kind: String
            /// nil when the text does not fit any more what there is.
            var count: Int64?
            var reachable: Int64?
            var version: Int64
            var changed: ZonedTime
            var description: String
            var error: String?
        }

        func run() async throws {
            try await global.report { connection, merpati, now in
                let lines = try merpati.segments.list(connection).map { segment in
                    var line = Line(
                        name: segment.name, kind: segment.definition.kind.rawValue, version: segment.version,
                        changed: merpati.zoned(segment.updatedAt), description: segment.definition.description)
                    do {
                        let typed = try merpati.segments.typed(named: segment.name, connection)
                        let size = try merpati.segments.size(connection, typed, asOf: now)
                        (line.count, line.reachable) = (size.members, size.reachable)
                    } catch let error as SegmentError {
                        line.error = error.description
                    }
                    return line
                }
                return Report(segments: lines)
            } show: { report in
                Console.table(
                    ["segment", "kind", "count", "reachable", "version", "changed", "description"],
                    report.segments.map { line in
                        [
                            line.name, line.kind, line.count.map(String.init) ?? "-", line.reachable.map(String.init) ?? "-",
                            String(line.version), line.changed.stamp, line.description,
                        ]
                    })
                for line in report.segments {
                    if let error = line.error { Console.error("\(line.name): \(error)") }
                }
            }
        }
    }
}
