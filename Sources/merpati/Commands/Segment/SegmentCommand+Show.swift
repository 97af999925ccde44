internal import App
internal import ArgumentParser
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A segment's text and its earlier versions.")
        @OptionGroup var global: GlobalOptions
        @Argument var name: String

        private struct Detail: Encodable {
            var name: String
            var kind: String
            var description: String
            var segment: String
            var time_zone: String?
            var versions: [String]
        }

        func run() async throws {
            let name = name
            let detail = try await global.withMerpati { merpati in
                try await merpati.database.read { connection in
                    let segment = try merpati.segments.show(connection, named: name).definition
                    return Detail(
                        name: segment.name, kind: segment.kind.rawValue, description: segment.description,
                        segment: segment.text, time_zone: segment.timeZone,
                        versions: try merpati.segments.versions(connection, named: name).map(\.text))
                }
            }
            if global.json { return try Console.json(detail) }
            print("\(detail.name) (\(detail.kind))\(detail.description.isEmpty ? "" : ": \(detail.description)")\n")
            print(detail.segment)
            for (index, text) in detail.versions.enumerated().dropFirst() {
                print("\nversion \(detail.versions.count - index):\n\(text)")
            }
        }
    }
}
