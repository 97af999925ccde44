/// Tells when a connection may be tried: one at a time until one has succeeded, later and later after failures, and not at
/// all for a while after a fault that only a person can mend. It keeps what was seen, and gives up nothing: how long a server
/// that is away is waited for is decided by whoever hands over messages.
package struct ReconnectGate: Sendable {
    private let policy: ReconnectPolicy
    /// Failures in a row.
    package private(set) var failures = 0
    private var isProven = false
    private var lastFailure: Monotonic?
    package private(set) var notBefore = Monotonic(nanoseconds: 0)
    /// Why the last connection did not come about; nil once one has been of use.
    package private(set) var fault: ConnectionFailure?

    package init(_ policy: ReconnectPolicy) {
        self.policy = policy
    }

    /// Whether one more may be tried beside those that are connecting, once `notBefore` has come.
    package func mayConnect(connecting: Int) -> Bool { isProven || connecting == 0 }

    /// A connection stands: others may be tried beside it.
    package mutating func connected() {
        isProven = true
        notBefore = Monotonic(nanoseconds: 0)
    }

    /// A connection was of use: the server answered a transaction on it.
    package mutating func succeeded() {
        connected()
        failures = 0
        fault = nil
    }

    /// - Parameters:
    ///   - started: when the attempt began; attempts that were already under way at the last failure are no further one.
    ///   - jitter: 0 to 1, at random.
    package mutating func failed(_ failure: ConnectionFailure, started: Monotonic, now: Monotonic, jitter: Double) {
        isProven = false
        fault = failure
        if lastFailure.map({ started >= $0 }) ?? true {
            failures += 1
            let doubled = policy.firstDelay * Double(1 << min(failures - 1, 20))
            // Half of the delay is certain, half is chance, so that many senders do not come back together.
            notBefore = now.adding(seconds: min(doubled, policy.longestDelay) * (0.5 + 0.5 * jitter))
            lastFailure = now
        }
        if failure.kind == .configuration { notBefore = now.adding(seconds: policy.longestDelay) }
    }
}
