internal import Storage

/// Whom a run left out before it began, and why: counted as the plan counts, at the run's own moment.
public struct RunOmissions: Sendable {
    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// The reasons that apply to somebody, in the order of the plan. Of contacts that have changed since the run began, it is
    /// their state now that counts.
    ///
    /// - Returns: nothing when a segment of the run was edited since.
    /// - Throws: `CampaignError`, `SegmentError`, `TemplateError`, `StorageError`.
    public func steps(of id: Int64) async throws -> [CampaignPlan.Step] {
        let context = context
        let run = try await context.database.read { try context.store.run($0, id: id) }
        let letter = try await RunLetters(context).letter(of: run)
        do {
            return try await context.database.read { connection in
                let language = context.workspace.language
                let tally = try AudienceTally(
                    connection, RunAudience.query(connection, run, context, letter), letter,
                    missing: RunAudience.missing(connection, letter, language), language: language)
                return try tally.steps(connection).filter { $0.count > 0 }
            }
        } catch is RunSegments.Moved {
            return []
        }
    }
}

extension CampaignPlan {
    /// Why nobody would be mailed.
    public var whyNobody: String { Self.whyNobody(steps) }

    /// - Parameter skipped: those who stopped being mailable after they were in the ledger, by reason.
    static func whyNobody(_ steps: [Step], skipped: [String: Int] = [:]) -> String {
        var counts = skipped
        for step in steps where step.count > 0 { counts[step.exclusion.rawValue] = step.count }
        guard !counts.isEmpty else { return "nobody can be mailed: nobody is in the audience" }
        let reasons = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
        return "nobody can be mailed: " + reasons.joined(separator: ", ")
    }
}
