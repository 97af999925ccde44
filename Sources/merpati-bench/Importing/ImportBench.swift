internal import App
internal import Audience
internal import Foundation

/// A CSV of many contacts into an empty database.
enum ImportBench {
    struct Report: Sendable, Encodable {
        var rows: Int
        var megabytes: Double
        var seconds: Double
        var rows_per_second: Double
        var processor_seconds: Double
        var peak_megabytes: Double
        /// The file, when it was to be kept for another program's turn.
        var file: String?
    }

    /// - Parameter keep: where the CSV stays for comparison with another program; nil removes it.
    static func run(rows: Int, keep: String?, progress: @escaping @Sendable (Int) -> Void) async throws -> Report {
        let bench = try BenchWorkspace(smtp: "smtp://127.0.0.1:1", connections: 1)
        defer { bench.remove() }
        let file = keep.map { URL(fileURLWithPath: $0) } ?? bench.contacts
        try BenchData.writeContacts(rows, to: file)
        let bytes = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
        let merpati = try await Merpati.open(workspace: bench.workspace, environment: [:])
        var options = ImportOptions()
        options.createFields = true
        let meter = BenchMeter()
        let result = try await ContactImporter(merpati.database, time: merpati.time).run(file, options) { progress($0.rows) }
        let cost = meter.stop()
        try await merpati.close()
        guard result.added == rows else { throw AppError(.failed, "\(result.added) of \(rows) rows were added") }
        return Report(
            rows: rows, megabytes: Double(bytes) / 1_048_576, seconds: cost.seconds,
            rows_per_second: Double(rows) / cost.seconds, processor_seconds: cost.processorSeconds,
            peak_megabytes: BenchMeter.peakMegabytes(), file: keep)
    }
}
