internal import Foundation

extension SegmentBench {
    /// How the time of each segment grows with the audience.
    struct Growth: Sendable, Encodable {
        struct Line: Sendable, Encodable {
            var segment: String
            /// Of the processor's time at each size.
            var milliseconds: [Double]
            /// Of the line through the logarithms of size and time: 1 is growth in proportion.
            var exponent: Double
        }

        var contacts: [Int]
        var activities: [Int]
        var lines: [Line]
    }

    /// The same segments at a hundredth, a tenth and the whole of the size.
    static func growth(
        _ options: Options, progress: @escaping @Sendable (String, Int64, Int64) -> Void
    ) async throws -> (growth: Growth, reports: [Report]) {
        var reports: [Report] = []
        for part in [100, 10, 1] {
            var options = options
            options.contacts = max(1, options.contacts / part)
            options.activities = max(1, options.activities / part)
            reports.append(try await run(options, progress: progress))
        }
        let sizes = reports.map { log(Double($0.contacts)) }
        let lines = SegmentBenchCase.all.indices.map { index in
            let times = reports.map { $0.lines[index].ours.processor_milliseconds }
            return Growth.Line(
                segment: SegmentBenchCase.all[index].text, milliseconds: times,
                exponent: slope(sizes, times.map { log(max($0, 0.001)) }))
        }
        return (Growth(contacts: reports.map(\.contacts), activities: reports.map(\.activities), lines: lines), reports)
    }

    /// Of the straight line that is nearest to the points.
    private static func slope(_ x: [Double], _ y: [Double]) -> Double {
        let (meanX, meanY) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
        let both = zip(x, y).map { ($0 - meanX) * ($1 - meanY) }.reduce(0, +)
        return both / max(x.map { ($0 - meanX) * ($0 - meanX) }.reduce(0, +), .leastNormalMagnitude)
    }
}
