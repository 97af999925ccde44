internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage
internal import Templates

extension TemplateCommand {
    /// What differs between two versions, or between a version and the files.
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What differs between the version in the database and the files, or between two versions.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's name.") var name: String
        @Option(help: "The number of the older version; default: the latest.") var from: Int64?
        @Option(help: "The number of the newer version; default: the files.") var to: Int64?

        private struct Report: Encodable {
            var name: String
            var from: Int64
            var to: Int64?
            var difference: [String]
        }

        func run() async throws {
            let report = try await global.withMerpati { merpati in
                let (name, from, to, store) = (name, from, to, merpati.campaigns.kept)
                let letters = merpati.campaigns.letters
                return try await merpati.database.read { connection in
                    let old = try store.version(connection, named: name, from)
                    let new =
                        try to.map { try store.files(connection, of: store.version(connection, named: name, $0)) }
                        ?? letters.files(of: name)
                    return Report(
                        name: name, from: old.version, to: to,
                        difference: try store.files(connection, of: old).difference(to: new))
                }
            }
            if global.json { return try Console.json(report) }
            if report.difference.isEmpty { Console.print("no difference") }
            for line in report.difference { Console.print(Console.plain(line, keepingLines: true)) }
        }
    }
}
