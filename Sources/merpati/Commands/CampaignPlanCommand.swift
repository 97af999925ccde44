internal import App
internal import ArgumentParser
internal import Campaigns
internal import Foundation

/// Whom a campaign would reach.
struct CampaignPlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Whom a campaign would reach if it started now, and why not the others.")
    @OptionGroup var global: GlobalOptions
    @Argument(help: "The campaign's name.") var name: String

    private struct Sample: Encodable {
        var email: String
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
        var warnings: [String]
        var samples: [Sample]
        var seconds: Double?
    }

    func run() async throws {
        let plan = try await global.withMerpati { merpati in
            try await merpati.files.apply(campaign: name)
            return try await CampaignPlanner(merpati.campaigns).plan(name, rate: merpati.sendingRate)
        }
        if global.json {
            return try Console.json(
                Report(
                    matched: plan.matched,
                    excluded: Dictionary(uniqueKeysWithValues: plan.steps.map { ($0.exclusion.rawValue, $0.count) }),
                    reachable: plan.reachable, missing_values: plan.missingValues, digest: "\(plan.digest)",
                    errors: plan.errors, warnings: plan.warnings,
                    samples: plan.samples.map { Sample(email: $0.email, subject: $0.subject, text: $0.text) },
                    seconds: plan.seconds))
        }
        show(plan)
    }

    private func show(_ plan: CampaignPlan) {
        Console.table(
            ["", "contacts", "such as"],
            [["matched", String(plan.matched), ""]]
                + plan.steps.filter { $0.count > 0 }.map {
                    ["- \($0.exclusion.rawValue)", String($0.count), $0.samples.prefix(3).joined(separator: ", ")]
                } + [["reachable", String(plan.reachable), ""]])
        if let seconds = plan.seconds { print("it takes about \(ProgressLine.duration(seconds)) at the account's rate") }
        for error in plan.errors { print("error: \(Console.plain(error, keepingLines: true))") }
        for warning in plan.warnings { print("warning: \(warning)") }
        for sample in plan.samples {
            print("\n--- \(sample.email): \(Console.plain(sample.subject))\n\(Console.plain(sample.text, keepingLines: true))")
        }
        print("\ndigest \(plan.digest)")
        print("start it with: merpati campaign start \(name) --plan \(plan.digest) --wait")
    }
}
