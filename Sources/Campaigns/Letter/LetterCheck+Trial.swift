internal import Audience
internal import Mail
internal import Storage
internal import Templates

extension LetterCheck {
    /// What a run of a campaign would meet before its first message.
    struct Trial {
        /// The gravest first.
        var findings: [Finding]
        /// The letter in all its languages; nil when no message can be made of it.
        var letter: CampaignLetter?
    }

    /// Checks a campaign's letter, and tries whether a run could begin.
    ///
    /// - Parameter counting: whether the subject is held against those who would get it.
    static func trial(
        _ connection: any Connection, _ definition: CampaignDefinition, _ campaign: Campaign, _ context: CampaignContext,
        counting: Bool
    ) throws -> Trial {
        let loader = try context.latestLoader(connection, of: definition.template)
        let (variants, faults) = variants(definition, loader, context)
        let catalogue = try CatalogueStore.load(connection)
        var facts: [ReaderFacts?] = variants.map { _ in nil }
        let audience = try counting ? Readers.campaign(campaign.name).audience(connection, definition, campaign, context) : nil
        if let audience, variants.contains(where: { !$0.letter.subjectPaths.isEmpty }) {
            facts = try count(connection, variants, audience, catalogue, context).map { counted in
                // Gaps in the text are the plan's to count.
                ReaderFacts(readers: counted.readers, lackingSubject: counted.lackingSubject)
            }
        }
        let check = check(catalogue, context)
        var findings = faults + zip(variants, facts).flatMap { check.check($0.letter, $1) }
        let letter = CampaignLetter(definition, variants: variants)
        if !cannotBeSent(findings) { findings += try fault(connection, letter, context).map { [$0] } ?? [] }
        if let audience, !cannotBeSent(findings) {
            let none = variants.map { _ in ReaderFacts(readers: 0) }
            findings += try measure(connection, letter, audience, none, context).1.filter { $0.name == .noMessage }
        }
        return Trial(findings: Finding.sorted(findings), letter: cannotBeSent(findings) ? nil : letter)
    }

    private static func cannotBeSent(_ findings: [Finding]) -> Bool {
        findings.contains { $0.severity == .error && !$0.name.isAcceptable }
    }

    /// Why no message can be made of a letter, whoever gets it.
    static func fault(
        _ connection: any Connection, _ letter: CampaignLetter, _ context: CampaignContext
    ) throws -> Finding? {
        do {
            _ = try ReadyLetter(connection, .preview(at: context.time.now()), letter, context)
            return nil
        } catch let error as MessageError {
            return Finding(
                .noRun, .error, "no message can be made of this letter: \(error)",
                advice: "Mend the campaign's file, or the template.")
        } catch let error as TemplateError {
            return Finding(error)
        }
    }
}
