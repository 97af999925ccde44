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

    /// Whether campaigns reach whoever has it. `MailingRule` asks the same of the database.
    public var mayBeMailed: Bool {
        switch self {
        case .active: true
        case .pending, .unsubscribed, .hardBounced, .complained, .suppressed: false
        }
    }
}

extension ContactStatus: SQLConvertible {}
