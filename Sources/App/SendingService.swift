internal import Campaigns
internal import Foundation
internal import Logging
public import ServiceLifecycle
internal import Storage

/// The sender and the scheduler of `serve`: fires schedules when their time comes, and sends every run that is open,
/// one after the other. When the program is told to stop it drains and ends.
public struct SendingService: Service {
    /// How often it looks for work, in seconds.
    private static let lookSeconds = 1.0

    private let merpati: Merpati
    private let options: CampaignRunner.Options

    public init(_ merpati: Merpati, options: CampaignRunner.Options = .init()) {
        self.merpati = merpati
        self.options = options
    }

    public func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await work()
            } catch is CancellationError {
                // The orderly end.
            }
        }
    }

    private func work() async throws {
        let runner = try await runner()
        let scheduler = CampaignScheduler(store: merpati.campaigns.store)
        var waiting: [Int64: Instant] = [:]
        while !Task.isCancelled {
            report(try await scheduler.fire(merpati.database, now: merpati.time.now()))
            let open = try await merpati.database.read { [store = merpati.campaigns.store] in try store.openRuns($0) }
            let now = merpati.time.now()
            for run in open where (waiting[run.id] ?? now) <= now && !Task.isCancelled {
                waiting[run.id] = await send(run, runner)
            }
            try await merpati.time.sleep(until: merpati.time.now().adding(seconds: Self.lookSeconds))
        }
    }

    /// Waits until no other process sends.
    private func runner() async throws -> CampaignRunner {
        var isWaiting = false
        while true {
            do {
                return try merpati.makeRunner(options)
            } catch let error as CampaignError where error.kind == .locked {
                if !isWaiting { merpati.logger.notice("another process is sending; waiting for its end") }
                isWaiting = true
                try await merpati.time.sleep(until: merpati.time.now().adding(seconds: Self.lookSeconds))
            }
        }
    }

    /// - Returns: when to look at the run again, or nil for as soon as it is open.
    private func send(_ run: CampaignRun, _ runner: CampaignRunner) async -> Instant? {
        do {
            let result = try await runner.run(run.id, waitsForRetries: false)
            switch result {
            case .waiting(let until): return until
            case .paused(let reason): merpati.logger.warning("run \(run.id) is paused: \(reason)")
            case .finished, .cancelled: merpati.logger.notice("run \(run.id) is \(result == .finished ? "finished" : "cancelled")")
            case .interrupted: break
            }
            return nil
        } catch {
            // One campaign that cannot be sent must not stop the others; it is tried again after a while.
            merpati.logger.error("run \(run.id) cannot be sent: \(error)")
            return merpati.time.now().adding(seconds: 60)
        }
    }

    private func report(_ firings: [CampaignScheduler.Firing]) {
        for firing in firings {
            switch firing {
            case .started(let campaign, let run, _): merpati.logger.notice("the schedule of \(campaign) began run \(run)")
            case .missed(let campaign, let due):
                merpati.logger.warning("\(campaign) missed its time at \(Date(timeIntervalSince1970: Double(due.seconds)))")
            }
        }
    }
}
