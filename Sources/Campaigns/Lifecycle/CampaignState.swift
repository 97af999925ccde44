public import Storage

/// Where a campaign is in its life.
public enum CampaignState: String, Sendable, CaseIterable, Codable {
    /// Known, never started.
    case draft
    /// Its schedule is armed: the next occurrence starts by itself.
    case scheduled
    /// A run of it is being sent.
    case sending
    /// Nothing is handed over and no occurrence fires until a person resumes it.
    case paused
    case finished
    case cancelled

    /// Whether nothing can happen any more.
    public var isFinal: Bool { self == .finished || self == .cancelled }
}

extension CampaignState: SQLConvertible {}
