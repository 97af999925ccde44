internal import Logging
internal import Segments
internal import ServiceLifecycle
internal import Storage

/// Keeps additive segments up to date while Merpati serves, and dynamic ones that have been refreshed before.
struct SegmentRefreshService: Service {
    /// From the beginning of one round to that of the next, in seconds.
    static let interval: Double = 3600

    let segments: SegmentStore
    let database: any Database
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                while true {
                    let begin = time.elapsed()
                    await refreshAll()
                    try await time.sleep(seconds: Self.interval - time.seconds(since: begin))
                }
            } catch is CancellationError {
                // The orderly end; a refresh that it interrupted goes on in the next round.
            }
        }
    }

    /// One segment that cannot be refreshed does not keep the others from it.
    private func refreshAll() async {
        do {
            for segment in try await database.read({ try segments.watched($0) }) {
                try Task.checkCancellation()
                await refresh(segment.name)
            }
        } catch is CancellationError {
            return
        } catch {
            logger.error("the segments cannot be refreshed: \(error)")
        }
    }

    private func refresh(_ name: String) async {
        do {
            let result = try await segments.refresh(database, named: name, at: time.now())
            guard result.entered > 0 || result.left > 0 else { return }
            logger.info("segment \"\(name)\": \(result.entered) entered, \(result.left) left")
        } catch is CancellationError {
            return
        } catch {
            logger.error("the segment \"\(name)\" cannot be refreshed: \(error)")
        }
    }
}
