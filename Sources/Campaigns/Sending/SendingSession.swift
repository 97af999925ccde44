internal import Foundation
internal import Mail
internal import Storage

/// One stretch of sending a run: from attaching to it until nobody can be claimed any more, it was paused, or it is told to
/// stop. While one batch is in flight the next is claimed and written.
///
/// Claims outstanding never exceed what `ClaimSize` says, and one batch: that many messages at most are in doubt when the
/// machine dies.
final class SendingSession {
    private let ledger: Ledger
    private let composer: BatchComposer
    private let flow: SendingFlow
    private let transport: any MailTransport
    private let options: CampaignRunner.Options
    private let time: any TimeSource
    private let clock: ClockWatch
    private let report: (DeliveryCounts) -> Void

    private var cursor: Int64 = 0
    private var isExhausted = false
    private var nextRetry: Instant?
    private var isClosing = false
    private var size: ClaimSize
    private(set) var watch: FaultWatch
    private(set) var counts: DeliveryCounts

    init(
        _ ledger: Ledger, _ composer: BatchComposer, _ flow: SendingFlow, _ transport: any MailTransport,
        _ options: CampaignRunner.Options, _ time: any TimeSource, _ clock: ClockWatch, watch: FaultWatch, counts: DeliveryCounts,
        report: @escaping (DeliveryCounts) -> Void
    ) {
        self.ledger = ledger
        self.composer = composer
        self.flow = flow
        self.transport = transport
        self.options = options
        size = ClaimSize(least: options.smallestBatch, most: options.batch)
        self.time = time
        self.clock = clock
        self.watch = watch
        self.counts = counts
        self.report = report
    }

    /// Sends until there is nothing to do; everything claimed is recorded when it returns.
    func run() async throws {
        let flow = flow
        async let listening: Void = flow.listen()
        do {
            try await claimAndRecord()
        } catch {
            // Never send unrecorded. What is on its way is heard out and, if the database can again, recorded.
            flow.stop()
            await transport.shutdown(deadlineSeconds: options.drainSeconds)
            await listening
            let turn = flow.turn()
            _ = try? await ledger.exchange(unrecorded + turn.results, wanted: 0, after: cursor, now: time.now())
            throw error
        }
        await transport.shutdown(deadlineSeconds: options.drainSeconds)
        await listening
    }

    /// Results of an exchange that has not succeeded.
    private var unrecorded: [DeliveryResult] = []

    private func claimAndRecord() async throws {
        var signals = flow.makeSignals()
        while true {
            var turn = flow.turn()
            if turn.isStopped { await close() }
            let wanted = turn.isStopped ? 0 : wanted(outstanding: turn.ready + turn.inFlight)
            if wanted == 0, turn.results.isEmpty {
                let isIdle = turn.ready + turn.inFlight == 0
                if turn.hasEnded || isIdle && !isClosing { return }
                _ = await signals.next()
                continue
            }
            if wanted == 0, turn.results.count < size.current / 2, !turn.hasEnded {
                // Outcomes come in trickles: a group shares one commit.
                try? await Task.sleep(for: .milliseconds(2))
                turn.results += flow.turn().results
            }
            try await exchange(turn.results, wanted)
        }
    }

    /// As many as there is room for, as far as the ledger has any and the server is well.
    private func wanted(outstanding: Int) -> Int {
        let room = size.room(outstanding: outstanding)
        guard room > 0 else { return 0 }
        let now = time.now()
        if let until = watch.backoff.until, now < until { return 0 }
        guard !isExhausted || nextRetry.map({ $0 <= now }) ?? false else { return 0 }
        return room
    }

    private func exchange(_ results: [DeliveryResult], _ wanted: Int) async throws {
        unrecorded = results
        try await followClock()
        let (now, begin) = (time.now(), time.elapsed())
        var results = results
        let fault = watch.observe(&results, at: now, chance: Double.random(in: 0..<1))
        let wanted = fault == nil && watch.backoff.until.map({ $0 <= now }) ?? true ? wanted : 0
        unrecorded = results
        let claim = try await ledger.exchange(results, wanted: wanted, after: cursor, fault: fault, now: now)
        unrecorded = []
        size.exchanged(recorded: results.count, from: begin, to: time.elapsed())
        for move in claim.moves { counts.move(from: move.from, to: move.to) }
        report(counts)
        guard claim.state == .sending else {
            flow.stop()
            return
        }
        if wanted > 0 {
            cursor = claim.cursor
            isExhausted = claim.isExhausted
            nextRetry = claim.nextRetry
        }
        if !claim.recipients.isEmpty { try await write(claim.recipients, now) }
    }

    private func followClock() async throws {
        let seconds = try await clock.follow(ledger.database)
        guard seconds != 0 else { return }
        watch.timeOfDayWasSet(by: seconds)
        nextRetry = nextRetry?.adding(seconds: seconds)
    }

    private func write(_ recipients: [Claim.Recipient], _ now: Instant) async throws {
        var messages: [OutgoingMessage] = []
        messages.reserveCapacity(recipients.count)
        var results: [DeliveryResult] = []
        let date = Date(timeIntervalSince1970: Double(now.seconds))
        let compositions = await composer.compose(recipients, date: date)
        for (index, (recipient, composition)) in zip(recipients, compositions).enumerated() {
            switch composition {
            case .message(let message): messages.append(message)
            case .refused(let reason): results.append(.init(contact: recipient.contact, result: .refused(reason: reason)))
            case .skipped(let reason): results.append(.init(contact: recipient.contact, result: .skipped(reason: reason)))
            case .stop(let reason):
                // Whoever was written before may go; from here on nobody does until a person has looked.
                results += recipients[index...].map { .init(contact: $0.contact, result: .returned) }
                flow.offer(messages, results: [])
                try await exchangeFault(results, reason)
                return
            }
        }
        flow.offer(messages, results: results)
    }

    private func exchangeFault(_ results: [DeliveryResult], _ reason: String) async throws {
        unrecorded = results
        let claim = try await ledger.exchange(results, wanted: 0, after: cursor, fault: Fault(reason: reason), now: time.now())
        unrecorded = []
        for move in claim.moves { counts.move(from: move.from, to: move.to) }
        flow.stop()
    }

    /// Lets the transport finish what it has begun; it ends by itself then.
    private func close() async {
        guard !isClosing else { return }
        isClosing = true
        let (transport, seconds) = (transport, options.drainSeconds)
        Task { await transport.shutdown(deadlineSeconds: seconds) }
    }
}
