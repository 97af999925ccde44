internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every segment with its count.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var kind: String
            var count: Int64
            var version: Int64
            var description: String
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                return try await merpati.database.read { connection in
                    try merpati.segments.list(connection).map { segment in
                        let condition = try SegmentQuestion.named(segment.name).condition(connection, merpati, asOf: now)
                        return Line(
                            name: segment.name, kind: segment.definition.kind.rawValue,
                            count: try connection.integer("SELECT count(*) FROM contact c WHERE \(condition)") ?? 0,
                            version: segment.version, description: segment.definition.description)
                    }
                }
            }
            if global.json {
                try Console.json(["segments": lines])
            } else {
                Console.table(
                    ["segment", "kind", "count", "version", "description"],
                    lines.map { [$0.name, $0.kind, String($0.count), String($0.version), $0.description] })
            }
        }
    }
}
