public import Logging
public import ServiceLifecycle
internal import Storage

/// The sender of a running `serve`: fires schedules when their time comes and sends the runs there are, one after another.
/// On graceful shutdown it stops as `CampaignRunner` does: nothing is left in doubt.
public struct CampaignService: Service {
    private let context: CampaignContext
    private let runner: CampaignRunner
    private let scheduler: CampaignScheduler
    private let logger: Logger
    private let progress: @Sendable (RunProgress) -> Void

    /// How often the database is asked for work, in seconds.
    private static let lookSeconds: Double = 1

    public init(
        _ context: CampaignContext, runner: CampaignRunner, scheduler: CampaignScheduler, logger: Logger,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.context = context
        self.runner = runner
        self.scheduler = scheduler
        self.logger = logger
        self.progress = progress
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await keepFiring() }
                group.addTask { try await keepSending() }
                // Either ends only by an error or by shutdown, and then both do.
                defer { group.cancelAll() }
                try await group.next()
            }
        }
    }

    private func keepFiring() async throws {
        while !Task.isCancelled {
            do {
                for firing in try await scheduler.fire(context.database, now: context.time.now()) { log(firing) }
            } catch let error as StorageError {
                throw error
            } catch is CancellationError {
                return
            } catch {
                logger.error("a schedule cannot be followed: \(error)")
            }
            await look()
        }
    }

    private func log(_ firing: CampaignScheduler.Firing) {
        switch firing {
        case .started(let campaign, let run, _): logger.notice("\(campaign) starts by its schedule: run \(run)")
        case .held(let campaign, _, let reason): logger.warning("\(campaign) does not start by its schedule: \(reason)")
        case .missed(let campaign, let due):
            logger.warning("\(campaign) missed its time (\(due.seconds) seconds after 1970): nobody was there to start it")
        }
    }

    private func keepSending() async throws {
        // A run that waits is left alone until then, unless its state changes meanwhile.
        var waits: [Int64: Wait] = [:]
        while !Task.isCancelled {
            let store = context.store
            for run in try await context.database.read({ try store.openRuns($0) }) {
                guard !Task.isCancelled else { return }
                if let wait = waits[run.id], wait.state == run.state, wait.lasts(context.time) { continue }
                waits[run.id] = try await send(run.id).map { Wait(run.state, until: $0, context.time) }
            }
            await look()
        }
    }

    /// A run that is left alone for a while. The time of day may be set meanwhile: whichever of the two clocks is there first
    /// ends the waiting, and what is not due is found to wait again.
    private struct Wait {
        let state: RunState
        private let until: Instant
        private let wake: ContinuousClock.Instant

        init(_ state: RunState, until: Instant, _ time: any TimeSource) {
            (self.state, self.until) = (state, until)
            // A day is more than any message waits; a schedule's start changes the state.
            wake = time.elapsed().advanced(by: .seconds(min(time.now().seconds(until: until), 86_400)))
        }

        func lasts(_ time: any TimeSource) -> Bool { time.now() < until && time.elapsed() < wake }
    }

    /// - Returns: when to come back to the run, if it waits.
    private func send(_ run: Int64) async throws -> Instant? {
        // A failing database ends the service: never send unrecorded.
        switch try await runner.run(run, waitsForRetries: false, progress: progress) {
        case .finished: logger.notice("run \(run) is finished")
        case .paused(let reason): logger.warning("run \(run) is paused: \(reason)")
        case .cancelled: logger.notice("run \(run) was cancelled")
        case .nobody(let reason): logger.warning("run \(run): \(reason)")
        case .waiting(let until): return until
        case .interrupted: break
        }
        return nil
    }

    private func look() async {
        try? await context.time.sleep(seconds: Self.lookSeconds)
    }
}
