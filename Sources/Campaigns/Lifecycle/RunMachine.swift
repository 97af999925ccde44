/// The life cycle of a run, as pure functions.
///
///     entering -> (waiting ->) sending <-> paused -> finished | cancelled | missed
///
/// An occurrence that nobody was there to start is `missed` from birth; one whose audience was frozen ends so,
/// and so does a run that found nobody.
public enum RunMachine {
    /// What happens to a run.
    public enum Event: Sendable, Equatable {
        /// Everybody is in the ledger.
        /// - Parameter due: whether the time to start has come.
        case entered(due: Bool)
        /// The time to start has come.
        case due
        case pause
        /// - Parameters:
        ///   - entered: whether everybody is in the ledger.
        ///   - due: whether the time to start has come.
        case resume(entered: Bool, due: Bool)
        case cancel
        /// Its time went by with nobody there to start it.
        case miss
        /// Nobody is left to be mailed.
        case complete
        /// Nobody could be mailed at all.
        case nobody
        /// Some of it is to be sent once more.
        /// - Parameter waits: whether that is not before its campaign is resumed.
        case reopen(waits: Bool)
    }

    /// The state after an event.
    /// - Throws: `CampaignError` of kind `state` when the state does not allow the event.
    public static func next(_ state: RunState, _ event: Event) throws(CampaignError) -> RunState {
        switch (state, event) {
        case (.entering, .entered(let due)): return due ? .sending : .waiting
        case (.waiting, .due): return .sending
        case (.entering, .pause), (.waiting, .pause), (.sending, .pause): return .paused
        case (.paused, .resume(let entered, let due)): return !entered ? .entering : due ? .sending : .waiting
        case (.entering, .cancel), (.waiting, .cancel), (.sending, .cancel), (.paused, .cancel): return .cancelled
        case (.entering, .miss), (.waiting, .miss), (.paused, .miss): return .missed
        case (.sending, .complete): return .finished
        case (.sending, .nobody): return .missed
        case (.finished, .reopen(let waits)): return waits ? .paused : .sending
        default:
            throw CampaignError(.state, "a run that is \(state.rawValue) does not allow this (\(event))")
        }
    }
}
