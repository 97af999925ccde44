internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage

extension TemplateCommand {
    /// Every version of a letter.
    struct History: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every version of a letter, and the runs that were sent with it.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's name.") var name: String

        private struct Line: Encodable {
            var version: Int64
            var applied_at: ZonedTime
            var by: String
            var digest: String
            var runs: [Run]
        }

        private struct Run: Encodable {
            var run: Int64
            var campaign: String
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let (name, store) = (name, merpati.campaigns.kept)
                return try await merpati.database.read { connection in
                    try store.versions(connection, named: name).map { version in
                        Line(
                            version: version.version, applied_at: merpati.zoned(version.at), by: version.actor,
                            digest: version.digest,
                            runs: try store.runs(connection, of: version).map { Run(run: $0.run, campaign: $0.campaign) })
                    }
                }
            }
            if global.json { return try Console.json(["versions": lines]) }
            Console.table(
                ["version", "applied", "by", "digest", "runs"],
                lines.map { line in
                    [
                        String(line.version), line.applied_at.stamp, Console.plain(line.by),
                        String(line.digest.prefix(12)),
                        line.runs.map { "\($0.campaign) (run \($0.run))" }.joined(separator: ", "),
                    ]
                })
        }
    }
}
