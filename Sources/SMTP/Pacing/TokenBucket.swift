/// Lets messages go at a rate, evenly: a pause gives no right to more than a tenth of a second's worth at once.
package struct TokenBucket: Sendable {
    private let rate: Double
    private let capacity: Double
    private var tokens: Double
    private var filled: Monotonic

    /// - Parameter rate: messages a second, more than zero.
    package init(rate: Double, now: Monotonic) {
        self.rate = rate
        capacity = max(1, rate / 10)
        tokens = capacity
        filled = now
    }

    /// Takes one token when there is one.
    package mutating func take(now: Monotonic) -> Bool {
        fill(now)
        guard tokens >= 1 else { return false }
        tokens -= 1
        return true
    }

    /// When the next token is there; `now` or earlier when one is.
    package mutating func next(now: Monotonic) -> Monotonic {
        fill(now)
        return tokens >= 1 ? now : now.adding(seconds: (1 - tokens) / rate)
    }

    private mutating func fill(_ now: Monotonic) {
        tokens = min(capacity, tokens + now.seconds(since: filled) * rate)
        filled = max(filled, now)
    }
}
