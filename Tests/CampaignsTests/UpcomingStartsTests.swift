import Foundation
import Storage
import Testing

@testable import Campaigns

@Suite struct UpcomingStartsTests {
    private static let store = CampaignStore(timeZone: .gmt)
    /// 2026-10-23 07:00 UTC, a Friday: 09:00 in Warsaw, two days before its clocks go back.
    private static let first = Instant(seconds: 1_792_738_800)

    private func campaign(_ state: CampaignState, _ schedule: String, next: Instant?) -> Campaign {
        Campaign(
            id: 1, name: "sale", definition: "name: sale\ntemplate: letter\nto: { lists: [A] }\n" + schedule, state: state,
            nextAt: next)
    }

    @Test func `the next starts are those of the schedule, in its zone, across a change of the clocks`() throws {
        let schedule = "schedule: { repeat: weekly on friday at 09:00, time_zone: Europe/Warsaw }\n"
        let next = UpcomingStarts(of: campaign(.scheduled, schedule, next: Self.first), Self.store, limit: 3)
        let week: Double = 7 * 86_400
        #expect(next.times == [Self.first, Self.first.adding(seconds: week + 3600), Self.first.adding(seconds: 2 * week + 3600)])
        #expect(next.timeZone.identifier == "Europe/Warsaw")
    }

    @Test func `a schedule that ends has no more than it has`() {
        let once = "schedule: { at: 2026-10-23 09:00, time_zone: Europe/Warsaw }\n"
        #expect(UpcomingStarts(of: campaign(.scheduled, once, next: Self.first), Self.store, limit: 3).times == [Self.first])
        let ending = "schedule: { repeat: \"daily at 09:00, until 2026-10-24\", time_zone: Europe/Warsaw }\n"
        #expect(UpcomingStarts(of: campaign(.sending, ending, next: Self.first), Self.store, limit: 5).times.count == 2)
    }

    @Test(arguments: CampaignState.allCases) func `only what is armed starts by itself`(state: CampaignState) {
        let daily = "schedule: { repeat: daily at 09:00 }\n"
        let isArmed = state == .scheduled || state == .sending
        #expect(
            UpcomingStarts(of: campaign(state, daily, next: Self.first), Self.store, limit: 2).times.count == (isArmed ? 2 : 0))
        #expect(UpcomingStarts(of: campaign(state, "", next: nil), Self.store, limit: 2).times.isEmpty)
        #expect(UpcomingStarts(of: campaign(state, daily, next: Self.first), Self.store, limit: 0).times.isEmpty)
    }
}
