/// When to connect again after a failure, while messages come.
public struct ReconnectPolicy: Sendable, Equatable {
    /// Seconds before the first new attempt; doubled after each further failure, with jitter.
    public var firstDelay: Double
    /// The longest delay, in seconds.
    public var longestDelay: Double

    public init(firstDelay: Double = 1, longestDelay: Double = 60) {
        self.firstDelay = firstDelay
        self.longestDelay = longestDelay
    }
}
