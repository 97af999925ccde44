internal import Storage

/// How long to leave a mail server alone that cannot be reached or hangs up: one second, doubling to five minutes,
/// until it has failed so often that a person has to look. Nobody's delivery attempts count meanwhile.
struct HostBackoff: Sendable, Equatable {
    /// Failures in a row after which the run is paused: some twenty-five minutes.
    static let limit = 12

    private(set) var failures = 0
    /// Nothing is claimed before this.
    private(set) var until: Instant?

    /// Whether a person has to look.
    var isExhausted: Bool { failures >= Self.limit }

    /// Some messages came back unsent and no other got an answer. All that fail while the server is left alone
    /// anyway are one failure.
    mutating func failed(at now: Instant, chance: Double) {
        if let until, now < until { return }
        failures += 1
        let seconds = min(300, Double(1 << min(failures - 1, 16)))
        until = now.adding(seconds: seconds * (0.75 + chance / 2))
    }

    /// The server answered.
    mutating func answered() {
        failures = 0
        until = nil
    }
}
