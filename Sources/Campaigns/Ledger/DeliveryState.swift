public import Storage

/// What became of one contact in one run.
public enum DeliveryState: String, Sendable, CaseIterable, Codable {
    /// To be mailed.
    case queued
    /// Taken by a sender just now: nobody else may.
    case claimed
    /// A mail server took responsibility.
    case accepted
    /// Refused for the time being; tried again at `retry_at`.
    case deferred
    /// Does not arrive: refused for good, reported back, or refused for the time being until the age limit.
    case bounced
    /// Not sendable for a reason that is not the contact's: policy of the server, or an error in its message.
    case refused
    /// Left out: no longer active, no longer on the list, or without a value that the template needs.
    case skipped
    /// Perhaps sent: the sender died, or the reply was lost. Never sent again unless a person says so.
    case unknown
}

extension DeliveryState: SQLConvertible {}
