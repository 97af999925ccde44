internal import App
internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Tracking

/// The keys that sign the links and the bounce addresses of letters. (`dkim` has those that sign whole messages.)
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "The keys that sign links and bounce addresses.", subcommands: [Rotate.self])

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a key that signs from now on; the older ones keep the links of sent letters working.",
            discussion: """
                Do this when somebody may have read the file. Who has an old key can still forge links of letters that it \
                signed: rotation keeps them out of the letters to come. A `serve` that runs reads the file when it starts, so \
                start it anew; until then it does not know links that another program signs with the new key.
                """)
        @OptionGroup var global: GlobalOptions

        private struct Report: Encodable {
            var file: String
            var keys: Int
        }

        func run() async throws {
            let file = try global.findWorkspace().tokenKeys.path
            let report = Report(file: file, keys: try TokenKeyFile(path: file).rotate().count)
            if global.json { return try Console.json(report) }
            Console.print(
                "\(report.file) has \(Counted.text(report.keys, "key")) now, and the new one signs; if `serve` runs, start it anew"
            )
        }
    }
}
