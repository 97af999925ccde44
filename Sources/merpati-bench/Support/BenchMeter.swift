internal import Foundation
internal import Storage

/// What a piece of work cost, as the operating system counts it.
struct BenchMeter {
    struct Cost: Sendable {
        var seconds: Double
        /// User and system time of the whole process.
        var processorSeconds: Double
    }

    private let begin = ContinuousClock.now
    private let processor = BenchMeter.processorSeconds()

    func stop() -> Cost {
        Cost(
            seconds: max((ContinuousClock.now - begin) / .seconds(1), 1e-9),
            processorSeconds: Self.processorSeconds() - processor)
    }

    private static func processorSeconds() -> Double {
        let usage = usage()
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }

    private static func usage() -> rusage {
        var usage = rusage()
        #if os(Linux)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #else
            getrusage(RUSAGE_SELF, &usage)
        #endif
        return usage
    }

    /// The most memory that the process has had, in megabytes.
    static func peakMegabytes() -> Double {
        #if os(Linux)
            return Double(usage().ru_maxrss) / 1024
        #else
            return Double(usage().ru_maxrss) / 1_048_576
        #endif
    }

    /// The middle one of several measurements.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
