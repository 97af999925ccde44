internal import Audience
internal import Storage
public import Templates

/// What is wrong with a template, before anybody gets it.
public struct LetterCheck: Sendable {
    /// Whose values it is held against.
    public enum Readers: Sendable, Hashable {
        /// All who can be mailed.
        case everybody
        /// The audience of a campaign, as it would be now.
        case campaign(String)
        /// Those in a segment who can be mailed.
        case segment(String)
    }

    /// The tags that are not the contact's.
    private static let otherNames = [
        "campaign.name", "letter.language", "list.name", "list.description", "workspace.name", "workspace.postal_address",
        "sender.name", "sender.email", "unsubscribe_url", "now",
    ]

    let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// The findings of a template, the gravest first, for all who can be mailed.
    public func check(_ template: String) async throws -> [Finding] {
        try await inspect(template).findings
    }

    /// The findings of a template in all its languages, and how large it is.
    ///
    /// - Throws: `CampaignError` or `SegmentStoreError` when there are no such readers; `TemplateError` when there is no such
    ///   template. What is wrong in its files are findings.
    public func inspect(_ template: String, for readers: Readers = .everybody) async throws -> CheckedLetter {
        let context = context
        // A name that does not exist is a mistake of the caller, not a finding.
        guard try context.letters.names().contains(template) else {
            _ = try context.letters.load(template)
            return CheckedLetter(template: template)
        }
        return try await context.database.read { connection in
            let campaign = try readers.campaign(connection, context)
            var definition =
                try campaign.map { try context.store.definition(of: $0) }
                ?? CampaignDefinition(name: template, template: template, to: .init())
            definition.template = template
            let (variants, faults) = Self.variants(definition, context.letters, context)
            let catalogue = try CatalogueStore.load(connection)
            let audience = try readers.audience(connection, definition, campaign, context)
            var facts = try Self.count(connection, variants, audience, catalogue, context)
            var failures: [Finding] = []
            if faults.isEmpty {
                let campaign = CampaignLetter(definition, variants: variants)
                (facts, failures) = try Self.measure(connection, campaign, audience, facts, context)
            }
            let check = Self.check(catalogue, context)
            let findings = zip(variants, facts).flatMap { check.check($0.letter, $1) }
            return CheckedLetter(
                template: template, findings: Finding.sorted(faults + findings + failures),
                variants: zip(variants, facts).map { .init(language: $0.language, facts: $1) })
        }
    }

    /// The findings of a letter that is not among the templates.
    public func check(_ source: LetterSource) async throws -> [Finding] {
        let catalogue = try await context.database.read { try CatalogueStore.load($0) }
        return Self.check(catalogue, context).check(source)
    }

    /// The check with the variables that there are.
    static func check(_ catalogue: Catalogue, _ context: CampaignContext) -> TemplateCheck {
        let keys = ContactColumn.all(in: catalogue).map(\.key) + ["id", "domain", "labels", "lists", "categories"]
        let known = keys.map { "contact.\($0)" } + otherNames
        return TemplateCheck(
            knownPaths: Set(known.map { VariablePath($0) }), postalAddress: context.workspace.postalAddress)
    }

    /// The letter in each language in which it can be compiled, and why it cannot be in the others.
    static func variants(
        _ definition: CampaignDefinition, _ loader: LetterLoader, _ context: CampaignContext
    ) -> (variants: [LetterVariant], faults: [Finding]) {
        var variants: [LetterVariant] = []
        var faults: [Finding] = []
        var plain: String?
        func add(_ language: String?) {
            do throws(TemplateError) {
                let source = try loader.load(definition.template, language: language)
                if language == nil { plain = source.variant } else if source.variant == plain { return }
                variants.append(try CampaignLetter.variant(language, source, definition, context))
            } catch {
                faults.append(Finding(error))
            }
        }
        add(nil)
        for language in (try? loader.variants(of: definition.template)) ?? [] where language != plain { add(language) }
        return (variants, faults)
    }
}
