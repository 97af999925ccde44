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
    var letter: Letter { variants[0].letter }

    /// Compiles a letter.
    ///
    /// - Parameter loader: where it is read from: the files of the workspace, or what was kept of them.
    /// - Throws: `TemplateError` when the template is not there or is wrong, in whatever language.
    init(_ definition: CampaignDefinition, _ loader: LetterLoader, _ context: CampaignContext) throws {
        self.definition = definition
        variants = try loader.all(definition.template).enumerated().map { number, source in
            try Self.variant(number == 0 ? nil : source.variant, source, definition, context)
        }
    }

    /// The letter that a campaign would be sent with if it started now: the latest one in the database, and where it was never
    /// applied, that of the files.
    init(_ connection: any Connection, latestFor definition: CampaignDefinition, _ context: CampaignContext) throws {
        try self.init(definition, context.latestLoader(connection, of: definition.template), context)
    }

    init(_ definition: CampaignDefinition, variants: [LetterVariant]) {
        self.definition = definition
        self.variants = variants
    }

    /// Compiles one variant; `language` is nil for the one that serves all others.
    static func variant(
        _ language: String?, _ source: LetterSource, _ definition: CampaignDefinition, _ context: CampaignContext
    ) throws(TemplateError) -> LetterVariant {
        let settings = RenderSettings(
            timeZone: context.workspace.timeZone, language: source.language ?? context.workspace.language,
            currency: context.workspace.currency)
        let options = LetterOptions(
            tracksLinks: definition.tracksClicks, tracksOpens: definition.tracksOpens, settings: settings,
            imageBase: LinkedImageStore.base(context.minter))
        return try LetterVariant(language, source, options)
    }

    /// The place among `variants` of the letter for a language: its own, or that of what is left of it when parts are taken
    /// off its end (`id` for `id-ID`).
    func variant(for language: String) -> Int {
        for wanted in LanguageTag(language)?.lookup ?? [] {
            if let place = variants.firstIndex(where: { $0.language == wanted.key }) { return place }
        }
        return 0
    }

    /// Whom a variant comes from: the campaign's own word, then the template's, then the workspace's.
    func from(_ context: CampaignContext, variant: Int = 0) -> Mailbox {
        definition.from ?? variants[variant].from ?? context.workspace.from
    }

    func replyTo(variant: Int = 0) -> Mailbox? {
        definition.replyTo ?? variants[variant].replyTo
    }

    /// The values that are the same for everybody who gets a variant.
    func constants(_ context: CampaignContext, _ catalogue: Catalogue, variant: Int = 0) -> TemplateObject {
        let from = from(context, variant: variant)
        // The list that the reader knows, when the campaign goes to one.
        let list = definition.to.lists.count == 1 ? definition.to.lists.first.flatMap { catalogue.list(named: $0) } : nil
        let scope: TemplateValue = [
            "campaign": ["name": .string(definition.name)],
            "letter": ["language": .string(variants[variant].letter.language ?? context.workspace.language)],
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
