internal import App
internal import ArgumentParser
internal import Audience
internal import Foundation
internal import Segments
internal import Storage

extension SegmentCommand {
    struct Refresh: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Brings what is stored of segments up to date.",
            discussion: """
                An additive segment gets the contacts that match now and are no members yet, with the moment and the reasons. \
                Of a dynamic one a snapshot is taken: from then on `segment dropouts` tells who left it and why, and `serve` \
                keeps it up to date. The size of each is recorded. Ctrl-C stops it; the same command goes on.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String?
        @Flag(name: .long, help: "Every additive segment, and the dynamic ones that were refreshed before.") var all = false

        func validate() throws {
            if (name == nil) != all { throw ValidationError("give a segment's name, or --all") }
        }

        func run() async throws {
            let name = name
            let reports = try await global.withMerpati { merpati in
                let names = try await merpati.database.read { connection in
                    try name.map { [try merpati.segments.show(connection, named: $0).name] }
                        ?? merpati.segments.watched(connection).map(\.name)
                }
                var reports: [SegmentRefreshing.Report] = []
                for name in names { reports.append(try await SegmentRefreshing.run(merpati, name)) }
                return reports
            }
            if global.json { return try Console.json(["segments": reports]) }
            Console.table(
                ["segment", "entered", "left", "count", "reachable", "seconds"],
                reports.map {
                    [
                        $0.segment, String($0.entered), String($0.left), String($0.count), String($0.reachable),
                        String(format: "%.1f", $0.seconds),
                    ]
                })
        }
    }
}
