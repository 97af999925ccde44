import Campaigns
import Testing

@Suite struct MachineTests {
    private typealias Event = CampaignMachine.Event

    private static let events: [Event] = [
        .schedule, .start, .missed, .unschedule, .pause, .resume(openRuns: true, isArmed: true),
        .resume(openRuns: false, isArmed: true), .resume(openRuns: false, isArmed: false), .cancel,
        .runEnded(openRuns: true, moreOccurrences: true), .runEnded(openRuns: false, moreOccurrences: true),
        .runEnded(openRuns: false, moreOccurrences: false), .reopen,
    ]

    /// For each state, where each of `events` leads; nil is refused.
    private static let table: [CampaignState: [CampaignState?]] = [
        .draft: [.scheduled, .sending, nil, nil, nil, nil, nil, nil, .cancelled, nil, nil, nil, nil],
        .scheduled: [
            .scheduled, .sending, .draft, .draft, .paused, nil, nil, nil, .cancelled, .sending, .scheduled, .finished, .sending,
        ],
        .sending: [nil, .sending, nil, nil, .paused, nil, nil, nil, .cancelled, .sending, .scheduled, .finished, nil],
        .paused: [nil, nil, nil, nil, nil, .sending, .scheduled, .draft, .cancelled, nil, nil, nil, nil],
        .finished: [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, .sending],
        .cancelled: [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
    ]

    @Test(arguments: CampaignState.allCases)
    func `every event leads from every campaign state where the table says, or is refused with advice`(state: CampaignState)
        throws
    {
        let row = try #require(Self.table[state])
        for (event, expected) in zip(Self.events, row) {
            guard let expected else {
                let error = #expect(throws: CampaignError.self) { try CampaignMachine.next(state, event) }
                #expect(error?.kind == .state)
                #expect(error?.advice?.isEmpty == false)
                continue
            }
            let next = try CampaignMachine.next(state, event)
            #expect(next == expected, "\(state) + \(event)")
        }
    }

    private static let runEvents: [RunMachine.Event] = [
        .entered(due: true), .entered(due: false), .due, .pause, .resume(entered: false, due: true),
        .resume(entered: true, due: true), .resume(entered: true, due: false), .cancel, .miss, .complete,
        .reopen(waits: false), .reopen(waits: true),
    ]

    private static let runTable: [RunState: [RunState?]] = [
        .entering: [.sending, .waiting, nil, .paused, nil, nil, nil, .cancelled, .missed, nil, nil, nil],
        .waiting: [nil, nil, .sending, .paused, nil, nil, nil, .cancelled, .missed, nil, nil, nil],
        .sending: [nil, nil, nil, .paused, nil, nil, nil, .cancelled, nil, .finished, nil, nil],
        .paused: [nil, nil, nil, nil, .entering, .sending, .waiting, .cancelled, .missed, nil, nil, nil],
        .finished: [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, .sending, .paused],
        .cancelled: [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
        .missed: [nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil],
    ]

    @Test(arguments: CampaignState.allCases)
    func `only a run that was being sent can find nobody, and then the campaign may begin anew`(state: CampaignState) throws {
        for openRuns in [true, false] {
            let next = try? CampaignMachine.next(state, .nobody(openRuns: openRuns))
            #expect(next == (state == .sending ? openRuns ? .sending : .draft : nil))
        }
        for state in RunState.allCases {
            let next = try? RunMachine.next(state, .nobody)
            #expect(next == (state == .sending ? .missed : nil))
        }
    }

    @Test(arguments: RunState.allCases)
    func `every event leads from every run state where the table says`(state: RunState) throws {
        let row = try #require(Self.runTable[state])
        for (event, expected) in zip(Self.runEvents, row) {
            let next = try? RunMachine.next(state, event)
            #expect(next == expected, "\(state) + \(event)")
        }
    }
}
