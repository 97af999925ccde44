internal import App
internal import Audience
internal import Campaigns
internal import Foundation
internal import Mail
internal import Storage

/// The whole path: segment, claim, letter, MIME, SMTP, ledger, into a mail server on this machine that takes everything.
enum SendBench {
    struct Report: Sendable, Encodable {
        var contacts: Int
        var accepted: Int
        var connections: Int
        var seconds: Double
        var messages_per_second: Double
        /// Microseconds of user and system time a message.
        var processor_us_per_message: Double
        var peak_megabytes: Double
    }

    /// - Parameter smtp: the sink, as `smtp://127.0.0.1:2599`.
    /// - Parameter dkim: sign with a key of each of these kinds, as "rsa" and "ed25519".
    /// - Parameter progress: called with the messages accepted so far.
    static func run(
        contacts: Int, smtp: String, connections: Int, dkim: [String] = [],
        progress: @escaping @Sendable (String, Int, Int) -> Void
    ) async throws -> Report {
        let algorithms = DKIMAlgorithm.allCases.filter { dkim.contains($0.keyType) }
        let bench = try BenchWorkspace(smtp: smtp, connections: connections, dkim: algorithms)
        defer { bench.remove() }
        try BenchData.writeContacts(contacts, to: bench.contacts)
        let merpati = try await Merpati.open(workspace: bench.workspace, environment: [:])
        var options = ImportOptions()
        (options.createFields, options.lists) = (true, ["Everybody"])
        _ = try await ContactImporter(merpati.database, time: merpati.time).run(bench.contacts, options) {
            progress("import", $0.rows, contacts)
        }
        let run = try await merpati.begin(campaign: "bench", merpati.outlook(campaign: "bench"))
        let runner = try merpati.makeRunner()
        let meter = BenchMeter()
        let result = try await runner.run(run.id) { progress("send", $0.counts[.accepted], contacts) }
        let cost = meter.stop()
        let report = try await merpati.database.read { [store = merpati.campaigns.store] in
            try CampaignReport($0, store, run: run.id)
        }
        try await merpati.close()
        guard result == .finished else { throw AppError(.failed, "the run did not finish: \(result)") }
        return Report(
            contacts: contacts, accepted: report.accepted, connections: connections, seconds: cost.seconds,
            messages_per_second: Double(report.accepted) / cost.seconds,
            processor_us_per_message: cost.processorSeconds / Double(max(report.accepted, 1)) * 1_000_000,
            peak_megabytes: BenchMeter.peakMegabytes())
    }
}
