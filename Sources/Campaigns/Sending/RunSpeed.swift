internal import Storage

/// Turns counts into progress: the rate since this sender began, and the time left at that rate.
struct RunSpeed: Sendable {
    let run: Int64
    let since: Instant
    /// What had been accepted before.
    let accepted: Int

    func progress(_ counts: DeliveryCounts, at now: Instant) -> RunProgress {
        let seconds = Double(now.microseconds - since.microseconds) / 1e6
        let rate = seconds > 0 ? Double(counts[.accepted] - accepted) / seconds : 0
        let left = counts[.queued] + counts[.claimed]
        return RunProgress(run: run, counts: counts, rate: rate, secondsLeft: rate > 0 ? Double(left) / rate : nil)
    }
}
