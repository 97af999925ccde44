internal import Storage

/// Turns counts into progress: the rate since this sender began, and the time left at that rate.
struct RunSpeed: Sendable {
    let run: Int64
    let since: ContinuousClock.Instant
    /// What had been accepted before.
    let accepted: Int

    func progress(_ counts: DeliveryCounts, at now: ContinuousClock.Instant) -> RunProgress {
        let seconds = (now - since) / .seconds(1)
        let rate = seconds > 0 ? Double(counts[.accepted] - accepted) / seconds : 0
        let left = counts[.queued] + counts[.claimed]
        return RunProgress(run: run, counts: counts, rate: rate, secondsLeft: rate > 0 ? Double(left) / rate : nil)
    }
}
