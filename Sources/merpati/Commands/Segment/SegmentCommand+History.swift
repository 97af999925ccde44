internal import App
internal import ArgumentParser
internal import Audience
internal import Segments
internal import Storage

extension SegmentCommand {
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A segment's versions, sizes over time, and what was done about pins.",
            discussion: "Sizes are recorded at each refresh, and whenever a campaign that uses the segment is planned or begins.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The segment's name.") var name: String
        @Option(help: "How many sizes and pins at most.") var limit = 100

        private struct Version: Encodable {
            var version: Int64
            var at: ZonedTime
            var kind: String
            var segment: String
            var time_zone: String?
        }

        private struct Size: Encodable {
            var at: ZonedTime
            var cause: String
            var version: Int64
            var count: Int64
            var reachable: Int64
        }

        private struct Pin: Encodable {
            var at: ZonedTime
            var email: String
            var action: String
            var actor: String
            var reason: String
        }

        private struct Report: Encodable {
            var segment: String
            var versions: [Version]
            var sizes: [Size]
            var pins: [Pin]
        }

        func run() async throws {
            let (name, limit) = (name, max(0, limit))
            try await global.report { connection, merpati, _ in
                let store = merpati.segments
                return Report(
                    segment: try store.show(connection, named: name).name,
                    versions: try store.versions(connection, named: name).map {
                        Version(
                            version: $0.version, at: merpati.zoned($0.at), kind: $0.kind.rawValue, segment: $0.text,
                            time_zone: $0.timeZone)
                    },
                    sizes: try store.sizes(connection, named: name, limit: limit).map {
                        Size(
                            at: merpati.zoned($0.at), cause: $0.cause.rawValue, version: $0.version,
                            count: $0.count, reachable: $0.reachable)
                    },
                    pins: try store.pinChanges(connection, named: name, limit: limit).map {
                        Pin(
                            at: merpati.zoned($0.at), email: $0.email, action: $0.action.rawValue, actor: $0.actor,
                            reason: $0.reason)
                    })
            } show: {
                show($0)
            }
        }

        private func show(_ report: Report) {
            for version in report.versions {
                Console.print(
                    "version \(version.version), \(version.kind), since \(version.at.stamp):\n\(version.segment)\n"
                )
            }
            if !report.sizes.isEmpty {
                Console.table(
                    ["at", "for", "version", "count", "reachable"],
                    report.sizes.map {
                        [$0.at.stamp, $0.cause, String($0.version), String($0.count), String($0.reachable)]
                    })
            }
            if !report.pins.isEmpty {
                Console.print()
                Console.table(
                    ["at", "contact", "", "by", "reason"],
                    report.pins.map {
                        [$0.at.stamp, $0.email, $0.action, Console.plain($0.actor), Console.plain($0.reason)]
                    })
            }
        }
    }
}
