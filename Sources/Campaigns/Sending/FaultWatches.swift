/// What a sender knows of its mail server from one stretch of sending to the next: how the server is, for all runs, and what
/// it said about the messages of each run that goes on.
struct FaultWatches: Sendable {
    private var backoff = RelayBackoff()
    private var runs: [Int64: FaultWatch] = [:]

    /// The watch for a stretch of a run.
    func watch(run: Int64, people: Int) -> FaultWatch {
        guard var watch = runs[run] else { return FaultWatch(people: people, backoff: backoff) }
        watch.learn(backoff)
        return watch
    }

    mutating func timeOfDayWasSet(by seconds: Double) { backoff.timeOfDayWasSet(by: seconds) }

    /// What keeps the mail server from being reached; nil when it was there.
    var trouble: String? { backoff.until == nil ? nil : backoff.trouble }

    /// - Parameter goesOn: whether the run is sent further without a person; else it begins anew when it is resumed.
    mutating func keep(_ watch: FaultWatch, run: Int64, goesOn: Bool) {
        backoff = watch.backoff
        runs[run] = goesOn ? watch : nil
    }
}
