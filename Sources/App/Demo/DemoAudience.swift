internal import Audience
internal import Diagnostics
internal import Foundation
internal import Mail
internal import Segments
internal import Storage

/// The demo's first two steps: contacts and what they have done, and the segments over them.
struct DemoAudience {
    let merpati: Merpati
    let say: Demo.Output

    private static let shown = [
        "Loyal in Jakarta", "Lapsed by the usual interval", "Top 10% by spending", "Red roses in the last week",
        "Coupon not used yet", "Opened the orchid week", "No interaction in 30 days", "Near the shop",
    ]
    /// The segment that somebody only just misses.
    private static let explained = "No interaction in 30 days"

    // MARK: Import

    func importAll() async throws {
        say("\n1. Import    merpati import campaigns/contacts.csv --list Customers --create-fields")
        try await importContacts()
        say("             merpati apply")
        let changes = try await merpati.files.apply(merpati.files.all())
        let count = { (what: String) in changes.filter { $0.what == what }.count }
        say(
            "   applied \(Counted.text(count("activity"), "activity", plural: "activities")), \(Counted.text(count("segment"), "segment")) "
                + "and \(Counted.text(count("campaign"), "campaign"))")
        say("             merpati activity import NAME campaigns/activities/NAME.csv")
        try await importActivities()
    }

    private func importContacts() async throws {
        var options = ImportOptions()
        (options.createFields, options.lists) = (true, ["Customers"])
        options.format = ValueFormat(timeZone: merpati.settings.timeZone)
        let file = merpati.workspace.campaigns.appendingPathComponent("contacts.csv")
        let begin = merpati.time.elapsed()
        let result = try await ContactImporter(merpati.database, time: merpati.time).run(file, options)
        say(
            "   \(Counted.text(result.read, "row")): \(result.added) added, \(result.rejected) rejected, in \(milliseconds(since: begin)) ms"
        )
        result.firstFaults.prefix(3).forEach { say("   line \($0.line): \($0.reason)") }
    }

    private func importActivities() async throws {
        var options = ActivityImportOptions()
        options.format = ValueFormat(timeZone: merpati.settings.timeZone)
        let files = try FileManager.default.contentsOfDirectory(at: merpati.workspace.activities, includingPropertiesForKeys: nil)
            .filter { ["csv", "jsonl"].contains($0.pathExtension) && !$0.path.hasSuffix(".errors.csv") }
            .sorted { $0.path < $1.path }
        let begin = merpati.time.elapsed()
        var counts: [String] = []
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            let result = try await merpati.activityImporter.run(name, file, options)
            counts.append("\(result.added) \(name)")
            result.firstFaults.prefix(3).forEach { say("   \(file.lastPathComponent), line \($0.line): \($0.reason)") }
        }
        say("   \(counts.joined(separator: ", ")), in \(milliseconds(since: begin)) ms")
    }

    private func milliseconds(since begin: ContinuousClock.Instant) -> Int {
        Int(merpati.time.seconds(since: begin) * 1000)
    }

    // MARK: Segments

    func showSegments() async throws {
        say("\n2. Segments  merpati segment count NAME; merpati segment explain EMAIL NAME")
        let now = merpati.time.now()
        let lines = try await merpati.database.read { [merpati] connection in
            try Self.shown.map { name in
                let segment = try merpati.segments.show(connection, named: name)
                let condition = try SegmentQuestion.named(name).condition(connection, merpati, asOf: now)
                let count = try connection.integer("SELECT count(*) FROM contact c WHERE \(condition)") ?? 0
                let text = SegmentPrinter.print(try SegmentParser.parse(segment.definition.text))
                return "   \(Demo.pad(name, 29))\(Demo.pad(String(count), 5)) \(text)"
            }
        }
        lines.forEach(say)
        try await explain(now)
    }

    /// Shows why the first of the segment's examples of who is out is out.
    private func explain(_ now: Instant) async throws {
        let explained = try await merpati.database.read { [merpati] connection in
            let segment = try merpati.segments.show(connection, named: Self.explained)
            let typed = try SegmentQuestion.named(Self.explained).typed(connection, merpati)
            guard let email = segment.definition.examples.out.first,
                let contact = try ContactStore.id(connection, of: EmailAddress(parsing: email)),
                let explanation = try typed.explain(contact: contact, connection, asOf: now)
            else { return nil as (String, SegmentExplanation)? }
            return (email, explanation)
        }
        guard let (email, explanation) = explained else { return }
        say("   \(email) and \"\(Self.explained)\": \(explanation.summary)")
        for condition in explanation.conditions {
            say("     \(condition.holds ? "✓" : "✗") \(condition.text)   (\(condition.value))")
        }
    }
}
