internal import Campaigns
internal import Logging
internal import ServiceLifecycle
internal import Storage

/// The sender and the scheduler of `serve`, once no other process sends from this database.
struct SendingService: Service {
    /// How often it looks whether the other sender has gone, in seconds.
    private static let lookSeconds = 1.0

    let merpati: Merpati
    let hold: SendingHold

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                let runner = try await runner()
                let context = merpati.campaigns
                try await CampaignService(
                    context, runner: runner, scheduler: CampaignScheduler(store: context.store, gate: LetterGate(context)),
                    hold: hold, logger: merpati.logger
                ).run()
            } catch is CancellationError {
                // The orderly end.
            }
        }
    }

    private func runner() async throws -> CampaignRunner {
        var isWaiting = false
        while true {
            do {
                return try merpati.makeRunner()
            } catch let error as CampaignError where error.kind == .locked {
                if !isWaiting { merpati.logger.notice("another process is sending; waiting for its end") }
                isWaiting = true
                try await merpati.time.sleep(seconds: Self.lookSeconds)
            }
        }
    }
}
