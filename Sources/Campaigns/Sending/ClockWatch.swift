internal import Storage
internal import Synchronization

/// Notices that the time of day was set, by holding it against the clock that nobody sets, and lets what waits a number of
/// seconds go on waiting as long: a message deferred for ten minutes is not deferred for seventy when the hour is set back.
final class ClockWatch: Sendable {
    /// Less than this is the ordinary correction of a clock that is a little slow or fast, in seconds.
    private static let tolerance = 1.0

    private let time: any TimeSource
    /// What the two clocks showed when they were last looked at together.
    private let seen: Mutex<(timeOfDay: Instant, elapsed: ContinuousClock.Instant)>

    init(_ time: any TimeSource) {
        self.time = time
        seen = Mutex((time.now(), time.elapsed()))
    }

    /// Moves the times of all messages that wait to be tried again, when the time of day was set.
    ///
    /// - Returns: by how many seconds it was set since the last call; 0 when it was not.
    func follow(_ database: any Database) async throws -> Double {
        let (now, elapsed) = (time.now(), time.elapsed())
        let before = seen.withLock { $0 }
        let seconds = before.timeOfDay.seconds(until: now) - (elapsed - before.elapsed) / .seconds(1)
        guard seconds.magnitude > Self.tolerance else { return 0 }
        try await database.write { connection in
            let microseconds = Instant(microseconds: 0).adding(seconds: seconds)
            _ = try connection.execute(
                """
                UPDATE delivery SET retry_at = retry_at + \(microseconds), first_at = first_at + \(microseconds)
                WHERE retry_at IS NOT NULL AND run_id IN (SELECT id FROM campaign_run WHERE state IN ('sending', 'paused'))
                """)
        }
        seen.withLock { $0 = (now, elapsed) }
        return seconds
    }
}
