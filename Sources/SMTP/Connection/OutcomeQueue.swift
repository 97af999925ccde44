internal import Mail
internal import Synchronization

/// Outcomes on their way back from the transport's thread, in batches.
final class OutcomeQueue: Sendable {
    private struct State {
        var reports: [DeliveryReport] = []
        var isFinished = false
        var readers: [CheckedContinuation<[DeliveryReport]?, Never>] = []
        var finishWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Hands a batch over and empties it.
    func deliver(_ batch: inout [DeliveryReport]) {
        guard !batch.isEmpty else { return }
        let reader: CheckedContinuation<[DeliveryReport]?, Never>? = state.withLock { state in
            if !state.readers.isEmpty { return state.readers.removeFirst() }
            state.reports.append(contentsOf: batch)
            return nil
        }
        guard let reader else { return batch.removeAll(keepingCapacity: true) }
        let reports = batch
        batch = []
        batch.reserveCapacity(reports.capacity)
        reader.resume(returning: reports)
    }

    /// Waits for outcomes; nil when none is left and none will come.
    func next() async -> [DeliveryReport]? {
        await withCheckedContinuation { reader in
            let ready: [DeliveryReport]?? = state.withLock { state in
                if !state.reports.isEmpty {
                    defer { state.reports = [] }
                    return .some(state.reports)
                }
                if state.isFinished { return .some(nil) }
                state.readers.append(reader)
                return nil
            }
            if let ready { reader.resume(returning: ready) }
        }
    }

    /// No outcome will come from the thread any more.
    func finish() {
        let (readers, waiters) = state.withLock { state in
            defer { (state.readers, state.finishWaiters, state.isFinished) = ([], [], true) }
            return (state.readers, state.finishWaiters)
        }
        for reader in readers { reader.resume(returning: nil) }
        for waiter in waiters { waiter.resume() }
    }

    func waitUntilFinished() async {
        await withCheckedContinuation { waiter in
            let isFinished = state.withLock { state in
                if !state.isFinished { state.finishWaiters.append(waiter) }
                return state.isFinished
            }
            if isFinished { waiter.resume() }
        }
    }
}
