import Campaigns
import Testing

@testable import App

/// Advice that cannot work is worse than none.
@Suite struct NextStepTests {
    private static func step(
        _ state: CampaignState, sending: Bool = false, testing: Bool = false, account: Bool = true, sender: Bool = false
    ) -> NextStep {
        NextStep(
            campaign: "sale", state: state, isSending: sending, isTesting: testing, hasAccount: account, hasSender: sender)
    }

    private static let start = "merpati campaign start sale"

    @Test(arguments: CampaignState.allCases, [true, false])
    func `a plan says how to start only what can be started`(state: CampaignState, account: Bool) {
        let isStartable = state == .draft || state == .scheduled
        let said = Self.step(state, sending: state == .sending, account: account).toStart(with: "--plan d-1-d", isSendable: true)
        #expect(said?.contains("\(Self.start) --plan d-1-d --wait") == isStartable)
        if !account, isStartable { #expect(said?.contains("`smtp` in merpati.yaml") == true) }
        let unsendable = Self.step(state, sending: state == .sending, account: account).toStart(
            with: "--plan d-1-d", isSendable: false)
        #expect(unsendable?.contains(Self.start) != true)
    }

    @Test(arguments: CampaignState.allCases, [true, false])
    func `what has no run is started only where that can work`(state: CampaignState, account: Bool) {
        let said = Self.step(state, account: account).whenNotStarted
        #expect((said?.contains(Self.start) == true) == (state == .draft))
        if !account, state == .draft { #expect(said?.contains("`smtp`") == true) }
    }

    @Test(arguments: CampaignState.allCases, [true, false])
    func `whoever sends needs no advice, and what waits for nobody has none`(state: CampaignState, account: Bool) {
        #expect(Self.step(state, sending: true, testing: true, account: account, sender: true).toSend == nil)
        let idle = Self.step(state, account: account).toSend
        #expect((idle?.contains("merpati serve") == true) == (state == .scheduled) && idle?.contains("--wait") != true)
    }

    @Test func `only a run of the whole campaign can be gone on with by starting it`() {
        #expect(Self.step(.sending, sending: true).toSend?.contains("\(Self.start) --wait") == true)
        #expect(Self.step(.draft, testing: true).toSend?.contains("--wait") == false)
        #expect(Self.step(.paused, testing: true).toSend?.contains("merpati serve") == true)
        let poor = Self.step(.sending, sending: true, account: false).toSend
        #expect(poor?.contains("--wait") == false && poor?.contains("`smtp`") == true)
    }
}
