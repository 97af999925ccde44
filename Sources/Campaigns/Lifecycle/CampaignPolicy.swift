/// What follows for a campaign and for its runs from what a person asks for, or from what happens to one of them. It is a pure
/// function of the campaign's state and of its runs; `CampaignStore` carries out what it says.
///
/// Whatever happens, a paused campaign has no run that goes on, and no full run is paused while its campaign is scheduled or
/// being sent. Tests and samples are runs of their own: a campaign is neither sending nor finished for their sake.
public enum CampaignPolicy {
    /// What counts of a run.
    public struct Run: Sendable, Hashable {
        public var id: Int64
        public var kind: RunKind
        public var state: RunState
        /// Whether everybody is in the ledger.
        public var hasEntered: Bool
        /// Whether the schedule is still to start it: its audience was frozen ahead.
        public var isArmed: Bool

        public init(id: Int64, kind: RunKind, state: RunState, hasEntered: Bool = true, isArmed: Bool = false) {
            self.id = id
            self.kind = kind
            self.state = state
            self.hasEntered = hasEntered
            self.isArmed = isArmed
        }

        /// Whether a sender has, or will have, work with it.
        fileprivate var goesOn: Bool { !state.isFinal && state != .paused }
        /// Whether it makes a campaign one that is being sent.
        fileprivate var isOpen: Bool { kind == .full && !state.isFinal && !isArmed }
    }

    /// What happens.
    public enum Event: Sendable, Hashable {
        case pause
        case resume
        case cancel
        /// The schedule was taken out of the file, or is over.
        case unschedule
        /// The one time of the schedule went by with nobody there to start it.
        case missed
        /// The frozen audience is not to be used any more, whatever becomes of the schedule.
        case withdraw
        /// A run cannot go on until a person has looked.
        case fault(run: Int64)
        /// Nobody is left to be mailed in a run.
        case complete(run: Int64)
        /// A run found nobody whom it could mail.
        /// - Parameter isOnce: whether it is the run of a campaign that goes out once, which can be started again then.
        case nobody(run: Int64, isOnce: Bool)
        /// Messages of a run are to be sent once more.
        case resend(run: Int64)

        /// The run that it happens to.
        var run: Int64? {
            switch self {
            case .fault(let run), .complete(let run), .nobody(let run, _), .resend(let run): run
            default: nil
            }
        }
    }

    /// One run, and what its life cycle is told.
    public struct Move: Sendable, Equatable {
        public var run: Int64
        public var event: RunMachine.Event

        public init(run: Int64, event: RunMachine.Event) {
            self.run = run
            self.event = event
        }
    }

    /// What is to be done: first about the campaign, if anything, then about runs.
    public struct Step: Sendable, Equatable {
        public var campaign: CampaignMachine.Event?
        public var runs: [Move] = []

        public init(campaign: CampaignMachine.Event? = nil, runs: [Move] = []) {
            self.campaign = campaign
            self.runs = runs
        }
    }

    /// What follows from an event.
    ///
    /// - Parameters:
    ///   - campaign: the campaign's state.
    ///   - isArmed: whether its schedule has an occurrence to come.
    ///   - runs: those not at their end, and the one that the event names.
    /// - Throws: `CampaignError` of kind `state` when there is nothing that this could do.
    public static func step(
        _ event: Event, campaign: CampaignState, isArmed: Bool, runs: [Run]
    ) throws(CampaignError) -> Step {
        switch event {
        case .pause: return try pause(campaign, runs)
        case .resume: return try resume(campaign, isArmed, runs)
        case .cancel: return try cancel(campaign, runs)
        case .unschedule:
            return Step(campaign: campaign == .scheduled ? .unschedule : nil, runs: withdraw(runs, .cancel))
        case .missed: return Step(campaign: campaign == .scheduled ? .missed : nil, runs: withdraw(runs, .miss))
        case .withdraw: return Step(runs: withdraw(runs, .cancel))
        case .fault(let id): return fault(campaign, runs, id)
        case .complete(let id): return end(campaign, isArmed, runs, id, .complete)
        case .nobody(let id, let isOnce): return end(campaign, isArmed, runs, id, .nobody, startsAgain: isOnce)
        case .resend(let id): return try resend(campaign, runs, id)
        }
    }

    /// A scheduled campaign does not fire and one that is sent stops, whatever tests and samples there are. Of any other
    /// these are all that can be paused.
    private static func pause(_ campaign: CampaignState, _ runs: [Run]) throws(CampaignError) -> Step {
        let going = runs.filter(\.goesOn)
        if campaign == .scheduled || campaign == .sending || going.isEmpty { _ = try CampaignMachine.next(campaign, .pause) }
        return Step(
            campaign: campaign == .scheduled || campaign == .sending ? .pause : nil,
            runs: going.map { Move(run: $0.id, event: .pause) })
    }

    /// What the schedule is still to start is left to it: its time may have gone by.
    private static func resume(
        _ campaign: CampaignState, _ isArmed: Bool, _ runs: [Run]
    ) throws(CampaignError) -> Step {
        let paused = runs.filter { $0.state == .paused }
        let event = CampaignMachine.Event.resume(openRuns: runs.contains(where: \.isOpen), isArmed: isArmed)
        if campaign == .paused || paused.isEmpty { _ = try CampaignMachine.next(campaign, event) }
        return Step(
            campaign: campaign == .paused ? event : nil,
            runs: paused.map { Move(run: $0.id, event: .resume(entered: $0.hasEntered, due: !$0.isArmed)) })
    }

    /// Of a campaign at its end, tests may still be under way.
    private static func cancel(_ campaign: CampaignState, _ runs: [Run]) throws(CampaignError) -> Step {
        let open = runs.filter { !$0.state.isFinal }
        if !campaign.isFinal || open.isEmpty { _ = try CampaignMachine.next(campaign, .cancel) }
        return Step(campaign: campaign.isFinal ? nil : .cancel, runs: open.map { Move(run: $0.id, event: .cancel) })
    }

    private static func withdraw(_ runs: [Run], _ event: RunMachine.Event) -> [Move] {
        runs.filter { $0.isArmed && !$0.state.isFinal }.map { Move(run: $0.id, event: event) }
    }

    /// What stops a full run stops its campaign, and all that is sent for it.
    private static func fault(_ campaign: CampaignState, _ runs: [Run], _ id: Int64) -> Step {
        guard let run = runs.first(where: { $0.id == id }), run.state == .entering || run.state == .sending else { return Step() }
        guard run.kind == .full, campaign == .scheduled || campaign == .sending else {
            return Step(runs: [Move(run: id, event: .pause)])
        }
        return Step(campaign: .pause, runs: runs.filter(\.goesOn).map { Move(run: $0.id, event: .pause) })
    }

    /// - Parameter startsAgain: whether the campaign is a draft again, and not finished.
    private static func end(
        _ campaign: CampaignState, _ isArmed: Bool, _ runs: [Run], _ id: Int64, _ event: RunMachine.Event,
        startsAgain: Bool = false
    ) -> Step {
        let ends = [Move(run: id, event: event)]
        guard campaign == .sending, runs.contains(where: { $0.id == id && $0.kind == .full }) else { return Step(runs: ends) }
        let openRuns = runs.contains { $0.isOpen && $0.id != id }
        return Step(
            campaign: startsAgain ? .nobody(openRuns: openRuns) : .runEnded(openRuns: openRuns, moreOccurrences: isArmed),
            runs: ends)
    }

    /// A run at its end goes on; that of a paused campaign when the campaign does.
    private static func resend(_ campaign: CampaignState, _ runs: [Run], _ id: Int64) throws(CampaignError) -> Step {
        guard let run = runs.first(where: { $0.id == id }) else { return Step() }
        guard campaign != .cancelled, run.state != .cancelled else {
            let what = run.state == .cancelled ? "run \(id)" : "the campaign of run \(id)"
            throw CampaignError(.state, "\(what) was cancelled: nothing of it is sent any more")
        }
        guard run.state == .finished else { return Step() }
        let isEnded = campaign == .finished || campaign == .scheduled
        return Step(
            campaign: run.kind == .full && isEnded ? .reopen : nil,
            runs: [Move(run: id, event: .reopen(waits: campaign == .paused))])
    }
}
