internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Foundation
internal import Storage

extension ActivityCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Records the events of one activity from a CSV file or from JSON lines.",
            discussion: """
                A CSV file has a header; JSON lines have one object a line. A column or key `email` and one `at` are \
                required, `external_id` (or `id`) makes events that are there already count once, and others are the \
                activity's parameters. Rows that cannot be used are listed with line, column, value and reason, and the good \
                ones go in. The same command goes on where it was interrupted.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "The activity.") var name: String
        @Argument(help: "The file.", completion: .file(extensions: ["csv", "tsv", "txt", "jsonl", "ndjson"])) var file: String
        @Option(name: .long, help: "COLUMN=PARAMETER: what a column or key has; COLUMN=- leaves it out.") var map: [String] = []
        @Option(name: .long, help: "What separates the columns; default: found in the header.") var separator: String?
        @Option(name: .long, help: "Where refused rows are listed; default: FILE.errors.csv.") var errors: String?
        @Flag(name: .long, help: "Adds options that a choice does not have yet.") var addOptions = false
        @Flag(name: .long, help: "Dates may be written day first: 31/12/2026.") var dayFirst = false
        @Flag(name: .long, help: "Does everything and keeps nothing.") var dryRun = false

        private struct Report: Encodable {
            var read: Int
            var added: Int
            var duplicates: Int
            var rejected: Int
            var unknown_contacts: Int
            var resumed_after: Int
            var created: [String]
            var ignored_columns: [String]
            var dry_run: Bool
            var seconds: Double
            var errors_file: String?
        }

        func run() async throws {
            let errorsFile = URL(fileURLWithPath: errors ?? file + ".errors.csv")
            let progress = ProgressLine("import", unit: "events")
            defer { progress.finish() }
            let (result, seconds) = try await ImportArguments.whileRunning(dryRun: dryRun) {
                try await global.withMerpati { merpati in
                    var options = try self.options(timeZone: merpati.settings.timeZone)
                    options.errorsFile = errorsFile
                    let begin = merpati.time.elapsed()
                    let result = try await merpati.activityImporter.run(name, URL(fileURLWithPath: file), options) { state in
                        progress.update(
                            done: state.rows,
                            fraction: state.totalBytes > 0 ? Double(state.bytes) / Double(state.totalBytes) : nil)
                    }
                    return (result, merpati.time.seconds(since: begin))
                }
            }
            progress.finish()
            try show(result, seconds, errorsFile.path)
            if result.rejected > 0 { throw ExitCode(1) }
        }

        private func options(timeZone: TimeZone) throws -> ActivityImportOptions {
            var options = ActivityImportOptions()
            options.format = ValueFormat(timeZone: timeZone, dayFirst: dayFirst)
            (options.addOptions, options.dryRun) = (addOptions, dryRun)
            options.separator = try ImportArguments.separator(separator)
            options.map = try ImportArguments.map(map)
            return options
        }

        private func show(_ result: ActivityImportResult, _ seconds: Double, _ errorsFile: String) throws {
            let report = Report(
                read: result.read, added: result.added, duplicates: result.duplicates, rejected: result.rejected,
                unknown_contacts: result.unknownContacts, resumed_after: result.resumedAfter, created: result.created,
                ignored_columns: result.ignoredColumns, dry_run: dryRun, seconds: seconds,
                errors_file: result.rejected > 0 ? errorsFile : nil)
            if global.json { return try Console.json(report) }
            if dryRun { Console.print("dry run: nothing was kept") }
            if result.resumedAfter > 0 { Console.print("went on after row \(result.resumedAfter) of an interrupted import") }
            for made in result.created { Console.print("made \(made)") }
            if !result.ignoredColumns.isEmpty { Console.print("left out: \(result.ignoredColumns.joined(separator: ", "))") }
            Console.print(
                "\(Counted.text(result.read, "row")): \(result.added) added, \(result.duplicates) known already, \(result.rejected) rejected,"
                    + " in \(String(format: "%.1f", seconds)) s")
            if result.unknownContacts > 0 {
                let verb = result.unknownContacts == 1 ? "is" : "are"
                Console.print(
                    "\(result.unknownContacts) of the rejected \(verb) of addresses that are no contacts: import those first")
            }
            ImportArguments.note(result.firstFaults, file: file)
            if result.rejected > 0 { Console.note("every refused row: \(errorsFile)") }
        }
    }
}
