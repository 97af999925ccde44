internal import App
internal import Audience
internal import Foundation
internal import Segments
internal import Storage

/// A refresh with progress on stderr.
enum SegmentRefreshing {
    struct Report: Encodable {
        var segment: String
        var entered: Int
        var left: Int
        var count: Int64
        var reachable: Int64
        var as_of: ZonedTime
        /// Whether it went on where another one was interrupted.
        var resumed: Bool
        /// Whether nothing was stored before.
        var first: Bool
        var seconds: Double

        /// What a command says that refreshed on the way.
        var sentence: String { "\(entered) entered; \(count) are in, \(reachable) of them may be mailed" }
    }

    static func run(_ merpati: Merpati, _ name: String) async throws -> Report {
        let (begin, line) = (merpati.time.elapsed(), ProgressLine("refresh of \"\(name)\"", unit: "changes"))
        defer { line.finish() }
        do {
            let result = try await merpati.segments.refresh(merpati.database, named: name, at: merpati.time.now()) { progress in
                line.update(done: progress.entered + progress.left, fraction: progress.fraction)
            }
            return Report(
                segment: name, entered: result.entered, left: result.left, count: result.size.count,
                reachable: result.size.reachable,
                as_of: merpati.zoned(result.size.at),
                resumed: result.wasResumed, first: result.isFirst,
                seconds: merpati.time.seconds(since: begin))
        } catch is CancellationError {
            throw AppError(
                .interrupted, "the refresh of \"\(name)\" was stopped before it was done",
                advice: "The same command goes on where it stopped.")
        }
    }
}
