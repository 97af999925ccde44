internal import Audience
public import Campaigns
internal import Foundation
public import Mail
internal import SMTP
internal import Segments
public import Storage
internal import Templates

extension Merpati {
    /// What planning and sending need.
    public var campaigns: CampaignContext {
        CampaignContext(
            database: database, letters: LetterLoader(folder: workspace.templates, language: settings.language), minter: minter,
            workspace: WorkspaceIdentity(
                name: settings.name, postalAddress: settings.postalAddress, from: settings.from, language: settings.language,
                timeZone: settings.timeZone, takesUnsubscribesByMail: settings.bounceDomain != nil,
                feedbackAddress: settings.feedbackAddress),
            dkim: settings.dkim, time: time)
    }

    /// A sender of this workspace; there is at most one at a time, in any process.
    ///
    /// - Throws: `AppError` when no SMTP account is set, `CampaignError` of kind `locked` when another process sends.
    public func makeRunner(_ options: CampaignRunner.Options = .init()) throws -> CampaignRunner {
        let account = try smtpAccount
        let lock = try SenderLock(path: senderLock)
        var options = options
        // A connection keeps one message under way and one waiting; a third is ready for it.
        options.batch = max(options.batch, 3 * account.connections)
        return CampaignRunner(campaigns, lock: lock, options: options, logger: logger) { [logger] in
            SMTPTransport(account: account, logger: logger)
        }
    }

    /// The way out, for tests to single addresses.
    public func makeTransport() throws -> any MailTransport {
        try SMTPTransport(account: smtpAccount, logger: logger)
    }

    /// Whether a process of this workspace sends right now.
    public var hasSender: Bool {
        do {
            _ = try SenderLock(path: senderLock)
            return false
        } catch {
            return error.kind == .locked
        }
    }

    /// Messages a second that the account allows; nil when it sets no limit.
    public var sendingRate: Double? { settings.smtp.first?.rate }

    private var senderLock: String { workspace.state.appendingPathComponent("sender.lock").path }

    var smtpAccount: SMTPAccount {
        get throws(AppError) {
            if let account = settings.smtp.first { return account }
            throw AppError(
                .configuration, "no SMTP account is set",
                advice: "Name one under `smtp` in \(Workspace.settingsName): name, url, and username and password where needed.")
        }
    }

    /// Applies the campaign's file if it has changed, and begins its run, or goes on with the one that was begun.
    ///
    /// - Parameters:
    ///   - digest: the plan that was seen; starting is refused when the audience has changed by more than `drift` since.
    ///   - drift: the share of the audience that may differ, from 0 to 1.
    /// - Throws: `CampaignError`, `FileError`, `StorageError`.
    public func begin(campaign name: String, plan digest: String? = nil, drift: Double = 0.02) async throws -> CampaignRun {
        if let file = files.campaign(named: name) { _ = try await files.apply([file]) }
        if let digest {
            let seen = try PlanDigest(parsing: digest)
            let plan = try await CampaignPlanner(campaigns).plan(name)
            try seen.check(against: plan.digest, allowing: drift)
        }
        let (store, now) = (campaigns.store, time.now())
        return try await database.write { connection in
            let campaign = try store.campaign(connection, named: name)
            // What waits for its schedule has not begun.
            let runs = campaign.state == .sending ? try store.runs(connection, campaign: campaign.id) : []
            let begun = runs.last { $0.kind == .full && [.planning, .sending].contains($0.state) }
            return try begun ?? store.start(connection, name, by: .init(actor: "command line", reason: "started"), at: now)
        }
    }

    /// Deletes a segment that no segment and no campaign that can still be sent refers to.
    ///
    /// - Throws: `SegmentStoreError`, `AppError`.
    public func deleteSegment(_ connection: any Connection, named name: String, at now: Instant) throws {
        try checkUnused(connection, name, advice: "Take it out of the campaign's file, apply that, and try again.")
        try segments.delete(connection, named: name, at: now)
    }

    /// Gives a segment another name, also in the segments that refer to it, unless a campaign does that can still be sent:
    /// a campaign is what its file says.
    ///
    /// - Throws: `SegmentStoreError`, `AppError`.
    public func renameSegment(_ connection: any Connection, named name: String, to newName: String, at now: Instant) throws {
        let segment = try segments.show(connection, named: name)
        // A campaign finds it by any case of its letters.
        if TextFolding.fold(segment.name) != TextFolding.fold(newName) {
            try checkUnused(
                connection, name, advice: "Write the new name into the campaign's file, apply that, and rename the segment then.")
        }
        try segments.rename(connection, named: name, to: newName, at: now)
    }

    private func checkUnused(_ connection: any Connection, _ name: String, advice: String) throws {
        let segment = try segments.show(connection, named: name)
        let users = try campaigns.store.campaigns(connection, usingSegment: segment.name).map(\.name)
        guard !users.isEmpty else { return }
        let names = users.prefix(5).joined(separator: ", ") + (users.count > 5 ? " and \(users.count - 5) more" : "")
        throw AppError(
            .failed, "the segment \"\(segment.name)\" is used by the campaign\(users.count == 1 ? "" : "s") \(names)",
            advice: advice)
    }
}
