public import Storage

/// The one status every contact has.
public enum ContactStatus: String, Sendable, CaseIterable, Codable {
    /// May be mailed.
    case active
    /// Has not confirmed yet: gets no campaign.
    case pending
    case unsubscribed
    case hardBounced = "hard_bounced"
    case complained
    case suppressed
}

extension ContactStatus: SQLConvertible {}
