internal import App
internal import Audience
internal import Foundation
internal import Storage

/// A CSV of many events of a few hundred thousand contacts into a database that has the contacts and nothing else, and
/// beside it the same file into tables of text by `sqlite3 .import`, where that is installed.
enum ActivityImportBench {
    struct Report: Sendable, Encodable {
        var events: Int
        var contacts: Int
        var megabytes: Double
        var seconds: Double
        var events_per_second: Double
        var processor_seconds: Double
        /// Of the whole process, the import of the contacts included.
        var peak_megabytes: Double
        /// `.import` into a plain table; nil without sqlite3.
        var sqlite3_seconds: Double?
        /// The same with an index of address and time and a unique one of the external id, as the import has them.
        var sqlite3_indexed_seconds: Double?
        /// The file, when it was to be kept for another program's turn.
        var file: String?
    }

    /// - Parameter keep: where the CSV stays for comparison with another program; nil removes it.
    static func run(
        events: Int, contacts: Int, keep: String?, progress: @escaping @Sendable (Int) -> Void
    ) async throws -> Report {
        let bench = try BenchWorkspace(smtp: "smtp://127.0.0.1:1", connections: 1)
        defer { bench.remove() }
        let merpati = try await Merpati.open(workspace: bench.workspace, environment: [:])
        try await prepare(merpati, contacts, bench.contacts)
        let file = keep.map { URL(fileURLWithPath: $0) } ?? bench.workspace.folder.appendingPathComponent("events.csv")
        try BenchData.writeEvents(events, contacts: contacts, to: file)
        let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        let meter = BenchMeter()
        let result = try await merpati.activityImporter.run("purchased", file) { progress($0.rows) }
        let cost = meter.stop()
        try await merpati.close()
        guard result.added == events else { throw AppError(.failed, "\(result.added) of \(events) events were added") }
        let folder = bench.workspace.folder
        return Report(
            events: events, contacts: contacts, megabytes: Double(bytes) / 1_048_576, seconds: cost.seconds,
            events_per_second: Double(events) / cost.seconds, processor_seconds: cost.processorSeconds,
            peak_megabytes: BenchMeter.peakMegabytes(),
            sqlite3_seconds: try sqlite3(file, into: folder.appendingPathComponent("plain.db"), isIndexed: false),
            sqlite3_indexed_seconds: try sqlite3(file, into: folder.appendingPathComponent("indexed.db"), isIndexed: true),
            file: keep)
    }

    private static func prepare(_ merpati: Merpati, _ contacts: Int, _ file: URL) async throws {
        try BenchData.writeContacts(contacts, to: file)
        var options = ImportOptions()
        options.createFields = true
        _ = try await ContactImporter(merpati.database, time: merpati.time).run(file, options)
        let now = merpati.time.now()
        _ = try await merpati.database.write { connection in
            try CatalogueStore.defineActivity(
                connection, name: "purchased",
                parameters: [
                    ActivityParameterPlan(name: "product", kind: .text), ActivityParameterPlan(name: "price", kind: .number),
                    ActivityParameterPlan(name: "quantity", kind: .number),
                    ActivityParameterPlan(name: "size", kind: .choice, options: ["S", "M", "L"]),
                ], at: now)
        }
    }

    /// How long sqlite3 takes, with as durable a database; nil when there is no such program.
    private static func sqlite3(_ file: URL, into database: URL, isIndexed: Bool) throws -> Double? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard let program = folders.map({ $0 + "/sqlite3" }).first(where: FileManager.default.isExecutableFile) else {
            return nil
        }
        let indexes = "CREATE UNIQUE INDEX a ON event (external_id); CREATE INDEX b ON event (email, at);"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-bail", database.path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;",
            "CREATE TABLE event (email, at, external_id, product, price REAL, quantity REAL, size); \(isIndexed ? indexes : "")",
            ".import --csv --skip 1 \"\(file.path)\" event",
        ]
        process.standardOutput = FileHandle.nullDevice
        let meter = BenchMeter()
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw AppError(.failed, "sqlite3 could not import the file") }
        return meter.stop().seconds
    }
}
