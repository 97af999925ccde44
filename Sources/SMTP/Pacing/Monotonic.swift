internal import Foundation

/// A moment of the monotonic clock, in nanoseconds: for timeouts, which a change of the wall clock must not touch.
package struct Monotonic: Sendable, Comparable {
    package var nanoseconds: UInt64

    package init(nanoseconds: UInt64) {
        self.nanoseconds = nanoseconds
    }

    package static func now() -> Monotonic {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Monotonic(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
    }

    package static let distantFuture = Monotonic(nanoseconds: .max)

    package func adding(seconds: Double) -> Monotonic {
        let step = UInt64(max(0, seconds) * 1_000_000_000)
        let (sum, overflow) = nanoseconds.addingReportingOverflow(step)
        return overflow ? .distantFuture : Monotonic(nanoseconds: sum)
    }

    /// Seconds from an earlier moment; zero when it is later.
    package func seconds(since earlier: Monotonic) -> Double {
        self <= earlier ? 0 : Double(nanoseconds - earlier.nanoseconds) / 1_000_000_000
    }

    package static func < (left: Monotonic, right: Monotonic) -> Bool { left.nanoseconds < right.nanoseconds }
}
