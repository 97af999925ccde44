internal import App
internal import ArgumentParser
internal import Campaigns
internal import Mail
internal import Storage
internal import Templates

/// Tries a campaign on a few before it goes to all.
struct CampaignTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Tries a campaign on addresses, on a segment, or on a sample of its audience.",
        discussion: """
            Who gets the sample is not mailed again when the campaign goes out.

            The exit code is 1 when an address got nothing, or nobody of the segment or sample did.
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @Option(name: .long, help: "An address; may be given several times.") var to: [String] = []
    @Option(help: "A contact whose values fill the letter for addresses that are no contact's.") var `as`: String?
    @Option(help: "A small segment.") var segment: String?
    @Option(help: "How many of the audience.") var sample: Int?
    @Option(help: "What stands before the subjects, such as \"[Test]\".") var mark: String?
    @OptionGroup var accepting: DespiteOption
    @Option(help: "Why a sample goes out with the errors named by --despite.") var reason = ""

    func validate() throws {
        guard [!to.isEmpty, segment != nil, sample != nil].filter(\.self).count == 1 else {
            throw ValidationError("say whom to try it on: --to ADDRESS, --segment NAME or --sample N")
        }
        _ = try accepting.acceptance(reason)
    }

    private struct Line: Encodable {
        var email: String
        var state: String
        var reply: String?
    }

    private struct Report: Encodable {
        var tests: [Line]
        var errors: [String]
        /// What of the files was taken into the database first.
        var applied: [AppliedReport]
    }

    func run() async throws {
        let mark = try mark.map { try SubjectMark(parsing: $0) }
        try await global.withMerpati { merpati in
            try merpati.requireAccount()
            let applied = try await merpati.files.apply(campaign: name)
            if !global.json { AppliedReport.note(applied) }
            let errors = try await letterErrors(merpati)
            let reports = applied.map(AppliedReport.init)
            if to.isEmpty {
                try await sendRun(merpati, mark, reports)
            } else {
                try await sendToAddresses(merpati, mark, errors, reports)
            }
        }
    }

    /// What the check calls an error in the letter: those who try it may get it so, and are told. A sample is mailed to
    /// readers, as a start is.
    private func letterErrors(_ merpati: Merpati) async throws -> [String] {
        let (name, isSample, acceptance) = (name, sample != nil, try accepting.acceptance(reason))
        let errors = try await merpati.database.read { connection in
            let gate = LetterGate(merpati.campaigns)
            let campaign = try merpati.campaigns.store.campaign(connection, named: name)
            if isSample { try gate.check(connection, campaign, accepting: acceptance) }
            return try gate.errors(connection, of: campaign, counting: false).map(\.text)
        }
        for error in errors { Console.error(Console.plain(error, keepingLines: true), prefix: "the letter has an error: ") }
        return errors
    }

    private func sendToAddresses(_ merpati: Merpati, _ mark: SubjectMark?, _ errors: [String], _ applied: [AppliedReport])
        async throws
    {
        let outcomes = try await merpati.testSender.send(
            name, to: try to.map { try EmailAddress(parsing: $0) }, as: try self.as.map { try EmailAddress(parsing: $0) },
            mark: mark, by: .init(actor: "command line", reason: "test"), through: try merpati.makeTransport())
        if global.json {
            try Console.json(
                Report(
                    tests: outcomes.map { Line(email: $0.email, state: $0.state.rawValue, reply: $0.reply) }, errors: errors,
                    applied: applied))
        } else {
            for outcome in outcomes {
                Console.print(
                    "\(outcome.email): \(outcome.state.rawValue)\(outcome.reply.map { " (\(Console.plain($0)))" } ?? "")")
            }
        }
        if outcomes.contains(where: { $0.state != .accepted }) { throw ExitCode(1) }
    }

    private func sendRun(_ merpati: Merpati, _ mark: SubjectMark?, _ applied: [AppliedReport]) async throws {
        let (name, segment, sample, store, now) = (name, segment, sample, merpati.campaigns.store, merpati.time.now())
        let run = try await merpati.database.write { connection in
            let cause = CampaignStore.Cause(actor: "command line", reason: "test")
            return try segment.map { try store.startTest(connection, name, segment: $0, mark: mark, by: cause, at: now) }
                ?? store.startSample(connection, name, size: sample ?? 0, mark: mark, by: cause, at: now)
        }
        try await RunWatch.send(merpati, run.id, what: "test of \(name)", after: "`merpati serve` goes on with run \(run.id)")
        var report = try await merpati.database.read { try CampaignReport($0, store, run: run.id) }
        // Of a sample that is complete, nobody asks why others are not in it.
        if report.total < sample ?? .max, report.state.isFinal {
            report.leftOut = try await RunOmissions(merpati.campaigns).steps(of: run.id).map { .init($0) }
        }
        if global.json {
            try Console.json(RunReport(report: report, timeZone: merpati.settings.timeZone, applied: applied))
        } else {
            RunWatch.show(report)
        }
        if report.state != .finished || report.accepted == 0 { throw ExitCode(1) }
    }
}
