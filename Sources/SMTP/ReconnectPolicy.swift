/// When to connect again after a failure.
public struct ReconnectPolicy: Sendable, Equatable {
    /// Seconds before the first new attempt; doubled after each further failure, with jitter.
    public var firstDelay: Double
    /// The longest delay, in seconds.
    public var longestDelay: Double
    /// After this many failures in a row the waiting messages are given back instead of waiting longer.
    public var attempts: Int

    public init(firstDelay: Double = 1, longestDelay: Double = 60, attempts: Int = 6) {
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
        self.attempts = attempts
    }
}
