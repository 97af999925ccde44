public import Storage

/// Where one run (one start, or one occurrence of a schedule) is in its life.
public enum RunState: String, Sendable, CaseIterable, Codable {
    /// Its audience is being entered into the ledger.
    case entering
    /// The audience is frozen; the time to start has not come.
    case waiting
    case sending
    case paused
    case finished
    case cancelled
    /// It did not take place: nobody was there to start it in time, or nobody could be mailed. It is kept to say so.
    case missed

    /// Whether nothing can happen any more.
    public var isFinal: Bool { self == .finished || self == .cancelled || self == .missed }
}

extension RunState: SQLConvertible {}
