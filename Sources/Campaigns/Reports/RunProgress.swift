/// How far a run is, for people to watch.
public struct RunProgress: Sendable, Hashable {
    public var run: Int64
    public var counts: DeliveryCounts
    /// Messages accepted a second since this sender began.
    public var rate: Double
    /// Seconds until nobody is left, at that rate; nil while there is no rate.
    public var secondsLeft: Double?
}
