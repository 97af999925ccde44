internal import Foundation
internal import Synchronization

/// How long whoever writes waits for another process that writes: from the moment of asking, whether it waits for that process
/// or for others of its own. So everybody who asks is answered in time, and not one after the other.
final class WritePatience: Sendable {
    /// The longest pause between two tries, in microseconds: the other process lets go for a moment only.
    private static let longestPause: UInt32 = 25_000

    private let patience: Duration
    /// Of the write under way. There is one at a time.
    private let deadline: Mutex<ContinuousClock.Instant>

    init(seconds: Double) {
        patience = .seconds(seconds)
        deadline = Mutex(.now.advanced(by: .seconds(seconds)))
    }

    /// A write that was asked for then begins.
    func begin(asked: ContinuousClock.Instant) {
        deadline.withLock { $0 = asked.advanced(by: patience) }
    }

    /// Waits a little, and says whether to try again (https://www.sqlite.org/c3ref/busy_handler.html).
    func goesOn(afterTries tries: Int) -> Bool {
        guard ContinuousClock.now < deadline.withLock({ $0 }) else { return false }
        usleep(min(UInt32(tries + 1) * 1_000, Self.longestPause))
        return true
    }
}
