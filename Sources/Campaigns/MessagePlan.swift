internal import Audience
internal import Foundation
internal import Mail
internal import Storage
internal import Templates
internal import Tracking

/// What all messages of a run have in common, made once.
struct MessagePlan: Sendable {
    /// The letter in one language, and where its values come from.
    struct Variant: Sendable {
        let letter: Letter
        let scope: LetterScope
        /// Aligned with the letter's slots: whether a contact without this value counts as lacking it.
        let required: [Bool]
        /// The stored links, aligned with the letter's.
        let links: [Int64]
        let writer: MessageWriter
    }

    let run: Int64
    let campaign: CampaignLetter
    /// Aligned with the campaign's variants.
    let variants: [Variant]
    /// What is read of each contact: language, time zone, and what the letters need.
    let columns: [ContactColumn]
    let identity: MessageIdentity
    let minter: TokenMinter
    /// Whether a contact `c` is on a list that the run may mail it on.
    let onList: SQL
    /// For contacts who say nothing of their own.
    let language: String
    let timeZone: TimeZone

    static let languageColumn = 0
    static let timeZoneColumn = 1

    var reader: ContactReader { ContactReader(columns) }
    var missing: CampaignDefinition.MissingValue { campaign.definition.missing }

    /// Prepares the messages of a run: the letters, where their values come from, and their stored links.
    ///
    /// - Parameter given: values that stand above everything else, for previews.
    /// - Throws: `AudienceError`, `MessageError` or `TrackingError` when the campaign cannot be sent so.
    init(
        _ connection: any Connection, _ run: CampaignRun, _ campaign: CampaignLetter, _ context: CampaignContext,
        given: TemplateObject = TemplateObject()
    ) throws {
        let catalogue = try CatalogueStore.load(connection)
        let constants = campaign.constants(context, catalogue)
        let from = campaign.from(context)
        let headers = MessageHeaders(
            from: from, replyTo: campaign.replyTo,
            listID: ListIdentifier(name: context.workspace.name, identifier: "campaigns.\(from.address.domain)"),
            feedbackID: "\(run.id):\(run.campaignID):\(run.kind.rawValue):merpati")
        var columns: [ContactColumn] = [.builtIn(.language), .builtIn(.timeZone)]
        variants = try campaign.variants.map { variant in
            let scope = try LetterScope(
                variant.letter.slots, after: columns, catalogue: catalogue, constants: constants, given: given)
            columns = scope.columns
            if !run.isPreview { try LinkedImageStore.store(connection, variant.letter.linkedImages, at: context.time.now()) }
            return Variant(
                letter: variant.letter, scope: scope, required: variant.required,
                links: try run.isPreview
                    ? variant.letter.links.map { _ in 0 }
                    : LinkStore.register(connection, campaignID: run.campaignID, urls: variant.letter.links),
                writer: try MessageWriter(headers, letter: variant.letter))
        }
        self.columns = columns
        self.run = run.id
        self.campaign = campaign
        identity = MessageIdentity(secret: run.secret, domain: from.address.domain)
        minter = context.minter
        let lists = run.kind == .test ? [] : try AudienceQuery.lists(connection, campaign.definition.to.lists)
        onList = AudienceQuery.onList(lists, hasSegments: run.kind == .test || !campaign.definition.to.segments.isEmpty)
        language = context.workspace.language
        timeZone = context.workspace.timeZone
    }
}

extension MessageWriter {
    /// A writer of messages with the files of a letter.
    init(_ headers: MessageHeaders, letter: Letter) throws(MessageError) {
        let attachments = letter.attachments.map { Attachment(name: $0.name, type: $0.type, bytes: $0.bytes) }
        let images = letter.inlineImages.map {
            Attachment(name: $0.name, type: $0.type, bytes: $0.bytes, contentID: $0.contentID)
        }
        try self.init(headers, attachments: attachments, images: images)
    }
}
