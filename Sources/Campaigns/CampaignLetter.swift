internal import Audience
internal import Mail
internal import Storage
internal import Templates

/// A campaign's letter, compiled, with what the campaign itself adds to it.
struct CampaignLetter: Sendable {
    let definition: CampaignDefinition
    let source: LetterSource
    let letter: Letter

    /// - Throws: `TemplateError` when the template is not there or is wrong.
    init(_ definition: CampaignDefinition, _ context: CampaignContext) throws {
        self.definition = definition
        source = try context.letters.load(definition.template)
        letter = try Letter.compile(
            source,
            LetterOptions(
                tracksLinks: definition.tracksClicks, tracksOpens: definition.tracksOpens,
                settings: RenderSettings(timeZone: context.workspace.timeZone, language: context.workspace.language)))
    }

    /// Aligned with the letter's slots: a value of the contact printed without a default.
    var required: [Bool] { letter.slots.map { $0.root == "contact" && letter.slotsWithoutDefault.contains($0) } }

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
        return TemplateObject([
            ("campaign", .object(TemplateObject([("name", .string(definition.name))]))),
            (
                "list",
                list.map {
                    .object(TemplateObject([("name", .string($0.publicName)), ("description", .string($0.description))]))
                } ?? .nil
            ),
            (
                "workspace",
                .object(
                    TemplateObject([
                        ("name", .string(context.workspace.name)), ("postal_address", .string(context.workspace.postalAddress)),
                    ]))
            ),
            (
                "sender",
                .object(
                    TemplateObject([
                        ("name", .string(from.name ?? context.workspace.name)), ("email", .string(from.address.description)),
                    ]))
            ),
            ("now", .instant(context.time.now().microseconds)),
        ])
    }
}
