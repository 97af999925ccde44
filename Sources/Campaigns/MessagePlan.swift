internal import Audience
internal import Mail
internal import Storage
internal import Templates
internal import Tracking

/// What all messages of a run have in common, made once.
struct MessagePlan: Sendable {
    let run: Int64
    let letter: Letter
    let scope: LetterScope
    /// Aligned with the letter's slots: whether a contact without this value counts as lacking it.
    let required: [Bool]
    let missing: CampaignDefinition.MissingValue
    let writer: MessageWriter
    let identity: MessageIdentity
    let minter: TokenMinter
    /// The stored links, aligned with the letter's.
    let links: [Int64]
    /// Whether a contact `c` is on a list that the run may mail it on.
    let onList: SQL

    var reader: ContactReader { ContactReader(scope.columns) }

    /// Appends the address that stands in one place of the letter.
    func appendLink(_ place: Int, _ contact: Int64, _ bytes: inout [UInt8]) {
        if links.indices.contains(place) {
            minter.clickURL(run: run, contact: contact, link: links[place], into: &bytes)
        } else {
            minter.openURL(run: run, contact: contact, into: &bytes)
        }
    }
}

extension MessagePlan {
    /// Prepares the messages of a run: the letter, where its values come from, and its stored links.
    ///
    /// - Throws: `TemplateError`, `AudienceError`, `MessageError` or `TrackingError` when the campaign cannot be sent so.
    init(_ connection: any Connection, _ run: CampaignRun, _ campaign: CampaignLetter, _ context: CampaignContext) throws {
        let catalogue = try CatalogueStore.load(connection)
        let definition = campaign.definition
        self.run = run.id
        letter = campaign.letter
        scope = try LetterScope(letter.slots, catalogue: catalogue, constants: campaign.constants(context, catalogue))
        required = campaign.required
        missing = definition.missing
        let from = campaign.from(context)
        writer = try MessageWriter(
            MessageHeaders(
                from: from, replyTo: campaign.replyTo,
                listID: ListIdentifier(name: context.workspace.name, identifier: "campaigns.\(from.address.domain)"),
                feedbackID: "\(run.id):\(run.campaignID):\(run.kind.rawValue):merpati"))
        identity = MessageIdentity(secret: run.secret, domain: from.address.domain)
        minter = context.minter
        links = try LinkStore.register(connection, campaignID: run.campaignID, urls: letter.links)
        let lists = run.kind == .test ? [] : try AudienceQuery.lists(connection, definition.to.lists)
        onList = AudienceQuery.onList(lists, hasSegments: run.kind == .test || !definition.to.segments.isEmpty)
    }
}
