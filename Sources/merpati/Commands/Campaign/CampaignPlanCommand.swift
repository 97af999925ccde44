internal import App
internal import ArgumentParser
internal import Campaigns
internal import Templates

/// Whom a campaign would reach.
struct CampaignPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Whom a campaign would reach if it started now, and why not the others.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String
    @OptionGroup var accepting: DespiteOption
    @Option(help: "Why the errors named by --despite are accepted; the plan keeps nothing.") var reason = ""

    func validate() throws { _ = try acceptance() }

    /// A plan is not a start: the reason can wait.
    private func acceptance() throws -> Acceptance { try accepting.acceptance(reason.isEmpty ? "planned" : reason) }

    private struct Sample: Encodable {
        var email: String
        var language: String
        var share: Double
        var subject: String
        var text: String
    }

    private struct Report: Encodable {
        var matched: Int
        var excluded: [String: Int]
        var reachable: Int
        var missing_values: Int
        var digest: String
        var errors: [String]
        var findings: [CheckReport.Line]
        var warnings: [String]
        var samples: [Sample]
        var seconds: Double?
        /// What of the files was taken into the database first.
        var applied: [AppliedReport]
    }

    func run() async throws {
        let (plan, next, applied) = try await global.withMerpati { merpati in
            let applied = try await merpati.files.apply(campaign: name)
            let plan = try await CampaignPlanner(merpati.campaigns).plan(
                name, rate: merpati.sendingRate, accepting: try acceptance())
            return (plan, try await merpati.nextStep(campaign: name), applied)
        }
        if global.json {
            try Console.json(
                Report(
                    matched: plan.matched,
                    excluded: Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.exclusion.rawValue, $0.count) }),
                    reachable: plan.reachable, missing_values: plan.missingValues, digest: "\(plan.digest)",
                    errors: plan.errors, findings: plan.findings.map { CheckReport.Line($0, of: nil) }, warnings: plan.warnings,
                    samples: plan.samples.map {
                        Sample(email: $0.email, language: $0.language, share: $0.share, subject: $0.subject, text: $0.text)
                    },
                    seconds: plan.seconds, applied: applied.map(AppliedReport.init)))
        } else {
            AppliedReport.note(applied)
            show(plan, next)
        }
        if plan.unaccepted > 0 { throw ExitCode(1) }
    }

    private func show(_ plan: CampaignPlan, _ next: NextStep) {
        Console.table(
            ["", "contacts", "such as"],
            [["matched", String(plan.matched), ""]]
                + plan.steps.filter { $0.count > 0 }.map {
                    ["- \($0.exclusion.rawValue)", String($0.count), $0.samples.prefix(3).joined(separator: ", ")]
                } + [["reachable", String(plan.reachable), ""]])
        if let seconds = plan.seconds { Console.print("it takes about \(ProgressLine.duration(seconds)) at the account's rate") }
        for error in plan.errors { Console.print("error: \(Console.plain(error, keepingLines: true))") }
        for warning in plan.warnings { Console.print("warning: \(warning)") }
        for sample in plan.samples {
            let language = "\(sample.language), \(Int((100 * sample.share).rounded()))% of those reached"
            Console.print("\n--- \(sample.email) (\(language)): \(Console.plain(sample.subject))")
            Console.print(Console.plain(sample.text, keepingLines: true))
        }
        Console.print("\ndigest \(plan.digest)")
        guard plan.unaccepted == 0 else {
            Console.print(
                "it does not start: \(plan.unaccepted) of its errors \(plan.unaccepted == 1 ? "is" : "are") neither mended nor accepted"
            )
            return
        }
        let despite =
            accepting.despite.map { " --despite \($0)" }.joined() + (accepting.despite.isEmpty ? "" : " --reason \"...\"")
        if let step = next.toStart(with: "--plan \(plan.digest)\(despite)", isSendable: plan.reachable > 0) {
            Console.print(step)
        }
    }
}
