internal import Audience
internal import Foundation
internal import Mail
internal import Storage
internal import Templates
internal import Tracking

/// What all messages of a run have in common, made once.
struct ReadyLetter: Sendable {
    /// The letter in one language, and where its values come from.
    struct Variant: Sendable {
        let letter: Letter
        /// Whom its messages come from.
        let from: Mailbox
        let scope: LetterScope
        /// Aligned with the letter's slots: whether a contact without this value counts as lacking it.
        let required: [Bool]
        /// The stored links, aligned with the letter's.
        let links: [Int64]
        let writer: MessageWriter
        let known: KnownTexts
        /// Nil when no key fits the domain that its messages come from.
        let signer: DKIMSigner?
    }

    let run: Int64
    let campaign: CampaignLetter
    /// Aligned with the campaign's variants.
    let variants: [Variant]
    /// What is read of each contact: language, time zone, and what the letters need.
    let columns: [ContactColumn]
    let identity: MessageIdentity
    /// Stands before every subject.
    let subjectMark: [UInt8]
    let minter: TokenMinter
    /// Whether readers can leave by mail, too.
    let takesUnsubscribesByMail: Bool
    /// Whether complaints give back what says whom they are from.
    let takesComplaints: Bool
    /// Whether a contact `c` is on a list that the run may mail it on.
    let onList: SQL
    /// For contacts who say nothing of their own.
    let language: String
    let timeZone: TimeZone
    /// Of amounts that name none.
    let currency: String

    static let languageColumn = 0
    static let timeZoneColumn = 1

    /// How many of `wanted` messages may wait or be under way at a time, so that their files fill no more than this much memory.
    func batch(_ wanted: Int) -> Int {
        let files = variants.map { variant in
            (variant.letter.attachments + variant.letter.inlineImages).reduce(0) { $0 + $1.bytes.count }
        }
        // Base64 makes four bytes of three.
        let bytes = (files.max() ?? 0) / 3 * 4
        return bytes == 0 ? wanted : min(wanted, max(2, Self.fileBytes / bytes))
    }

    private static let fileBytes = 32 << 20

    var reader: ContactReader { ContactReader(columns) }
    /// Whether signing takes most of the time of writing a message.
    var isCostlyToSign: Bool { variants.contains { $0.signer?.isCostly == true } }
    var missing: CampaignDefinition.MissingValue { campaign.definition.missing }

    /// Prepares the messages of a run: the letters, where their values come from, and their stored links.
    ///
    /// - Parameter given: values that stand above everything else, for previews.
    /// - Throws: `TemplateError`, `MessageError` or `TrackingError` when the campaign cannot be sent so.
    init(
        _ connection: any Connection, _ run: CampaignRun, _ campaign: CampaignLetter, _ context: CampaignContext,
        given: TemplateObject = TemplateObject()
    ) throws {
        let catalogue = try CatalogueStore.load(connection)
        let domain = campaign.from(context).address.domain
        var columns: [ContactColumn] = [.builtIn(.language), .builtIn(.timeZone)]
        variants = try campaign.variants.enumerated().map { number, variant in
            let scope = try LetterScope(
                variant.letter, after: columns, catalogue: catalogue,
                constants: campaign.constants(context, catalogue, variant: number), given: given)
            columns = scope.columns
            if !run.isPreview { try LinkedImageStore.store(connection, variant.letter.linkedImages, at: context.time.now()) }
            let from = campaign.from(context, variant: number)
            let headers = MessageHeaders(
                from: from, replyTo: campaign.replyTo(variant: number),
                listID: ListIdentifier(name: context.workspace.name, identifier: "campaigns.\(domain)"),
                feedbackID: "\(run.id):\(run.campaignID):\(run.kind.rawValue):merpati",
                complaintAddress: context.workspace.feedbackAddress)
            return Variant(
                letter: variant.letter, from: from, scope: scope, required: variant.required,
                links: try run.isPreview
                    ? variant.letter.links.map { _ in 0 }
                    : LinkStore.register(connection, campaignID: run.campaignID, urls: variant.letter.links),
                writer: try MessageWriter(headers, letter: variant.letter), known: KnownTexts(variant.letter),
                signer: context.signer(from: from))
        }
        self.columns = columns
        self.run = run.id
        self.campaign = campaign
        identity = MessageIdentity(secret: run.secret, domain: domain)
        subjectMark = run.mark.map { Array("\($0) ".utf8) } ?? []
        minter = context.minter
        takesUnsubscribesByMail = context.workspace.takesUnsubscribesByMail
        takesComplaints = context.workspace.feedbackAddress != nil
        let lists = run.kind == .test ? [] : try AudienceQuery.lists(connection, campaign.definition.to.lists)
        onList = AudienceQuery.onList(lists, hasSegments: run.kind == .test || !campaign.definition.to.segments.isEmpty)
        language = context.workspace.language
        timeZone = context.workspace.timeZone
        currency = context.workspace.currency
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
