public import Foundation
public import Mail
public import Segments
public import Storage
public import Templates
public import Tracking

/// What a run and its preview need of the workspace.
public struct CampaignContext: Sendable {
    public var database: any Database
    public var store: CampaignStore
    public var segments: SegmentStore
    /// The letters of the workspace's files.
    public var letters: LetterLoader
    /// The letters in the database: those that runs are sent with.
    public var kept: LetterStore
    public var minter: TokenMinter
    public var workspace: WorkspaceIdentity
    /// The keys that letters are signed with, by the domain that they come from.
    public var dkim: [DKIMIdentity]
    public var time: any TimeSource

    public init(
        database: any Database, letters: LetterLoader, minter: TokenMinter, workspace: WorkspaceIdentity,
        dkim: [DKIMIdentity] = [], time: any TimeSource
    ) {
        self.database = database
        store = CampaignStore(timeZone: workspace.timeZone)
        segments = SegmentStore(timeZone: workspace.timeZone, campaigns: CampaignStore.names)
        self.letters = letters
        kept = LetterStore()
        self.minter = minter
        self.workspace = workspace
        self.dkim = dkim
        self.time = time
    }

    /// Reads one letter as it was kept.
    func loader(_ files: LetterFiles) -> LetterLoader { LetterLoader(files, language: workspace.language) }

    /// Reads the latest version of a letter; where it was never applied, its files.
    func latestLoader(_ connection: any Connection, of template: String) throws -> LetterLoader {
        guard let latest = try kept.latest(connection, named: template) else { return letters }
        return loader(try kept.files(connection, of: latest))
    }
}

/// Who the workspace is: what letters say about their sender.
public struct WorkspaceIdentity: Sendable {
    public var name: String
    public var postalAddress: String
    /// Whom letters come from where neither campaign nor template says.
    public var from: Mailbox
    public var language: String
    public var timeZone: TimeZone
    /// The currency of amounts in letters that name none (ISO 4217).
    public var currency: String
    /// Whether mail to the domain of envelope senders comes back to us, so that readers can leave by mail (RFC 2369).
    public var takesUnsubscribesByMail: Bool
    /// Where providers send complaints (RFC 9477).
    public var feedbackAddress: EmailAddress?

    public init(
        name: String, postalAddress: String, from: Mailbox, language: String, timeZone: TimeZone, currency: String = "USD",
        takesUnsubscribesByMail: Bool = false, feedbackAddress: EmailAddress? = nil
    ) {
        self.name = name
        self.postalAddress = postalAddress
        self.from = from
        self.language = language
        self.timeZone = timeZone
        self.currency = currency
        self.takesUnsubscribesByMail = takesUnsubscribesByMail
        self.feedbackAddress = feedbackAddress
    }
}
