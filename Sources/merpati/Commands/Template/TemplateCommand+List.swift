internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage
internal import Templates

extension TemplateCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every letter: those of the files, and those that the database has.",
            discussion: "What campaigns are sent with is the version in the database; `merpati apply` takes the files there.")
        @OptionGroup var global: GlobalOptions

        private struct Line: Encodable {
            var name: String
            var version: Int64?
            var applied_at: ZonedTime?
            /// `applied`, `changed` (the files differ from the version), `new` (never applied), `kept` (without files), or
            /// `faulty`.
            var files: String
        }

        func run() async throws {
            let lines = try await global.withMerpati { merpati in
                let kept = try await merpati.database.read { try merpati.campaigns.kept.all($0) }
                let names = (try? merpati.campaigns.letters.names()) ?? []
                return Set(names + kept.map(\.name)).sorted().map { name in
                    let version = kept.first { $0.name == name }
                    return Line(
                        name: name, version: version?.version, applied_at: version.map { merpati.zoned($0.at) },
                        files: names.contains(name) ? Self.state(of: name, merpati.campaigns.letters, version?.digest) : "kept")
                }
            }
            if global.json { return try Console.json(["templates": lines]) }
            Console.table(
                ["letter", "version", "applied", "files"],
                lines.map { [$0.name, $0.version.map { "\($0)" } ?? "", $0.applied_at?.stamp ?? "", $0.files] })
        }

        private static func state(of name: String, _ letters: LetterLoader, _ applied: String?) -> String {
            guard let digest = try? letters.files(of: name).digest else { return "faulty" }
            guard let applied else { return "new" }
            return digest == applied ? "applied" : "changed"
        }
    }
}
