public import Campaigns
internal import Storage

/// What a person can do next about a campaign: only what can work as things stand.
public struct NextStep: Sendable, Equatable {
    public var campaign: String
    public var state: CampaignState
    /// Whether a run of the whole campaign is open, and whether a test or a sample is.
    public var isSending: Bool
    public var isTesting: Bool
    /// Whether there is an account to send with.
    public var hasAccount: Bool
    /// Whether a process of the workspace sends.
    public var hasSender: Bool

    public init(
        campaign: String, state: CampaignState, isSending: Bool = false, isTesting: Bool = false, hasAccount: Bool = true,
        hasSender: Bool = false
    ) {
        self.campaign = campaign
        self.state = state
        self.isSending = isSending
        self.isTesting = isTesting
        self.hasAccount = hasAccount
        self.hasSender = hasSender
    }

    private var account: String { "name a mail server under `smtp` in \(Workspace.settingsName)" }

    /// After a plan.
    ///
    /// - Parameters:
    ///   - options: what to start it with, such as `--plan DIGEST`.
    ///   - isSendable: whether the letter can go to somebody as it is.
    public func toStart(with options: String, isSendable: Bool) -> String? {
        let start = "merpati campaign start \(campaign) \(options) --wait"
        switch state {
        case .finished, .cancelled: return "it is \(state.rawValue): to mail these people, make a new campaign"
        case .paused: return "it is paused: `merpati campaign resume \(campaign)` goes on"
        case .sending where isSending: return "it is on its way: `merpati campaign status \(campaign)` tells how far"
        case .draft, .scheduled, .sending:
            guard isSendable else { return nil }
            return hasAccount ? "start it with: \(start)" : "to start it, \(account); then: \(start)"
        }
    }

    /// When a run was asked for and there is none.
    public var whenNotStarted: String? {
        switch state {
        case .draft:
            let start = "`merpati campaign start \(campaign) --wait` starts it."
            return hasAccount ? start : "To start it, \(account); then \(start)"
        case .scheduled: return "It starts by itself; `merpati campaign status \(campaign)` tells when."
        case .paused: return "It is paused; `merpati campaign resume \(campaign)` goes on."
        case .sending: return nil
        case .finished, .cancelled: return "It is \(state.rawValue)."
        }
    }

    /// Who has to do something so that what waits is sent; nil when somebody does, or nothing waits.
    public var toSend: String? {
        guard !hasSender, state != .paused || isTesting else { return nil }
        let serve = hasAccount ? "run `merpati serve`" : "\(account), and run `merpati serve`"
        if isSending {
            let here = "`merpati campaign start \(campaign) --wait` sends it here"
            return "nobody is sending: \(serve)" + (hasAccount ? ", or \(here)" : "")
        }
        if isTesting { return "nobody is sending: \(serve)" }
        return state == .scheduled ? "nobody is there to start it at its time: \(serve)" : nil
    }
}

extension Merpati {
    /// - Throws: `CampaignError` of kind `notFound`.
    public func nextStep(campaign name: String) async throws -> NextStep {
        let store = campaigns.store
        let (campaign, runs) = try await database.read { connection in
            let campaign = try store.campaign(connection, named: name)
            return (campaign, try store.runs(connection, campaign: campaign.id))
        }
        let open = runs.filter { [.entering, .sending].contains($0.state) }
        return NextStep(
            campaign: name, state: campaign.state, isSending: open.contains { $0.kind == .full },
            isTesting: open.contains { $0.kind != .full }, hasAccount: hasAccount, hasSender: hasSender)
    }
}
