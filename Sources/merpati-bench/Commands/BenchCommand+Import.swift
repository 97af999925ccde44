internal import ArgumentParser

extension BenchCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A CSV of twelve columns into an empty database, or with --activities one of what contacts did.")
        @Option(help: "How many rows.") var rows = 1_000_000
        @Option(help: "Imports so many purchases instead of contacts; 1000000 is a good number.") var activities: Int?
        @Option(help: "How many contacts the activities are of.") var contacts = 200_000
        @Option(help: "Keeps the CSV here, for another program's turn.") var keep: String?
        @Flag var json = false

        func run() async throws {
            if let activities { return try await importActivities(activities) }
            let line = BenchProgress("import", unit: "rows")
            let report = try await ImportBench.run(rows: rows, keep: keep) { [rows] done in
                line.update(done: done, fraction: Double(done) / Double(max(rows, 1)))
            }
            if json { return try BenchOutput.json(report) }
            print(
                """
                \(report.rows) rows (\(BenchOutput.text(report.megabytes)) MB) in \(BenchOutput.text(report.seconds)) s: \
                \(Int(report.rows_per_second)) rows/s, \(BenchOutput.text(report.processor_seconds)) s of processor time, \
                \(BenchOutput.text(report.peak_megabytes)) MB at most
                """)
        }

        private func importActivities(_ events: Int) async throws {
            let line = BenchProgress("import", unit: "events")
            let report = try await ActivityImportBench.run(events: events, contacts: contacts, keep: keep) { done in
                line.update(done: done, fraction: Double(done) / Double(max(events, 1)))
            }
            if json { return try BenchOutput.json(report) }
            print(
                """
                \(report.events) events of \(report.contacts) contacts (\(BenchOutput.text(report.megabytes)) MB) in \
                \(BenchOutput.text(report.seconds)) s: \(Int(report.events_per_second)) events/s, \
                \(BenchOutput.text(report.processor_seconds)) s of processor time, \(BenchOutput.text(report.peak_megabytes)) MB at most
                """)
            if let plain = report.sqlite3_seconds, let indexed = report.sqlite3_indexed_seconds {
                print(
                    """
                    sqlite3 .import of the same file: \(BenchOutput.text(plain)) s into a plain table, \
                    \(BenchOutput.text(indexed)) s into one with the same two indexes
                    """)
            }
        }
    }
}
