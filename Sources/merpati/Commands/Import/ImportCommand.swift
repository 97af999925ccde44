internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Foundation
internal import Storage

/// Contacts from a CSV file.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Adds and updates contacts from a CSV file.",
        discussion: """
            The file has a header and a column `email`; other columns go to the fields of the same name. Rows that \
            cannot be used are listed with line, column, value and reason, and the good ones go in. The same command \
            goes on where it was interrupted. Nobody who unsubscribed, bounced or complained becomes active again.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The CSV file.", completion: .file(extensions: ["csv", "tsv", "txt"])) var file: String
    @Option(name: .long, help: "Subscribes every contact to this list; may be given several times.") var list: [String] = []
    @Option(name: .long, help: "Puts this label on every contact; may be given several times.") var label: [String] = []
    @Option(name: .long, help: "COLUMN=FIELD: where a column goes; COLUMN=- leaves it out.") var map: [String] = []
    @Option(name: .long, help: "The status of rows that name none; default: active.") var status: String?
    @Option(name: .long, help: "What separates the columns; default: found in the header.") var separator: String?
    @Option(name: .long, help: "Where refused rows are listed; default: FILE.errors.csv.") var errors: String?
    @Flag(name: .long, help: "Makes a field for each column that has none, of the type its values have.") var createFields = false
    @Flag(name: .long, help: "Dates may be written day first: 31/12/2026.") var dayFirst = false
    @Flag(name: .long, help: "Does everything and keeps nothing.") var dryRun = false

    private struct Report: Encodable {
        var read: Int
        var added: Int
        var updated: Int
        var unchanged: Int
        var rejected: Int
        var resumed_after: Int
        var created: [String]
        var ignored_columns: [String]
        var dry_run: Bool
        var seconds: Double
        var errors_file: String?
    }

    func run() async throws {
        let errorsFile = URL(fileURLWithPath: errors ?? file + ".errors.csv")
        let progress = ProgressLine("import", unit: "rows")
        let (result, seconds) = try await ImportArguments.whileRunning(dryRun: dryRun) {
            try await global.withMerpati { merpati in
                var options = try self.options(timeZone: merpati.settings.timeZone)
                options.errorsFile = errorsFile
                let begin = merpati.time.elapsed()
                let result = try await ContactImporter(merpati.database, time: merpati.time).run(
                    URL(fileURLWithPath: file), options
                ) { state in
                    progress.update(
                        done: state.rows, fraction: state.totalBytes > 0 ? Double(state.bytes) / Double(state.totalBytes) : nil)
                }
                return (result, merpati.time.seconds(since: begin))
            }
        }
        progress.finish()
        try show(result, seconds, errorsFile.path)
        if result.rejected > 0 { throw ExitCode(1) }
    }

    private func options(timeZone: TimeZone) throws -> ImportOptions {
        var options = ImportOptions()
        options.format = ValueFormat(timeZone: timeZone, dayFirst: dayFirst)
        (options.lists, options.labels) = (list, label)
        (options.createFields, options.dryRun) = (createFields, dryRun)
        options.separator = try ImportArguments.separator(separator)
        options.map = try ImportArguments.map(map)
        options.status = try status.map { try ContactStatus(option: $0) }
        return options
    }

    private func show(_ result: ImportResult, _ seconds: Double, _ errorsFile: String) throws {
        let report = Report(
            read: result.read, added: result.added, updated: result.updated, unchanged: result.unchanged,
            rejected: result.rejected, resumed_after: result.resumedAfter, created: result.created,
            ignored_columns: result.ignoredColumns, dry_run: dryRun, seconds: seconds,
            errors_file: result.rejected > 0 ? errorsFile : nil)
        if global.json { return try Console.json(report) }
        if dryRun { Console.print("dry run: nothing was kept") }
        if result.resumedAfter > 0 { Console.print("went on after row \(result.resumedAfter) of an interrupted import") }
        for made in result.created { Console.print("made \(made)") }
        if !result.ignoredColumns.isEmpty {
            Console.print(
                "left out, for want of a field: \(result.ignoredColumns.joined(separator: ", "))"
                    + " (--create-fields makes them, --map names another)")
        }
        Console.print(
            "\(Counted.text(result.read, "row")): \(result.added) added, \(result.updated) updated, \(result.unchanged) unchanged,"
                + " \(result.rejected) rejected, in \(String(format: "%.1f", seconds)) s")
        ImportArguments.note(result.firstFaults, file: file)
        if result.rejected > 0 { Console.note("every refused row: \(errorsFile)") }
    }
}
