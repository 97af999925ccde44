internal import Mail
internal import Synchronization

/// Messages and the order to stop, on their way to the transport's thread. The thread is woken only when it sleeps.
final class SubmissionQueue: Sendable {
    private struct State {
        var messages: [OutgoingMessage] = []
        var isAsleep = false
        var stop: Monotonic?
        var isClosed = false
    }

    let waker = Waker()
    private let state = Mutex(State())

    /// - Returns: false when the thread has ended and nobody takes messages any more.
    func submit(_ message: OutgoingMessage) -> Bool {
        change { state in
            if !state.isClosed { state.messages.append(message) }
            return !state.isClosed
        }
    }

    /// Orders the thread to take nothing more, and to end at the deadline at the latest.
    func stop(deadline: Monotonic) {
        change { $0.stop = min($0.stop ?? .distantFuture, deadline) }
    }

    private func change<T: Sendable>(_ body: (inout State) -> T) -> T {
        let (result, isAsleep) = state.withLock { state in
            let result = body(&state)
            defer { state.isAsleep = false }
            return (result, state.isAsleep)
        }
        if isAsleep { waker.wake() }
        return result
    }

    /// Exchanges what was submitted for the caller's empty array.
    /// - Returns: the deadline when the order to stop was given.
    func take(into messages: inout [OutgoingMessage]) -> Monotonic? {
        state.withLock { state in
            swap(&state.messages, &messages)
            state.isAsleep = false
            return state.stop
        }
    }

    /// Announces that the thread is about to wait, so that a submission wakes it.
    /// - Parameter stop: what `take` gave.
    /// - Returns: false when there is something to take first.
    func prepareToSleep(knowing stop: Monotonic?) -> Bool {
        state.withLock { state in
            state.isAsleep = state.messages.isEmpty && state.stop == stop
            return state.isAsleep
        }
    }

    /// Takes nothing more.
    /// - Returns: what was submitted last.
    func close() -> [OutgoingMessage] {
        state.withLock { state in
            state.isClosed = true
            defer { state.messages = [] }
            return state.messages
        }
    }
}
