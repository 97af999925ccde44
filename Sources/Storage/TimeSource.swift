internal import Foundation

/// The two clocks of the program: the machine's in the program, a script in tests.
public protocol TimeSource: Sendable {
    /// The time of day, to be told and stored. It is set anew now and then, forward or back, so nobody waits or measures by it:
    /// whoever waits for a time of day asks again every few seconds.
    func now() -> Instant
    /// The clock to wait and to measure by: it only goes forward, also while the machine sleeps, and nobody sets it. What it
    /// shows means something only beside another time that it showed.
    func elapsed() -> ContinuousClock.Instant
    /// Returns after so many seconds, whatever the time of day is set to meanwhile.
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(seconds: Double) async throws
}

extension TimeSource {
    /// How many seconds have gone by since `elapsed` showed `begin`.
    public func seconds(since begin: ContinuousClock.Instant) -> Double { (elapsed() - begin) / .seconds(1) }
}

/// The machine's clocks.
public struct SystemTime: TimeSource {
    public init() {}

    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }

    public func elapsed() -> ContinuousClock.Instant { .now }

    public func sleep(seconds: Double) async throws {
        // The clock of Task.sleep is the same as that of `elapsed`. What is longer than a life lasts as long as the process.
        try await Task.sleep(for: .seconds(min(max(seconds, 0), 3e9)), clock: .continuous)
    }
}
