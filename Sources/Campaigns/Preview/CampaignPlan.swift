internal import Audience
internal import Storage
public import Templates

/// Whom a campaign would reach if it started now, and why it would not reach the others.
public struct CampaignPlan: Sendable {
    /// Why contacts are left out; each contact is counted at the first that applies.
    public enum Exclusion: String, Sendable, CaseIterable {
        /// In a list or segment of `exclude`.
        case excluded
        /// Got a sample of this campaign.
        case sampled
        case notOnList = "not_on_list"
        case pending
        case unsubscribed
        case hardBounced = "hard_bounced"
        case complained
        case suppressed
        /// Lacks a value that the template needs (`missing: skip`).
        case valueMissing = "value_missing"

        /// The reason of a status that may not be mailed. Another status needs another reason here, or does not compile.
        init?(_ status: ContactStatus) {
            switch status {
            case .active: return nil
            case .pending: self = .pending
            case .unsubscribed: self = .unsubscribed
            case .hardBounced: self = .hardBounced
            case .complained: self = .complained
            case .suppressed: self = .suppressed
            }
        }
    }

    /// One reason, with how many and a few of those it applies to.
    public struct Step: Sendable, Equatable {
        public var exclusion: Exclusion
        public var count: Int
        /// Up to five addresses.
        public var samples: [String]
    }

    /// A letter as one of the recipients would get it.
    public struct RenderedSample: Sendable, Equatable {
        public var email: String
        /// The language of the letter, and which part of those reached get it in that language, from 0 to 1.
        public var language: String
        public var share: Double
        public var subject: String
        public var text: String
    }

    /// Contacts in any list or segment of `to`.
    public var matched: Int
    /// The exclusions in the order in which they are made; those that apply to nobody have a count of 0.
    public var steps: [Step]
    public var reachable: Int
    /// Of those reachable, how many lack a value that the template prints without a default.
    public var missingValues: Int
    public var digest: PlanDigest
    /// What the check of the letter found, without notices.
    public var findings: [Finding]
    /// How many of the findings are errors that nobody accepted: while there are any, the campaign does not start.
    public var unaccepted: Int
    /// What the check of the letter calls an error.
    public var errors: [String] { findings.filter { $0.severity == .error }.map(\.text) }
    /// What a person should know before starting.
    public var warnings: [String]
    /// One letter of each language, the most read first (eight at most), and at least three where there are as many contacts.
    public var samples: [RenderedSample]
    /// How long it would take at the rate given, in seconds.
    public var seconds: Double?
    /// What it was made of, so that it need not be made again while that is the same.
    var basis: Basis?

    /// The texts that a plan is about.
    struct Basis: Sendable, Equatable {
        var campaign: String
        var letterVersion: Int64?

        init(_ connection: any Connection, _ campaign: Campaign, _ context: CampaignContext) throws {
            self.campaign = campaign.definition
            let definition = try context.store.definition(of: campaign)
            letterVersion = try context.kept.latest(connection, named: definition.template)?.id
        }
    }
}
