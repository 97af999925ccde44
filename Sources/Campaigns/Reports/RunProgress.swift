public import Storage

/// How far a run is, for people to watch.
public struct RunProgress: Sendable, Hashable {
    public var run: Int64
    public var counts: DeliveryCounts
    /// Messages accepted a second since this sender began.
    public var rate: Double
    /// Seconds until nobody is left, at that rate; nil while there is no rate.
    public var secondsLeft: Double?
    /// Set while it stands still.
    public var standstill: Standstill?

    /// Why a run stands still for a while.
    public struct Standstill: Sendable, Hashable {
        /// What was met, as `connection refused by mx.example:25`.
        public var reason: String
        /// When it goes on by itself.
        public var until: Instant
    }
}
