internal import Foundation
public import Storage

/// Clocks that move only when a test moves them.
public final class ScriptedTime: TimeSource, @unchecked Sendable {  // every access holds the lock
    private let lock = NSLock()
    private var timeOfDay: Instant
    private var clock = ContinuousClock.now
    private var sleepers: [(id: UUID, until: ContinuousClock.Instant, wake: CheckedContinuation<Void, any Error>)] = []

    public init(_ start: Instant = Instant(seconds: 1_790_000_000)) {
        timeOfDay = start
    }

    public func now() -> Instant {
        lock.withLock { timeOfDay }
    }

    public func elapsed() -> ContinuousClock.Instant {
        lock.withLock { clock }
    }

    /// How many tasks sleep.
    public var sleeping: Int {
        lock.withLock { sleepers.count }
    }

    /// Lets time go by, and wakes who has slept long enough.
    public func advance(seconds: Double) {
        let woken = lock.withLock {
            timeOfDay = timeOfDay.adding(seconds: seconds)
            clock = clock.advanced(by: .seconds(seconds))
            let due = sleepers.filter { $0.until <= clock }
            sleepers.removeAll { $0.until <= clock }
            return due
        }
        for sleeper in woken { sleeper.wake.resume() }
    }

    /// Sets the time of day forward, or back when `seconds` is negative, as a person or NTP does: no time goes by.
    public func setTimeOfDay(by seconds: Double) {
        lock.withLock { timeOfDay = timeOfDay.adding(seconds: seconds) }
    }

    public func sleep(seconds: Double) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let ready: Result<Void, any Error>? = lock.withLock {
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if seconds <= 0 { return .success(()) }
                    sleepers.append((id, clock.advanced(by: .seconds(min(seconds, 3e9))), continuation))
                    return nil
                }
                if let ready { continuation.resume(with: ready) }
            }
        } onCancel: {
            let cancelled = lock.withLock {
                let found = sleepers.filter { $0.id == id }
                sleepers.removeAll { $0.id == id }
                return found
            }
            for sleeper in cancelled { sleeper.wake.resume(throwing: CancellationError()) }
        }
    }
}
