internal import Audience
public import Campaigns
internal import Foundation
public import Mail
internal import SMTP
internal import Segments
public import Storage
internal import Templates

extension Merpati {
    /// What a run and its preview need.
    public var campaigns: CampaignContext {
        CampaignContext(
            database: database, letters: LetterLoader(folder: workspace.templates, language: settings.language), minter: minter,
            workspace: WorkspaceIdentity(
                name: settings.name, postalAddress: settings.postalAddress, from: settings.from, language: settings.language,
                timeZone: settings.timeZone, currency: settings.currency, takesUnsubscribesByMail: settings.bounceDomain != nil,
                feedbackAddress: settings.feedbackAddress),
            dkim: settings.dkim, time: time)
    }

    /// A sender of this database; there is at most one at a time, in any process.
    ///
    /// - Throws: `AppError` when no SMTP account is set, `CampaignError` of kind `locked` when another process sends.
    public func makeRunner(_ options: CampaignRunner.Options = .init()) throws -> CampaignRunner {
        let account = try smtpAccount
        let lock = try SenderLock(database)
        var options = options
        // A connection keeps one message under way and one waiting; a third is ready for it.
        options.smallestBatch = 3 * account.connections
        options.batch = max(options.batch, options.smallestBatch)
        let journal = HandoverJournal(path: workspace.state.appendingPathComponent("handover.journal").path)
        return CampaignRunner(campaigns, lock: lock, journal: journal, mark: mark, options: options, logger: logger) {
            [logger] witness in
            SMTPTransport(account: account, logger: logger, witness: witness)
        }
    }

    /// The transport for tests to single addresses.
    public func makeTransport() throws -> any MailTransport {
        try SMTPTransport(account: smtpAccount, logger: logger)
    }

    /// What a person decides about a database that was put back from a backup.
    public var markRecovery: MarkRecovery { MarkRecovery(campaigns, mark: mark) }

    /// Sends tests to single addresses.
    public var testSender: TestSender { TestSender(campaigns, locks: workspace.state) }

    /// Whether there is an account to send with.
    public var hasAccount: Bool { !settings.smtp.isEmpty }

    /// - Throws: `AppError` of kind `configuration` when its password cannot be had, or there is no account to send with.
    public func requireAccount() throws(AppError) { _ = try smtpAccount }

    /// Whether a process sends from this database right now.
    public var hasSender: Bool {
        do {
            _ = try SenderLock(database)
            return false
        } catch {
            return (error as? CampaignError)?.kind == .locked
        }
    }

    /// Messages a second that the account allows; nil when it sets no limit.
    public var sendingRate: Double? { settings.smtp.first?.rate }

    var smtpAccount: SMTPAccount {
        get throws(AppError) {
            if let setting = settings.smtp.first { return try setting.account }
            throw AppError(
                .configuration, "no SMTP account is set",
                advice: "Name one under `smtp` in \(Workspace.settingsName): name, url, and username and password where needed.")
        }
    }

    /// Begins the run of a campaign; or goes on with the one that was begun, with the texts that it began with.
    ///
    /// - Parameters:
    ///   - outlook: what was found out about starting it.
    ///   - digest: the plan that was seen; starting is refused when the audience has changed by more than `drift` since.
    ///   - drift: the share of the audience that may differ, from 0 to 1.
    ///   - acceptance: what is accepted of the letter's errors; any other stops it.
    /// - Throws: `CampaignError`, `FileError`, `StorageError`.
    public func begin(
        campaign name: String, _ outlook: StartOutlook, plan digest: String? = nil, drift: Double = 0.02,
        accepting acceptance: Acceptance = .none
    ) async throws -> CampaignRun {
        if let begun = outlook.begun { return begun }
        if let digest, let plan = outlook.plan { try PlanDigest(parsing: digest).check(against: plan.digest, allowing: drift) }
        let (store, now) = (campaigns.store, time.now())
        return try await database.write { connection in
            let note = try LetterGate(campaigns).check(
                connection, store.campaign(connection, named: name), accepting: acceptance, after: outlook.plan)
            let reason = ["started", note].compactMap { $0 }.joined(separator: ", ")
            return try store.start(connection, name, by: .init(actor: "command line", reason: reason), at: now)
        }
    }

    /// Applies the campaign's file and its letter if they have changed, and arms its schedule.
    ///
    /// - Parameter acceptance: what is accepted of the letter's errors, now and when the schedule starts it.
    /// - Returns: the campaign, which knows when it starts first, and what of the files was taken into the database.
    /// - Throws: `CampaignError`, `FileError`, `StorageError`.
    public func schedule(
        campaign name: String, accepting acceptance: Acceptance = .none, reason: String = ""
    ) async throws -> (campaign: Campaign, applied: [WorkspaceFiles.Change]) {
        let applied = try await files.apply(campaign: name)
        let (store, now) = (campaigns.store, time.now())
        return try await database.write { connection in
            // What was accepted for an earlier schedule does not count.
            try store.forgetAcceptance(connection, name)
            let campaign = try store.campaign(connection, named: name)
            let note = try LetterGate(campaigns).check(connection, campaign, accepting: acceptance)
            let reasons = [reason.isEmpty || note != nil ? "scheduled" : reason, note].compactMap { $0 }
            try store.schedule(
                connection, name, accepting: acceptance,
                by: .init(actor: "command line", reason: reasons.joined(separator: ", ")), at: now)
            return (try store.campaign(connection, named: name), applied)
        }
    }

    /// The run of a campaign that is on its way.
    func begun(campaign name: String) async throws -> CampaignRun? {
        let store = campaigns.store
        return try await database.read { connection in
            guard let campaign = try store.all(connection).first(where: { $0.name == name }) else { return nil }
            // What waits for its schedule has not begun.
            guard campaign.state == .sending else { return nil }
            return try store.runs(connection, campaign: campaign.id).last {
                $0.kind == .full && [.entering, .sending].contains($0.state)
            }
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
