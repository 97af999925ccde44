internal import Diagnostics
internal import Templates

/// What a person accepts of what the check calls an error, and why.
public struct Acceptance: Sendable, Hashable {
    public static let none = Acceptance(findings: [:])

    /// The reason that was given, by the name of the finding.
    let findings: [FindingName: String]

    init(findings: [FindingName: String]) {
        self.findings = findings
    }

    /// - Throws: `CampaignError` of kind `unusable` for a name that no finding has, for one that cannot be accepted, and when
    ///   names are given without a reason.
    public init(_ names: [String], reason: String) throws(CampaignError) {
        let reason = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var findings: [FindingName: String] = [:]
        for name in names {
            guard let finding = FindingName(rawValue: name) else {
                let nearest = NearestName.find(name, in: FindingName.allCases.map(\.rawValue))
                throw CampaignError(
                    .unusable, "no finding has the name `\(name)`" + (nearest.map { " (did you mean `\($0)`?)" } ?? ""),
                    advice: "`template check` writes the name behind each finding.")
            }
            guard finding.isAcceptable else {
                throw CampaignError(
                    .unusable, "`\(name)` cannot be accepted: no letter can be made with it", advice: "Mend the letter.")
            }
            findings[finding] = reason
        }
        guard names.isEmpty || !reason.isEmpty else {
            throw CampaignError(.unusable, "what is accepted needs a reason", advice: "Add --reason \"...\": it is kept.")
        }
        self.findings = findings
    }

    /// What is accepted here, and what was accepted before.
    func merging(_ earlier: Acceptance) -> Acceptance {
        Acceptance(findings: findings.merging(earlier.findings) { own, _ in own })
    }

    /// The errors that stay.
    func left(of errors: [Finding]) -> [Finding] {
        errors.filter { findings[$0.name] == nil }
    }

    /// For the history, what is accepted of these: `despite no-subject (internal notice)`; nil when it is nothing.
    func note(on errors: [Finding]) -> String? {
        let names = Set(errors.map(\.name)).compactMap { name in findings[name].map { "\(name.rawValue) (\($0))" } }.sorted()
        return names.isEmpty ? nil : "despite " + names.joined(separator: ", ")
    }
}
