internal import Synchronization

/// Carries a task's cancellation into a closure that runs on a database's own thread.
package final class CancellationFlag: Sendable {
    private let isRaised = Atomic(false)

    package init() {}

    package func raise() {
        isRaised.store(true, ordering: .relaxed)
    }

    /// - Throws: `CancellationError` once the flag is raised.
    package func check() throws {
        if isRaised.load(ordering: .relaxed) { throw CancellationError() }
    }
}
