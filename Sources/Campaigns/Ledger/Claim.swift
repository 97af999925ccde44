internal import Audience
internal import Storage

/// What one exchange with the ledger gave.
struct Claim: Sendable {
    /// A contact that this sender alone may mail now.
    struct Recipient: Sendable {
        /// 0 for an address that is no contact's.
        var contact: Int64
        var email: String
        /// Aligned with the columns that were asked for.
        var values: [ContactValue?]

        var isContact: Bool { contact != 0 }
    }

    /// The run's state: anything but `sending` means that nothing was claimed.
    var state: RunState
    var reason: String?
    var recipients: [Recipient] = []
    /// The last contact looked at in the order of numbers; the next claim goes on after it.
    var cursor: Int64
    /// Nobody waits to be mailed for the first time.
    var isExhausted = false
    /// When the next of those that wait is due.
    var nextRetry: Instant?
    /// How the counts have changed.
    var moves: [Move] = []

    struct Move: Sendable, Equatable {
        var from: DeliveryState
        var to: DeliveryState
    }
}
