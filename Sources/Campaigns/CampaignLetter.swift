internal import Audience
internal import Mail
internal import Storage
internal import Templates

/// A campaign's letter, compiled in every language it is written in, with what the campaign itself adds to it.
struct CampaignLetter: Sendable {
    let definition: CampaignDefinition
    /// The letter for contacts whose language has none of its own, and then those by language.
    let variants: [LetterVariant]

    /// The letter for contacts whose language has none of its own.
    let letter: Letter

    /// - Throws: `TemplateError` when the template is not there or is wrong, in whatever language.
    init(_ definition: CampaignDefinition, _ context: CampaignContext) throws {
        self.definition = definition
        let languages: [String?] = [nil] + (try context.letters.variants(of: definition.template))
        variants = try languages.map { language in
            let source = try context.letters.load(definition.template, language: language)
            let settings = RenderSettings(
                timeZone: context.workspace.timeZone, language: source.language ?? context.workspace.language)
            let options = LetterOptions(
                tracksLinks: definition.tracksClicks, tracksOpens: definition.tracksOpens, settings: settings,
                imageBase: LinkedImageStore.base(context.minter))
            return LetterVariant(language: language, source: source, letter: try Letter.compile(source, options))
        }
        letter = variants[0].letter
    }

    /// The place among `variants` of the letter for a language: its own, or that of its first part (`id` for `id-ID`).
    func variant(for language: String) -> Int {
        let wanted = language.lowercased()
        let first = wanted.split(separator: "-").first.map(String.init)
        return variants.firstIndex { $0.language == wanted } ?? variants.firstIndex { $0.language != nil && $0.language == first }
            ?? 0
    }

    /// The campaign's own word, then the template's, then the workspace's.
    func from(_ context: CampaignContext) -> Mailbox {
        definition.from ?? Self.mailbox(letter.frontMatter.from) ?? context.workspace.from
    }

    var replyTo: Mailbox? {
        definition.replyTo ?? Self.mailbox(letter.frontMatter.replyTo)
    }

    /// What a template says, where it is an address; the check of templates reports the others.
    private static func mailbox(_ text: String?) -> Mailbox? { text.flatMap { try? Mailbox(parsing: $0) } }

    /// The values that are the same for everybody.
    func constants(_ context: CampaignContext, _ catalogue: Catalogue) -> TemplateObject {
        let from = from(context)
        // The list that the reader knows, when the campaign goes to one.
        let list = definition.to.lists.count == 1 ? definition.to.lists.first.flatMap { catalogue.list(named: $0) } : nil
        let scope: TemplateValue = [
            "campaign": ["name": .string(definition.name)],
            "list": list.map { ["name": .string($0.publicName), "description": .string($0.description)] } ?? .nil,
            "workspace": ["name": .string(context.workspace.name), "postal_address": .string(context.workspace.postalAddress)],
            "sender": ["name": .string(from.name ?? context.workspace.name), "email": .string(from.address.description)],
            "now": .instant(context.time.now().microseconds),
        ]
        return scope.object
    }
}

extension TemplateValue {
    /// The object that a literal of keys and values stands for.
    fileprivate var object: TemplateObject {
        if case .object(let object) = self { object } else { TemplateObject() }
    }
}
