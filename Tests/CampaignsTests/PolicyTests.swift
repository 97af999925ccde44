import Campaigns
import Testing

/// Every state of a campaign, with a full run, a sample and a test in each of theirs, under each event: 265,356 cases, held
/// against tables that say for each kind of run by itself what is right.
@Suite struct PolicyTests {
    private typealias Run = CampaignPolicy.Run
    private typealias Event = CampaignPolicy.Event

    private static let numbers: [RunKind: Int64] = [.full: 1, .sample: 2, .test: 3]

    /// A run in each of its states, and none.
    private static func runs(_ kind: RunKind) -> [Run?] {
        let id = numbers[kind] ?? 0
        var runs: [Run?] = [nil, Run(id: id, kind: kind, state: .entering, hasEntered: false)]
        runs += [.waiting, .sending, .paused, .finished, .cancelled, .missed].map { Run(id: id, kind: kind, state: $0) }
        runs.append(Run(id: id, kind: kind, state: .paused, hasEntered: false))
        guard kind == .full else { return runs }
        runs += [.waiting, .paused].map { Run(id: id, kind: kind, state: $0, isArmed: true) }
        return runs
            + [.entering, .paused].map { Run(id: id, kind: kind, state: $0, hasEntered: false, isArmed: true) }
    }

    private static let events: [Event] =
        [.pause, .resume, .cancel, .unschedule, .missed, .withdraw]
        + (1...3).flatMap { run -> [Event] in
            [
                .fault(run: run), .complete(run: run), .resend(run: run), .nobody(run: run, isOnce: true),
                .nobody(run: run, isOnce: false),
            ]
        }

    /// A campaign and its runs, as they stand.
    private struct Standing: Equatable {
        var campaign: CampaignState
        var runs: [Int64: RunState]
    }

    // MARK: What is right

    private static let open: Set<RunState> = [.entering, .waiting, .sending, .paused]
    private static let going: Set<RunState> = [.entering, .waiting, .sending]

    /// What is right after an event; nil where it is to be refused.
    private static func right(_ event: Event, _ campaign: CampaignState, _ isArmed: Bool, _ runs: [Run]) -> Standing? {
        var after = Standing(campaign: campaign, runs: Dictionary(uniqueKeysWithValues: runs.map { ($0.id, $0.state) }))
        func each(_ isMeant: (Run) -> Bool, _ state: (Run) -> RunState) {
            for run in runs where isMeant(run) { after.runs[run.id] = state(run) }
        }
        let hasGoing = runs.contains { going.contains($0.state) }
        let hasOpen = runs.contains { open.contains($0.state) }
        switch event {
        case .pause:
            switch campaign {
            case .scheduled, .sending: after.campaign = .paused
            case .draft, .paused, .finished, .cancelled: if !hasGoing { return nil }
            }
            each({ going.contains($0.state) }, { _ in .paused })
        case .resume:
            let hasOpenFull = runs.contains { $0.kind == .full && open.contains($0.state) && !$0.isArmed }
            switch campaign {
            case .paused: after.campaign = hasOpenFull ? .sending : isArmed ? .scheduled : .draft
            case .draft, .scheduled, .sending, .finished, .cancelled:
                if !runs.contains(where: { $0.state == .paused }) { return nil }
            }
            each({ $0.state == .paused }, { !$0.hasEntered ? .entering : $0.isArmed ? .waiting : .sending })
        case .cancel:
            switch campaign {
            case .draft, .scheduled, .sending, .paused: after.campaign = .cancelled
            case .finished, .cancelled: if !hasOpen { return nil }
            }
            each({ open.contains($0.state) }, { _ in .cancelled })
        case .unschedule, .missed:
            if campaign == .scheduled { after.campaign = .draft }
            each({ $0.isArmed && open.contains($0.state) }, { _ in event == .missed ? .missed : .cancelled })
        case .withdraw: each({ $0.isArmed && open.contains($0.state) }, { _ in .cancelled })
        case .fault(let id):
            guard let run = runs.first(where: { $0.id == id }), run.state == .entering || run.state == .sending else { break }
            let stopsAll = run.kind == .full && (campaign == .scheduled || campaign == .sending)
            if stopsAll { after.campaign = .paused }
            each({ $0.id == id || stopsAll && going.contains($0.state) }, { _ in .paused })
        case .complete(let id):
            guard let run = runs.first(where: { $0.id == id }), run.state == .sending else { return nil }
            each({ $0.id == id }, { _ in .finished })
            if run.kind == .full, campaign == .sending { after.campaign = isArmed ? .scheduled : .finished }
        case .nobody(let id, let isOnce):
            guard let run = runs.first(where: { $0.id == id }), run.state == .sending else { return nil }
            each({ $0.id == id }, { _ in .missed })
            if run.kind == .full, campaign == .sending { after.campaign = isOnce ? .draft : isArmed ? .scheduled : .finished }
        case .resend(let id):
            guard let run = runs.first(where: { $0.id == id }) else { break }
            if campaign == .cancelled || run.state == .cancelled { return nil }
            guard run.state == .finished else { break }
            each({ $0.id == id }, { _ in campaign == .paused ? .paused : .sending })
            if run.kind == .full, campaign == .finished || campaign == .scheduled { after.campaign = .sending }
        }
        return after
    }

    // MARK: What is done

    /// What the policy and the two life cycles make of it; nil where they refuse.
    private static func made(_ event: Event, _ campaign: CampaignState, _ isArmed: Bool, _ runs: [Run]) -> Standing? {
        do throws(CampaignError) {
            let step = try CampaignPolicy.step(event, campaign: campaign, isArmed: isArmed, runs: runs)
            var after = Standing(campaign: campaign, runs: [:])
            if let event = step.campaign { after.campaign = try CampaignMachine.next(campaign, event) }
            for run in runs { after.runs[run.id] = run.state }
            for move in step.runs {
                guard let state = after.runs[move.run] else { return nil }
                after.runs[move.run] = try RunMachine.next(state, move.event)
            }
            return after
        } catch {
            return nil
        }
    }

    @Test(arguments: CampaignState.allCases)
    func `each event does to a campaign and to each of its runs what the tables say`(campaign: CampaignState) {
        var cases = 0
        for full in Self.runs(.full) {
            for sample in Self.runs(.sample) {
                for test in Self.runs(.test) {
                    let runs = [full, sample, test].compactMap(\.self)
                    for event in Self.events {
                        for isArmed in [false, true] {
                            let right = Self.right(event, campaign, isArmed, runs)
                            let made = Self.made(event, campaign, isArmed, runs)
                            cases += 1
                            guard right == made else {
                                Issue.record(
                                    "\(event) of \(campaign), armed \(isArmed), \(runs): \(made as Any), not \(right as Any)")
                                return
                            }
                            if event == .pause, let made, [.scheduled, .sending, .paused].contains(campaign) {
                                #expect(made.campaign == .paused && Self.going.isDisjoint(with: made.runs.values))
                            }
                        }
                    }
                }
            }
        }
        #expect(cases == 13 * 9 * 9 * 21 * 2)
    }

    @Test func `a campaign is sending as long as one of its full runs is`() throws {
        let runs = [
            CampaignPolicy.Run(id: 1, kind: .full, state: .sending),
            .init(id: 2, kind: .full, state: .entering, hasEntered: false),
        ]
        let step = try CampaignPolicy.step(.complete(run: 1), campaign: .sending, isArmed: true, runs: runs)
        #expect(step.campaign == .runEnded(openRuns: true, moreOccurrences: true))
        #expect(step.runs == [.init(run: 1, event: .complete)])
    }

    @Test func `what is refused is said with the state and with what can be done`() {
        for (event, state) in [(Event.pause, CampaignState.paused), (.resume, .sending), (.cancel, .finished)] {
            let error = #expect(throws: CampaignError.self) {
                try CampaignPolicy.step(event, campaign: state, isArmed: false, runs: [])
            }
            #expect(error?.message.contains(state.rawValue) == true && error?.advice?.isEmpty == false)
        }
    }
}
