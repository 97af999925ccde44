public import Logging
public import ServiceLifecycle
internal import Storage

/// The sender of a running `serve`: fires schedules when their time comes and sends the runs there are, one after another.
/// While the database takes nothing (the disk is full, the file is gone), nothing is sent; it looks again every few seconds,
/// and goes on when it does. On graceful shutdown it stops as `CampaignRunner` does: nothing is left in doubt.
public struct CampaignService: Service {
    private let context: CampaignContext
    private let runner: CampaignRunner
    private let scheduler: CampaignScheduler
    private let hold: SendingHold
    private let logger: Logger
    private let progress: @Sendable (RunProgress) -> Void

    /// How often the database is asked for work, in seconds.
    private static let lookSeconds: Double = 1
    /// How often a database that takes nothing is tried, in seconds.
    private static let heldSeconds: Double = 5

    /// - Parameter hold: is told why nothing is sent.
    public init(
        _ context: CampaignContext, runner: CampaignRunner, scheduler: CampaignScheduler, hold: SendingHold = SendingHold(),
        logger: Logger,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.context = context
        self.runner = runner
        self.scheduler = scheduler
        self.hold = hold
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
        // Said once, and not every second.
        var complaint: String?
        while !Task.isCancelled {
            do {
                try await runner.checkMark()
                for firing in try await scheduler.fire(context.database, now: context.time.now()) { log(firing) }
                complaint = nil
            } catch is CancellationError {
                return
            } catch {
                if complaint != "\(error)" { logger.error("a schedule cannot be followed: \(error)") }
                complaint = "\(error)"
            }
            await look()
        }
    }

    private func log(_ firing: CampaignScheduler.Firing) {
        switch firing {
        case .started(let campaign, let run, _): logger.notice("\(campaign) starts by its schedule: run \(run)")
        case .held(let campaign, _, let reason): logger.warning("\(campaign) does not start by its schedule: \(reason)")
        case .missed(let campaign, let due):
            logger.warning(
                "\(campaign) missed its time (\(ZonedTime(due, in: context.workspace.timeZone).text)): nobody was there to start it"
            )
        }
    }

    private func keepSending() async throws {
        // A run that waits is left alone until then, unless its state changes meanwhile.
        var waits: [Int64: Wait] = [:]
        while !Task.isCancelled {
            do {
                try await runner.checkMark()
                try await sendOpenRuns(&waits)
                goesOn()
                await look()
            } catch let error as StorageError {
                // Never send unrecorded.
                await wait(.init(word: "\(error.kind)", sentence: error.message), error)
            } catch let error as CampaignError where error.kind == .restored {
                await wait(.init(word: "restored", sentence: error.message), error)
            }
        }
    }

    private func wait(_ reason: SendingHold.Reason, _ error: any Error) async {
        if hold.set(reason) { logger.error("sending is held: \(error)") }
        try? await context.time.sleep(seconds: Self.heldSeconds)
    }

    private func goesOn() {
        if hold.set(nil) { logger.notice("sending goes on") }
    }

    private func sendOpenRuns(_ waits: inout [Int64: Wait]) async throws {
        let store = context.store
        for run in try await context.database.read({ try store.openRuns($0) }) {
            guard !Task.isCancelled else { return }
            if let wait = waits[run.id], wait.state == run.state, wait.lasts(context.time) { continue }
            waits[run.id] = try await send(run.id).map { Wait(run.state, until: $0, context.time) }
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
        switch try await runner.run(
            run, waitsForRetries: false,
            progress: {
                goesOn(); progress($0)
            })
        {
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
