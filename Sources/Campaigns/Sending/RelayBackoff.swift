internal import Diagnostics
internal import Foundation
internal import Storage

/// How long to leave a mail server alone that cannot be reached or hangs up, and when a person has to look: the only place
/// where that is decided. One second, doubling to a minute; after twenty-five minutes without an answer a person is needed.
/// Nobody's delivery attempts count meanwhile. Pure: time and chance come from outside.
struct RelayBackoff: Sendable, Equatable {
    /// How long a server may be away before a person has to look, in seconds.
    static let patience: Double = 1_500
    /// The longest time between two attempts, in seconds.
    static let longestDelay: Double = 60
    /// After so many seconds without an attempt nothing is known of the time between: the failures are counted anew.
    static let longestGap: Double = 900

    /// When the server was first found away, since it last answered.
    private(set) var since: Instant?
    private(set) var attempts = 0
    /// Nothing is claimed before this.
    private(set) var until: Instant?
    /// What the last attempt met.
    private(set) var trouble = ""
    private var last: Instant?

    /// Some messages came back unsent and no other got an answer. All that fail while the server is left alone
    /// anyway are one failure.
    mutating func failed(at now: Instant, _ trouble: String, chance: Double) {
        if let until, now < until { return }
        if let last, now > last.adding(seconds: Self.longestGap) { answered() }
        since = since ?? now
        last = now
        attempts += 1
        self.trouble = trouble
        let seconds = min(Self.longestDelay, Double(1 << min(attempts - 1, 16)))
        until = now.adding(seconds: seconds * (0.75 + chance / 2))
    }

    /// The server answered.
    mutating func answered() {
        self = RelayBackoff()
    }

    /// The time of day was set by so many seconds: what was waited for is as far away as before.
    mutating func timeOfDayWasSet(by seconds: Double) {
        since = since?.adding(seconds: seconds)
        until = until?.adding(seconds: seconds)
        last = last?.adding(seconds: seconds)
    }

    /// Whether a person has to look.
    func isExhausted(at now: Instant) -> Bool {
        since.map { now >= $0.adding(seconds: Self.patience) } ?? false
    }

    /// What was seen, as `connection refused by mx.example:25 since 2026-12-01T09:00:00Z, 31 attempts`.
    var report: String {
        let began = since.map { " since \(Date(timeIntervalSince1970: Double($0.seconds)).formatted(.iso8601))" } ?? ""
        return "\(trouble)\(began), \(Counted.text(attempts, "attempt"))"
    }
}
