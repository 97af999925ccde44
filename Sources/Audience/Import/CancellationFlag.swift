internal import Synchronization

/// Carries a task's cancellation into a closure that runs on a database's own thread.
final class CancellationFlag: Sendable {
    private let isRaised = Atomic(false)

    func raise() {
        isRaised.store(true, ordering: .relaxed)
    }

    /// - Throws: `CancellationError` once the flag is raised.
    func check() throws {
        if isRaised.load(ordering: .relaxed) { throw CancellationError() }
    }
}
