/// A point in time: microseconds since 1970-01-01 00:00:00 UTC, as the database keeps it. Arithmetic that would lead
/// beyond what can be said (some 292,000 years either way) ends at the first or the last instant.
public struct Instant: Sendable, Hashable, Comparable {
    public var microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// From seconds since 1970.
    public init(seconds: Int64) {
        let (product, isTooFar) = seconds.multipliedReportingOverflow(by: 1_000_000)
        microseconds = isTooFar ? (seconds < 0 ? .min : .max) : product
    }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 {
        let (quotient, remainder) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        return remainder < 0 ? quotient - 1 : quotient
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    /// How many seconds later another instant is; negative when it is earlier.
    public func seconds(until later: Instant) -> Double {
        (Double(later.microseconds) - Double(microseconds)) / 1_000_000
    }

    /// The instant a number of seconds later.
    public func adding(seconds: Double) -> Instant {
        let distance = seconds * 1_000_000
        // 2^63 is the first that is too much; not a number is no distance at all.
        guard distance.magnitude < 0x1p63 else {
            return distance.isNaN ? self : Instant(microseconds: distance < 0 ? .min : .max)
        }
        let (sum, isTooFar) = microseconds.addingReportingOverflow(Int64(distance))
        return Instant(microseconds: isTooFar ? (distance < 0 ? .min : .max) : sum)
    }
}

extension Instant: SQLConvertible {
    public var sqlValue: SQLValue { .integer(microseconds) }
}
