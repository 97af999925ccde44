internal import Campaigns
internal import Diagnostics
internal import Foundation
internal import Storage
internal import Synchronization

/// Says why a run stands still, how long, and how to leave: once for each reason, and again after a while.
final class StandstillNote: Sendable {
    private let timeZone: TimeZone
    private let after: String
    private let last = Mutex<(reason: String, at: ContinuousClock.Instant)?>(nil)

    /// The same is said again after so many seconds.
    private static let seconds: Double = 60

    /// - Parameter after: what goes on when the command is left.
    init(timeZone: TimeZone, after: String) {
        (self.timeZone, self.after) = (timeZone, after)
    }

    /// What to say now; nil when nothing is new.
    func text(_ progress: RunProgress) -> String? {
        guard let standstill = progress.standstill else { return nil }
        let isNew = last.withLock { last in
            let now = ContinuousClock.now
            if let last, last.reason == standstill.reason, now < last.at + .seconds(Self.seconds) { return false }
            last = (standstill.reason, now)
            return true
        }
        guard isNew else { return nil }
        let until = ZonedTime(standstill.until, in: timeZone).text
        return """
            waiting: \(standstill.reason)
              \(Counted.text(progress.counts.remaining, "message")) to go; the next try is at \(until)
              Ctrl-C leaves; \(after)
            """
    }
}
