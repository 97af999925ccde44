/// The life cycle of campaigns and of their runs, as pure functions: an event leads from one state to another or
/// is refused with a reason that a person understands.
///
///     draft -> scheduled -> sending <-> paused -> finished | cancelled
public enum CampaignMachine {
    /// What happens to a campaign.
    public enum Event: Sendable, Equatable {
        /// Its schedule is armed.
        case schedule
        /// A run starts, by hand or by the schedule.
        case start
        /// Its one time went by with nobody there to start it.
        case missed
        /// Its schedule is taken out of its file, or is over.
        case unschedule
        case pause
        /// - Parameters:
        ///   - openRuns: whether a run of it has begun and is not at its end.
        ///   - isArmed: whether its schedule has an occurrence to come.
        case resume(openRuns: Bool, isArmed: Bool)
        case cancel
        /// A run came to its end.
        /// - Parameters:
        ///   - openRuns: whether another run of it has begun and is not at its end.
        ///   - moreOccurrences: whether its schedule has one to come.
        case runEnded(openRuns: Bool, moreOccurrences: Bool)
        /// A run of a campaign that goes out once found nobody whom it could mail.
        /// - Parameter openRuns: whether another run of it is not at its end.
        case nobody(openRuns: Bool)
        /// Messages in doubt of a run that had ended are to be sent once more.
        case reopen

        var verb: String {
            switch self {
            case .schedule: "scheduled"
            case .start: "started"
            case .missed: "missed"
            case .unschedule: "taken off its schedule"
            case .pause: "paused"
            case .resume: "resumed"
            case .cancel: "cancelled"
            case .runEnded: "finished"
            case .nobody: "ended without anybody to mail"
            case .reopen: "reopened"
            }
        }
    }

    /// The state after an event.
    /// - Throws: `CampaignError` of kind `state` when the state does not allow the event.
    public static func next(_ state: CampaignState, _ event: Event) throws(CampaignError) -> CampaignState {
        switch (state, event) {
        case (.draft, .schedule), (.scheduled, .schedule): return .scheduled
        case (.draft, .start), (.scheduled, .start), (.sending, .start): return .sending
        case (.scheduled, .missed), (.scheduled, .unschedule): return .draft
        case (.scheduled, .pause), (.sending, .pause): return .paused
        case (.paused, .resume(let openRuns, let isArmed)): return openRuns ? .sending : isArmed ? .scheduled : .draft
        case (.draft, .cancel), (.scheduled, .cancel), (.sending, .cancel), (.paused, .cancel): return .cancelled
        case (.sending, .runEnded(let openRuns, let more)), (.scheduled, .runEnded(let openRuns, let more)):
            return openRuns ? .sending : more ? .scheduled : .finished
        case (.sending, .nobody(let openRuns)): return openRuns ? .sending : .draft
        case (.finished, .reopen), (.scheduled, .reopen): return .sending
        default:
            throw CampaignError(
                .state, "a campaign that is \(state.rawValue) cannot be \(event.verb)", advice: advice(state))
        }
    }

    private static func advice(_ state: CampaignState) -> String {
        switch state {
        case .draft: "Start it, or schedule it, first."
        case .scheduled: "It starts by itself at its time; `campaign pause` or `campaign cancel` stops that."
        case .sending: "It is on its way; `campaign pause` stops it."
        case .paused: "`campaign resume` goes on, `campaign cancel` ends it."
        case .finished, .cancelled: "That is its end: make a new campaign to mail these people again."
        }
    }
}
