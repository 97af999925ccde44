internal import Foundation
public import Storage

/// A clock that moves only when a test moves it.
public final class ScriptedTime: TimeSource, @unchecked Sendable {  // every access holds the lock
    private let lock = NSLock()
    private var current: Instant
    private var sleepers: [(id: UUID, until: Instant, wake: CheckedContinuation<Void, any Error>)] = []

    public init(_ start: Instant = Instant(seconds: 1_790_000_000)) {
        current = start
    }

    public func now() -> Instant {
        lock.withLock { current }
    }

    /// How many tasks sleep.
    public var sleeping: Int {
        lock.withLock { sleepers.count }
    }

    /// Moves the clock and wakes who has slept long enough.
    public func advance(seconds: Double) {
        let woken = lock.withLock {
            current = current.adding(seconds: seconds)
            let due = sleepers.filter { $0.until <= current }
            sleepers.removeAll { $0.until <= current }
            return due
        }
        for sleeper in woken { sleeper.wake.resume() }
    }

    public func sleep(until instant: Instant) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let ready: Result<Void, any Error>? = lock.withLock {
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if instant <= current { return .success(()) }
                    sleepers.append((id, instant, continuation))
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
