public import Storage

/// A reason to ask once more before a campaign is started.
public enum StartCaution: Sendable, Hashable {
    /// A run of it went out within the last hour.
    case justSent(run: Int64, seconds: Int64)
    /// Another campaign took the same letter to the same audience within the last hour.
    case sameLetter(campaign: String, seconds: Int64)
    /// Its schedule starts it by itself.
    case startsByItself(at: Instant)
    /// It goes to many people.
    case manyPeople(Int)

    /// A start that reaches more people than this is asked about.
    public static let people = 1000
    /// How long after a campaign another start is likely to be a slip, in seconds.
    public static let seconds: Int64 = 3600

    /// A campaign with its file and its runs.
    public struct Subject: Sendable {
        public var campaign: Campaign
        public var definition: CampaignDefinition
        public var runs: [CampaignRun]

        public init(campaign: Campaign, definition: CampaignDefinition, runs: [CampaignRun]) {
            self.campaign = campaign
            self.definition = definition
            self.runs = runs
        }

        /// The latest run that mailed people within the last hour.
        fileprivate func recent(_ now: Instant) -> (run: Int64, seconds: Int64)? {
            let since = now.adding(seconds: -Double(StartCaution.seconds))
            let recent = runs.last { run in
                guard run.kind == .full, let started = run.startedAt else { return false }
                return switch run.state {
                case .finished, .cancelled: (run.endedAt ?? started) >= since
                case .sending, .paused: true
                case .entering, .waiting, .missed: false
                }
            }
            return recent.map { ($0.id, max(0, now.seconds - ($0.endedAt ?? now).seconds)) }
        }
    }

    /// Why to ask, the most telling reason first; empty when there is nothing to ask about.
    ///
    /// - Parameters:
    ///   - others: the other campaigns of the workspace.
    ///   - people: how many would be mailed.
    public static func all(_ subject: Subject, among others: [Subject], people: Int, now: Instant) -> [StartCaution] {
        var cautions: [StartCaution] = []
        if let (run, seconds) = subject.recent(now) { cautions.append(.justSent(run: run, seconds: seconds)) }
        for other in others where other.campaign.id != subject.campaign.id && subject.definition.isSameLetter(other.definition) {
            guard let (_, seconds) = other.recent(now) else { continue }
            cautions.append(.sameLetter(campaign: other.campaign.name, seconds: seconds))
        }
        if subject.definition.schedule?.repeats == true, let next = subject.campaign.nextAt {
            cautions.append(.startsByItself(at: next))
        }
        if people > Self.people { cautions.append(.manyPeople(people)) }
        return cautions
    }
}

extension CampaignDefinition {
    /// Whether the same letter goes to the same audience, whatever the order in which that is written.
    fileprivate func isSameLetter(_ other: CampaignDefinition) -> Bool {
        template == other.template && to.isSame(other.to) && exclude.isSame(other.exclude)
    }
}

extension CampaignDefinition.Selection {
    fileprivate func isSame(_ other: Self) -> Bool {
        Set(lists) == Set(other.lists) && Set(segments) == Set(other.segments)
    }
}
