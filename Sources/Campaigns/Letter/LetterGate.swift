public import Storage
public import Templates

/// Holds back what the check of a campaign's letter calls an error, unless a person accepts it.
public struct LetterGate: Sendable {
    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// What the check calls an error in the letter of a campaign.
    ///
    /// - Parameter counting: whether it is held against the audience of now; else only what the letter itself tells.
    public func errors(_ connection: any Connection, of campaign: Campaign, counting: Bool) throws -> [Finding] {
        let definition = try context.store.definition(of: campaign)
        return try LetterCheck.trial(connection, definition, campaign, context, counting: counting).findings
            .filter { $0.severity == .error }
    }

    /// Refuses a campaign with errors that nobody accepted, now or when it was scheduled.
    ///
    /// - Parameter plan: what was found a moment ago; it counts as long as the campaign and its letter have not changed since.
    /// - Returns: what was accepted, for the history; nil when there was nothing to accept.
    /// - Throws: `CampaignError` of kind `unusable`.
    @discardableResult
    public func check(
        _ connection: any Connection, _ campaign: Campaign, accepting acceptance: Acceptance = .none, counting: Bool = true,
        after plan: CampaignPlan? = nil
    ) throws -> String? {
        let errors =
            if let plan, try plan.basis == .init(connection, campaign, context) {
                plan.findings.filter { $0.severity == .error }
            } else {
                try errors(connection, of: campaign, counting: counting)
            }
        let accepted = acceptance.merging(try context.store.acceptance(connection, campaign: campaign.id))
        let left = accepted.left(of: errors)
        guard left.isEmpty else { throw Self.refusal(campaign.name, left) }
        return accepted.note(on: errors)
    }

    private static let shown = 5

    private static func refusal(_ campaign: String, _ errors: [Finding]) -> CampaignError {
        let lines = errors.prefix(shown).map { $0.text.replacing("\n", with: "\n  ") }
        let more = errors.count > shown ? ["and \(errors.count - shown) more"] : []
        let acceptable = Set(errors.map(\.name)).filter(\.isAcceptable).map(\.rawValue).sorted()
        let accept =
            acceptable.isEmpty
            ? "" : " What is meant so is accepted by --despite \(acceptable.joined(separator: " --despite ")) --reason \"...\"."
        return CampaignError(
            .unusable, (["the letter of \(campaign) has errors:"] + lines + more).joined(separator: "\n  "),
            advice: "Mend them; `merpati template check --campaign \(campaign)` says more.\(accept)")
    }
}
