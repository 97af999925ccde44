internal import Foundation

/// Where the time of day comes from: the system in the program, a script in tests.
public protocol TimeSource: Sendable {
    /// The time of day.
    func now() -> Instant
    /// Returns at `instant` or soon after, at once when it has passed.
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(until instant: Instant) async throws
}

/// The machine's clock.
public struct SystemTime: TimeSource {
    public init() {}

    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    public func sleep(until instant: Instant) async throws {
        // In steps, so that a clock set anew (or a laptop woken up) is noticed.
        while case let now = now(), now < instant {
            let step = min(instant, now.adding(seconds: 60))
            try await Task.sleep(for: .microseconds(step.microseconds - now.microseconds))
        }
    }
}
