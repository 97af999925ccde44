internal import Audience
internal import Foundation
public import Mail
internal import Storage
public import Templates
internal import Tracking

/// A template as one reader would get it, outside of any campaign. Nothing is sent, and nothing is stored.
public struct LetterPreview: Sendable {
    /// What a letter is rendered with.
    public struct Request: Sendable {
        /// The name of the template.
        public var template: String
        /// The contact whose values fill it; nil for nobody's.
        public var contact: EmailAddress?
        /// The language to read it in; nil for the contact's.
        public var language: String?
        /// Values that stand above the contact's, by the names that the tags have.
        public var data: TemplateObject

        public init(
            template: String, contact: EmailAddress? = nil, language: String? = nil, data: TemplateObject = TemplateObject()
        ) {
            self.template = template
            self.contact = contact
            self.language = language
            self.data = data
        }
    }

    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// Renders a template.
    ///
    /// - Throws: `TemplateError`, `AudienceError` when there is no such contact, `CampaignError`, `MessageError`, `StorageError`.
    public func letter(_ request: Request) async throws -> RenderedLetter {
        let context = context
        let campaign = try CampaignLetter(
            CampaignDefinition(name: request.template, template: request.template, to: .init()), context.letters, context)
        let (plan, recipient) = try await context.database.read { connection in
            let plan = try ReadyLetter(
                connection, .preview(at: context.time.now()), campaign, context, given: request.data)
            return (plan, try Self.recipient(connection, request, plan, context))
        }
        return try render(plan, recipient)
    }

    /// The contact with a number that is nobody's, so that no link of the letter stands for them.
    private static func recipient(
        _ connection: any Connection, _ request: Request, _ plan: ReadyLetter, _ context: CampaignContext
    ) throws -> Claim.Recipient {
        let own = plan.campaign.from(context).address
        var recipient = Claim.Recipient(
            contact: 0, email: (request.contact ?? own).description,
            values: Array(repeating: nil, count: plan.columns.count))
        if let contact = request.contact {
            let id = try ContactStore.requireID(connection, of: contact)
            if let values = try plan.reader.read(connection, contacts: [id])[id] { recipient.values = values }
        }
        if let language = request.language {
            guard let tag = LanguageTag(language) else {
                throw TemplateError(.value, "`\(language.prefix(40))` is no language", advice: "Write it as id or pt-BR.")
            }
            recipient.values[ReadyLetter.languageColumn] = .text(tag.description)
        }
        return recipient
    }

    private func render(_ plan: ReadyLetter, _ recipient: Claim.Recipient) throws -> RenderedLetter {
        let locale = MessageLocale(MessageLocale.Key(recipient.values), plan)
        let variant = plan.variants[locale.variant]
        let letter = variant.letter
        let languages = plan.variants.compactMap(\.letter.language).reduce(into: [String]()) { known, language in
            if !known.contains(language) { known.append(language) }
        }
        var url: [UInt8] = []
        plan.minter.unsubscribeURL(run: plan.run, contact: recipient.contact, into: &url)
        let unsubscribeURL = String(decoding: url, as: UTF8.self)
        var values: [TemplateValue] = []
        variant.scope.fill(&values, from: recipient.values, unsubscribeURL: unsubscribeURL)
        return RenderedLetter(
            name: letter.name, language: letter.language, languages: languages, from: variant.from,
            to: Mailbox(address: try EmailAddress(parsing: recipient.email)),
            subject: try letter.subject.text(values, settings: locale.settings),
            preheader: try letter.preheader.text(values, settings: locale.settings),
            html: try letter.html?.text(values, settings: locale.settings),
            text: try letter.text.text(values, settings: locale.settings), message: try message(plan, recipient),
            links: letter.links, images: images(letter), attachments: letter.attachments, unsubscribeURL: unsubscribeURL)
    }

    private func message(_ plan: ReadyLetter, _ recipient: Claim.Recipient) throws -> [UInt8] {
        let date = Date(timeIntervalSince1970: Double(context.time.now().seconds))
        switch MessageComposer(plan).compose(recipient, date: date) {
        case .message(let message): return message.bytes
        case .refused(let reason), .skipped(let reason), .stop(let reason):
            throw CampaignError(.unusable, "the message cannot be made: \(reason)")
        }
    }

    private func images(_ letter: Letter) -> [RenderedLetter.Image] {
        letter.inlineImages.map { .init(address: "cid:\($0.contentID)", file: $0) }
            + letter.linkedImages.map { .init(address: $0.address(below: LinkedImageStore.base(context.minter)), file: $0) }
    }
}
