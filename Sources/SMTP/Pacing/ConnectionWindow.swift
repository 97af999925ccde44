/// How many connections a server is given: one more after each success until the first failure; from then on half
/// after a failure, and one more after as many successes as there are connections, as in Postfix's queue manager.
package struct ConnectionWindow: Sendable, Equatable {
    private static let start = 5

    package let maximum: Int
    package private(set) var limit: Int
    private var successes = 0
    private var hasFailed = false

    package init(maximum: Int) {
        self.maximum = maximum
        limit = min(Self.start, maximum)
    }

    package mutating func succeeded() {
        guard limit < maximum else { return }
        successes += 1
        if !hasFailed || successes >= limit {
            limit += 1
            successes = 0
        }
    }

    package mutating func failed() {
        hasFailed = true
        limit = max(1, limit / 2)
        successes = 0
    }
}
