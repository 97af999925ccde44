public import Campaigns
internal import Storage

/// What starting a campaign would do: found out before anything is done.
public struct StartOutlook: Sendable {
    /// The run that was begun and is gone on with; then there is nothing to ask.
    public var begun: CampaignRun?
    /// How many people would be mailed.
    public var people: Int
    /// The name of the letter, and the subject as one of them would read it.
    public var template: String
    public var subject: String?
    /// Why to ask before it is done.
    public var cautions: [StartCaution]
    /// Why nobody would be mailed, when it is so.
    public var nobody: String?
    /// Whether errors of the letter keep it from starting: then there is nothing to ask either.
    public var isRefused = false
    /// What of the files was taken into the database to find it out.
    public var applied: [WorkspaceFiles.Change] = []
    /// Nil when there is nothing to start.
    var plan: CampaignPlan?
}

extension Merpati {
    /// Applies the campaign's file and its letter if they have changed, and finds out what starting it would do.
    ///
    /// - Parameter acceptance: what is accepted of the letter's errors.
    /// - Throws: `CampaignError` of kind `state` when it cannot be started; `FileError`, `SegmentError`, `TemplateError`, `StorageError`.
    public func outlook(campaign name: String, accepting acceptance: Acceptance = .none) async throws -> StartOutlook {
        if let begun = try await begun(campaign: name) {
            let template = try campaigns.store.definition(of: begun).template
            return StartOutlook(begun: begun, people: 0, template: template, cautions: [])
        }
        let applied = try await files.apply(campaign: name)
        let (store, now) = (campaigns.store, time.now())
        let (subject, others) = try await database.read { connection in
            let all = try store.all(connection)
            let subject = try Self.subject(connection, store, store.campaign(connection, named: name))
            // A campaign that cannot be read any more is none to compare with.
            return (subject, all.compactMap { try? Self.subject(connection, store, $0) })
        }
        var outlook = StartOutlook(people: 0, template: subject.definition.template, cautions: [])
        _ = try CampaignMachine.next(subject.campaign.state, .start)
        let plan = try await CampaignPlanner(campaigns).plan(name, accepting: acceptance)
        (outlook.applied, outlook.plan) = (applied, plan)
        outlook.isRefused = plan.unaccepted > 0
        outlook.people = plan.reachable
        outlook.subject = plan.samples.first?.subject
        outlook.cautions = StartCaution.all(subject, among: others, people: outlook.people, now: now)
        // Who a frozen audience is was decided before.
        let isFrozen = subject.runs.contains { $0.kind == .full && $0.state == .waiting }
        if plan.reachable == 0, !isFrozen { outlook.nobody = plan.whyNobody }
        return outlook
    }

    private static func subject(
        _ connection: any Connection, _ store: CampaignStore, _ campaign: Campaign
    ) throws -> StartCaution.Subject {
        StartCaution.Subject(
            campaign: campaign, definition: try store.definition(of: campaign),
            runs: try store.runs(connection, campaign: campaign.id))
    }
}
