internal import App
internal import ArgumentParser
internal import Segments

extension SegmentCommand {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "A segment's text and its earlier versions.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String

        private struct Report: Encodable {
            var name: String
            var kind: String
            var description: String
            var segment: String
            var time_zone: String?
            var versions: [String]
        }

        func run() async throws {
            let name = name
            try await global.report { connection, merpati, _ in
                let segment = try merpati.segments.show(connection, named: name).definition
                return Report(
                    name: segment.name, kind: segment.kind.rawValue, description: segment.description, segment: segment.text,
                    time_zone: segment.timeZone,
                    versions: try merpati.segments.versions(connection, named: name).map(\.text))
            } show: { report in
                Console.print("\(report.name) (\(report.kind))\(report.description.isEmpty ? "" : ": \(report.description)")\n")
                Console.print(report.segment)
                for (index, text) in report.versions.enumerated().dropFirst() {
                    Console.print("\nversion \(report.versions.count - index):\n\(text)")
                }
            }
        }
    }
}
