internal import App
internal import ArgumentParser
internal import Campaigns
internal import Storage
internal import Templates

extension TemplateCommand {
    /// A letter as the database has it.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A letter as the database has it: its files, or the text of one.")
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The letter's name.") var name: String
        @Option(help: "The number of a version; default: the latest.") var version: Int64?
        @Option(help: "One of its files, such as layouts/shop.html; default: the page itself.") var file: String?

        private struct Part: Encodable {
            var path: String
            var bytes: Int
            var digest: String
        }

        private struct Report: Encodable {
            var name: String
            var version: Int64
            var digest: String
            var applied_at: ZonedTime
            var by: String
            var files: [Part]
            /// Nil for a file that is no text.
            var text: String?
        }

        func run() async throws {
            let (report, path) = try await global.withMerpati { merpati in
                let (name, number, store) = (name, version, merpati.campaigns.kept)
                let (version, files) = try await merpati.database.read { connection in
                    let version = try store.version(connection, named: name, number)
                    return (version, try store.files(connection, of: version))
                }
                let path = file ?? files.page
                guard let bytes = files.contents[path] else {
                    throw AppError(
                        .failed, "version \(version.version) of \(name) has no file \(path)",
                        advice: "It has: \(files.paths.joined(separator: ", "))")
                }
                let parts = files.paths.map { path in
                    let bytes = files.contents[path] ?? []
                    return Part(path: path, bytes: bytes.count, digest: LetterFiles.digest(of: bytes))
                }
                let report = Report(
                    name: name, version: version.version, digest: version.digest, applied_at: merpati.zoned(version.at),
                    by: version.actor, files: parts, text: String(validating: bytes, as: UTF8.self))
                return (report, path)
            }
            if global.json { return try Console.json(report) }
            Console.print(
                "\(report.name), version \(report.version), applied \(report.applied_at.text) by \(Console.plain(report.by))"
            )
            Console.table(["file", "bytes"], report.files.map { [$0.path, String($0.bytes)] })
            Console.print("\n\(path):\n\(report.text.map { Console.plain($0, keepingLines: true) } ?? "(not text)")")
        }
    }
}
