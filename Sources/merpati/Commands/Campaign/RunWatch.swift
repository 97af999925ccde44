internal import App
internal import Campaigns
internal import Diagnostics
internal import Foundation
internal import Storage
internal import Tracking

/// Sends a run with progress on stderr, and shows reports.
enum RunWatch {
    /// How often a run is looked at that another process sends, in seconds.
    private static let lookSeconds = 0.5

    /// Sends a run. While another process of the workspace sends (a running `serve`), it watches, and takes over when that one
    /// has stopped or died before the run was at its end.
    ///
    /// - Parameter after: what to do when it was told to stop.
    static func send(_ merpati: Merpati, _ run: Int64, what: String, after: String) async throws {
        let line = ProgressLine(what, unit: "accepted")
        defer { line.finish() }
        var isWatching = false
        while true {
            if let runner = try sender(merpati) {
                if isWatching { Console.note("the other process has stopped: going on here") }
                return try await send(merpati, runner, run, line, after)
            }
            if !isWatching {
                Console.note(
                    "another process of this workspace sends; watching, and taking over if it stops; Ctrl-C leaves it to that one"
                )
            }
            isWatching = true
            guard try await look(merpati, run, line) == nil else { return }
        }
    }

    /// The one sender of the workspace, or nil while another process is that.
    private static func sender(_ merpati: Merpati) throws -> CampaignRunner? {
        do {
            return try merpati.makeRunner()
        } catch let error as CampaignError where error.kind == .locked {
            return nil
        }
    }

    private static func send(
        _ merpati: Merpati, _ runner: CampaignRunner, _ run: Int64, _ line: ProgressLine, _ after: String
    ) async throws {
        let standstill = StandstillNote(timeZone: merpati.settings.timeZone, after: after)
        let result = try await runner.run(run) { progress in
            let counts = progress.counts
            if let text = standstill.text(progress) { line.note(text) }
            show(line, accepted: counts[.accepted], done: counts.total - counts[.queued] - counts[.claimed], of: counts.total)
        }
        line.finish()
        switch result {
        case .finished: break
        case .paused(let reason): Console.note("paused: \(Console.plain(reason))")
        case .cancelled: Console.note("cancelled")
        case .nobody(let reason): Console.note(reason)
        case .waiting(let until): Console.note("waiting until \(merpati.zoned(until).text)")
        case .interrupted: Console.note("stopped by \(Interruption.name); \(after)")
        }
    }

    /// Watches a run until it ends or pauses.
    static func follow(_ merpati: Merpati, _ run: Int64, what: String) async throws -> CampaignReport {
        let line = ProgressLine(what, unit: "accepted")
        while true {
            guard let report = try await look(merpati, run, line) else { continue }
            line.finish()
            return report
        }
    }

    /// Shows how far a run is, and waits a moment.
    ///
    /// - Returns: its report when it has ended or paused.
    private static func look(_ merpati: Merpati, _ run: Int64, _ line: ProgressLine) async throws -> CampaignReport? {
        let store = merpati.campaigns.store
        let report = try await merpati.database.read { try CampaignReport($0, store, run: run) }
        guard [.entering, .sending, .waiting].contains(report.state) else { return report }
        show(line, accepted: report.accepted, done: report.total - report.queued, of: report.total)
        try await merpati.time.sleep(seconds: lookSeconds)
        return nil
    }

    private static func show(_ line: ProgressLine, accepted: Int, done: Int, of total: Int) {
        line.update(done: accepted, fraction: total > 0 ? Double(done) / Double(total) : nil)
    }

    static func show(_ report: CampaignReport) {
        let run = report.kind == .full ? "" : " (\(report.kind.rawValue))"
        Console.print(
            "\(report.campaign), run \(report.run)\(run): \(report.state.rawValue)\(report.reason.map { ": \($0)" } ?? "")")
        Console.table(
            ["", "contacts"],
            [
                ("queued", report.queued), ("accepted", report.accepted), ("deferred", report.deferred),
                ("bounced", report.bounced), ("refused", report.refused), ("skipped", report.skipped),
                ("unknown", report.unknown), ("opens", report.opens), ("clicks", report.clicks),
                ("unsubscribes", report.unsubscribes), ("complaints", report.complaints),
            ].map { [$0.0, String($0.1)] })
        for segment in report.segments {
            let part = segment.role == .exclude ? "without" : "to"
            Console.print(
                "\(part) \"\(segment.name)\", version \(segment.version): \(Counted.text(segment.matched, "contact")) then")
        }
        for (reason, count) in report.skippedReasons.sorted(by: { $0.key < $1.key }) {
            Console.print("skipped, \(reason): \(count)")
        }
        let again = [
            (report.refusedForSender, "refused for the sender's sake"),
            (report.doubtfulBounces, "bounced while the server knew nearly nobody, in doubt"),
        ].filter { $0.0 > 0 }
        for (count, what) in again { Console.print("\(what): \(count)") }
        if !again.isEmpty {
            Console.print("`merpati campaign settle \(report.campaign) --run \(report.run) --resend` sends to them again")
        }
        if report.kept > 0 {
            Console.print("\(KeptMessages.sentence(report.kept)): `merpati bounce list --campaign \(report.campaign)`")
        }
        for group in report.leftOut ?? [] {
            let more = group.count > group.suchAs.count ? " and \(group.count - group.suchAs.count) more" : ""
            Console.print("left out, \(group.reason): \(group.suchAs.joined(separator: ", "))\(more)")
        }
        showUnknown(report)
    }

    private static func showUnknown(_ report: CampaignReport) {
        guard !report.unknownContacts.isEmpty else { return }
        // Of a cancelled run nothing is sent any more.
        let decisions = report.state == .cancelled ? "--assume-accepted" : "--resend or --assume-accepted"
        Console.print(
            "perhaps delivered, perhaps not (settle with `merpati campaign settle \(report.campaign) --run \(report.run)` and \(decisions)):"
        )
        for email in report.unknownContacts.prefix(20) { Console.print("  \(email)") }
        if report.unknownContacts.count > 20 {
            Console.print("  and \(report.unknownContacts.count - 20) more: `campaign report --json` lists them all")
        }
    }
}
