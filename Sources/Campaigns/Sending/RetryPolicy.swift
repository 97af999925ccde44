/// When a message refused for the time being is tried again: 5-30 minutes later, then doubling up to four hours, until
/// it has been tried for too long. Pure: time and chance come from outside.
public struct RetryPolicy: Sendable, Equatable {
    /// The first delay lies in this range, in seconds; each further one in twice the range before.
    public var first: ClosedRange<Double>
    /// No delay is longer, in seconds.
    public var ceiling: Double
    /// A message is given up when the next try would come later than this after it was entered, in seconds.
    public var ageLimit: Double

    /// - Parameters:
    ///   - first: the range of the first delay, in seconds.
    ///   - ceiling: the longest delay, in seconds.
    ///   - ageLimit: how long a message is tried, in seconds.
    public init(first: ClosedRange<Double> = 300...1800, ceiling: Double = 14_400, ageLimit: Double = 172_800) {
        self.first = first
        self.ceiling = ceiling
        self.ageLimit = ageLimit
    }

    /// The delay in seconds after the given number of attempts (1 or more).
    /// - Parameter chance: 0 ..< 1, so that messages deferred together do not come back together.
    public func delay(attempts: Int, chance: Double) -> Double {
        // Beyond some doublings everything is at the ceiling; the bound keeps the power finite.
        let factor = Double(1 << min(max(attempts - 1, 0), 30))
        let highest = min(first.upperBound * factor, ceiling)
        let lowest = min(first.lowerBound * factor, highest / 2)
        return lowest + (highest - lowest) * chance
    }
}
