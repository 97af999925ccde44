internal import Audience
internal import Storage

/// Whether a contact's first or last event lies more, or at most, so many intervals back. One interval is the average time
/// between two events of the activity: of all contacts who have two, the time from the first to the last, by the number
/// of steps between.
struct IntervalQuestion: Sendable {
    /// Its number among the segment's questions about all contacts.
    var number: Int
    var activity: ActivityDefinition
    var isLast: Bool
    var count: Int
    /// Longer ago than that; else within the last so many intervals.
    var isOlder: Bool

    /// Beyond this everything is longer ago than the calendar reaches; it keeps microseconds within 64 bits.
    static let mostSeconds: Int64 = 1_000_000_000_000

    /// The moments that are meant, when the length of an interval is known.
    ///
    /// - Parameter interval: in seconds.
    func range(interval: Int64, now: Instant) -> InstantRange {
        let (product, overflows) = interval.multipliedReportingOverflow(by: Int64(count))
        let seconds = overflows ? Self.mostSeconds : min(product, Self.mostSeconds)
        let edge = now.microseconds - seconds * 1_000_000
        return isOlder ? InstantRange(from: nil, until: edge) : InstantRange(from: edge + 1, until: now.microseconds + 1)
    }
}
