/// How many connections a server is given, as Postfix's queue manager finds it: one more after as many successes as
/// there are connections, half after a refusal or a failed handshake.
package struct ConnectionWindow: Sendable, Equatable {
    private static let start = 5

    package let maximum: Int
    package private(set) var limit: Int
    private var successes = 0

    package init(maximum: Int) {
        self.maximum = maximum
        limit = min(Self.start, maximum)
    }

    package mutating func succeeded() {
        guard limit < maximum else { return }
        successes += 1
        if successes >= limit {
            limit += 1
            successes = 0
        }
    }

    package mutating func failed() {
        limit = max(1, limit / 2)
        successes = 0
    }
}
