internal import Synchronization

/// Says when another quarter of the work is done, so that a short run shows a few lines and not hundreds.
final class ProgressSteps: Sendable {
    private let last = Mutex(0)

    func isNext(_ done: Int, of total: Int) -> Bool {
        guard total >= 100 else { return false }
        let quarter = done * 4 / total
        return last.withLock { last in
            defer { last = max(last, quarter) }
            return quarter > last
        }
    }
}
