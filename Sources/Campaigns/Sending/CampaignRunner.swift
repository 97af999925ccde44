internal import Foundation
public import Logging
public import Mail
public import Storage
internal import Synchronization

/// Sends runs: makes a mail transport for each stretch, whose messages `SendingFlow` submits. It holds the workspace's `SenderLock`, and sends one run at a time.
///
/// Cancelling the task stops it cleanly: nothing more is handed over, what is on its way is heard out until the deadline
/// and recorded, what was only claimed is given back.
public final class CampaignRunner: Sendable {
    /// How it sends.
    public struct Options: Sendable {
        /// The most contacts that are claimed at a time: those in doubt if the machine dies.
        public var batch: Int
        /// How many are claimed at a time at a slow pace: what keeps every connection busy.
        public var smallestBatch: Int
        public var retry: RetryPolicy
        /// How long messages on their way are heard out when it stops, in seconds.
        public var drainSeconds: Double

        public init(
            batch: Int = 128, smallestBatch: Int? = nil, retry: RetryPolicy = RetryPolicy(), drainSeconds: Double = 30
        ) {
            self.batch = max(2, batch)
            self.smallestBatch = smallestBatch ?? self.batch
            self.retry = retry
            self.drainSeconds = drainSeconds
        }
    }

    /// How it ended.
    public enum Result: Sendable, Equatable {
        case finished
        /// Paused, by a person or by a fault; the reason says why.
        case paused(reason: String)
        case cancelled
        /// It is over without anybody to mail; the reason says why. It can be started again.
        case nobody(reason: String)
        /// Nobody can be mailed before this moment.
        case waiting(until: Instant)
        /// It was told to stop; the run goes on when a sender comes back.
        case interrupted
    }

    private let context: CampaignContext
    private let letters: RunLetters
    private let lock: SenderLock
    private let journal: HandoverJournal
    private let mark: MarkKeeper
    private let options: Options
    private let logger: Logger
    private let makeTransport: @Sendable (any HandoverWitness) throws -> any MailTransport
    /// What is known of the mail server, from one stretch to the next.
    private let watches = Mutex(FaultWatches())
    private let isBusy = Mutex(false)
    private let clock: ClockWatch

    /// - Parameters:
    ///   - journal: of the same workspace as the lock.
    ///   - mark: beside the database.
    ///   - makeTransport: opens the transport; each stretch of sending uses one, and shuts it down. It tells the witness.
    public init(
        _ context: CampaignContext, lock: SenderLock, journal: HandoverJournal, mark: MarkFile, options: Options = Options(),
        logger: Logger,
        makeTransport: @escaping @Sendable (any HandoverWitness) throws -> any MailTransport
    ) {
        self.context = context
        letters = RunLetters(context)
        self.lock = lock
        self.journal = journal
        self.mark = MarkKeeper(file: mark)
        self.options = options
        self.logger = logger
        self.makeTransport = makeTransport
        clock = ClockWatch(context.time)
    }

    /// Enters the run's audience into the ledger if that is not done, and sends it.
    ///
    /// - Parameters:
    ///   - waitsForRetries: whether to wait for deferred messages; else `waiting` tells when to come back.
    ///   - progress: called after each batch.
    /// - Returns: how it ended; a campaign that cannot be sent as it is (its template, a segment) is paused with the reason.
    /// - Throws: `CampaignError` of kind `locked` when this runner is busy, of kind `restored` when the database is not the one
    ///   that was sent from last; `StorageError` when the database fails, after
    ///   which nothing more was handed over.
    public func run(
        _ id: Int64, waitsForRetries: Bool = true, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws -> Result {
        try acquire()
        defer { isBusy.withLock { $0 = false } }
        do {
            try await checkMark()
            try await enterAudience(id)
            while true {
                let result = try await stretch(id, progress)
                guard case .waiting(let until) = result else { return result }
                try Task.checkCancellation()
                guard waitsForRetries else { return result }
                progress(try await standstill(id, until: until))
                try await wait(id, until: until)
            }
        } catch is CancellationError {
            return .interrupted
        } catch let error as StorageError {
            throw error
        } catch let error as CampaignError where error.kind == .restored {
            throw error
        } catch {
            return try await pause(id, "\(error)")
        }
    }

    /// - Throws: `CampaignError` of kind `restored` when the database is not the one that was sent from last.
    func checkMark() async throws {
        try await mark.check(context.database)
    }

    /// A run that cannot be sent as it is (its template is gone, a segment no longer fits) waits for a person.
    private func pause(_ id: Int64, _ reason: String) async throws -> Result {
        let (store, now) = (context.store, context.time.now())
        try await context.database.write { connection in
            try store.pauseRun(connection, id, by: .init(actor: "sender", reason: reason), at: now)
        }
        return .paused(reason: reason)
    }

    /// Two stretches at once would take each other for dead.
    private func acquire() throws(CampaignError) {
        let wasBusy = isBusy.withLock { busy in
            defer { busy = true }
            return busy
        }
        if wasBusy { throw CampaignError(.locked, "this sender is busy with another run") }
    }

    private func enterAudience(_ id: Int64) async throws {
        let context = context
        let run = try await context.database.read { [store = context.store] in try store.run($0, id: id) }
        guard run.state == .entering else { return }
        let letter = try await letters.letter(of: run)
        while true {
            try await RunSegments.prepare(context, run, letter.definition)
            do {
                _ = try await AudienceEntry(store: context.store).enter(
                    context.database, run: id, query: { try RunAudience.query($0, $1, context, letter) },
                    by: .init(actor: "sender", reason: "its audience is entered"), now: { context.time.now() })
                return
            } catch is RunSegments.Moved {
                logger.notice("a segment of run \(id) was edited while its audience was entered: it is entered anew")
                try await RunSegments.beginAnew(context, run)
            }
        }
    }

    // MARK: One stretch

    private func stretch(_ id: Int64, _ progress: @escaping @Sendable (RunProgress) -> Void) async throws -> Result {
        let moved = try await clock.follow(context.database)
        watches.withLock { $0.timeOfDayWasSet(by: moved) }
        let sender = String(UInt64.random(in: 0...UInt64.max), radix: HandoverJournal.senderRadix)
        let (run, counts) = try await attach(id, sender)
        guard run.state == .sending else { return try await outcome(id, RelayBackoff()) }
        let letter = try await letters.letter(of: run)
        let ready = try await context.database.write { [context] in try ReadyLetter($0, run, letter, context) }
        let claims = ClaimOwner(run: id, campaign: run.campaignID, sender: sender, retry: options.retry)
        let ledger = Ledger(
            database: context.database, store: context.store, claims: claims, journal: journal, mark: mark,
            onList: ready.onList, reader: ready.reader)
        var options = options
        options.batch = ready.batch(options.batch)
        beginJournal(claims, batch: options.batch)
        try await mark.begin(context.database)
        defer { mark.file.letGo() }
        let transport = try makeTransport(journal)
        let flow = SendingFlow(transport)
        let (start, watch) = (context.time.elapsed(), watches.withLock { $0.watch(run: id, people: counts.total) })
        let meter = RunSpeed(run: id, since: start, accepted: counts[.accepted])
        // Not a child of this task: being told to stop must not interrupt what records.
        let sending = Task { [self, options, time = context.time, clock] in
            let session = SendingSession(
                ledger, BatchComposer(ready), flow, transport, options, time, clock, watch: watch, counts: counts
            ) {
                progress(meter.progress($0, at: time.elapsed()))
            }
            try await session.run()
            let left = session.watch
            try await detach(id, sender)
            let result = try await outcome(id, left.backoff)
            watches.withLock { watches in
                let goesOn = if case .waiting = result { true } else { false }
                watches.keep(left, run: id, goesOn: goesOn)
            }
            return result
        }
        return try await withTaskCancellationHandler {
            try await sending.value
        } onCancel: {
            flow.stop()
        }
    }

    /// Takes over the run: other senders are dead (`SenderLock`), and what they had claimed is resolved by their journal, or is
    /// in doubt.
    private func attach(_ id: Int64, _ sender: String) async throws -> (CampaignRun, DeliveryCounts) {
        let (store, now) = (context.store, context.time.now())
        let (evidence, retry) = (journal.evidence(), options.retry)
        let (run, recovered) = try await context.database.write { connection in
            let recovered = try LedgerRecovery.recover(connection, evidence, sender: sender, retry: retry, at: now)
            let run = try store.run(connection, id: id)
            if run.state == .sending {
                try connection.execute("UPDATE campaign_run SET sender = \(sender) WHERE id = \(id)")
                // Nothing is deferred for longer: the time of day was set back while nobody looked.
                try connection.execute(
                    "UPDATE delivery SET retry_at = \(now) WHERE run_id = \(id) AND retry_at > \(now.adding(seconds: retry.ceiling))"
                )
            }
            return (run, recovered)
        }
        if recovered != LedgerRecovery.Recovered() {
            logger.warning(
                """
                a sender died; of the messages that it had claimed, \(recovered.answered) had been answered, \(recovered.returned) not \
                handed over, and in doubt: \(recovered.unknown); `campaign report` lists those
                """)
        }
        return (run, try await context.database.read { try DeliveryCounts($0, run: id) })
    }

    /// Only now, when the claims that the journal before was about are resolved. A run is sent without one where it must be.
    private func beginJournal(_ claims: ClaimOwner, batch: Int) {
        do throws(CampaignError) {
            // While a commit is under way, what it records and what it claims both have slots.
            try journal.begin(run: claims.run, sender: claims.sender, slots: 2 * batch)
        } catch {
            logger.warning("no journal is kept: after a crash every message claimed will be in doubt: \(error)")
        }
    }

    /// Lets go of the run, unless something claimed was not recorded: then the next sender finds out what.
    private func detach(_ id: Int64, _ sender: String) async throws {
        let hasClaims = try await context.database.read { connection in
            try connection.exists("SELECT 1 FROM delivery WHERE run_id = \(id) AND state = 'claimed' AND claimed_by = \(sender)")
        }
        guard !hasClaims else { return }
        try await context.database.write { connection in
            _ = try connection.execute("UPDATE campaign_run SET sender = NULL WHERE id = \(id) AND sender = \(sender)")
        }
    }

    /// What comes next, by the ledger's word.
    private func outcome(_ id: Int64, _ backoff: RelayBackoff) async throws -> Result {
        let (store, now) = (context.store, context.time.now())
        let (run, next) = try await context.database.read { connection in
            (try store.run(connection, id: id), try Self.nextDue(connection, id, now))
        }
        switch run.state {
        case .finished, .missed: return .finished
        case .cancelled: return .cancelled
        // Past its time, it is for the schedule to say what becomes of it.
        case .waiting: return .waiting(until: max(run.startsAt, now.adding(seconds: Self.stretchSeconds)))
        case .paused, .entering: return .paused(reason: run.reason ?? "")
        case .sending: break
        }
        if let next {
            // Those whose time comes soon after one another share a stretch.
            let soon = next > now ? now.adding(seconds: Self.stretchSeconds) : now
            return .waiting(until: max(next, soon, backoff.until ?? soon))
        }
        return try await complete(id, now)
    }

    /// Ends the run when nobody in it is left to be mailed, and not before.
    private func complete(_ id: Int64, _ now: Instant) async throws -> Result {
        let store = context.store
        let nobody = try await whyNobody(id)
        return try await context.database.write { connection in
            let run = try store.run(connection, id: id)
            guard run.state == .sending else { return run.state == .cancelled ? .cancelled : .paused(reason: run.reason ?? "") }
            if let next = try Self.nextDue(connection, id, now) { return .waiting(until: next) }
            if let nobody {
                try store.endWithNobody(connection, id, by: .init(actor: "sender", reason: nobody), at: now)
                return .nobody(reason: nobody)
            }
            try store.complete(connection, id, by: .init(actor: "sender", reason: "nobody is left to be mailed"), at: now)
            return .finished
        }
    }

    /// Why there was nobody whom the run could mail, when it is so.
    private func whyNobody(_ id: Int64) async throws -> String? {
        let mailed = try await context.database.read { connection in
            // Whoever is in a sample once more got it before.
            try connection.exists(
                "SELECT 1 FROM delivery WHERE run_id = \(id) AND (state <> 'skipped' OR reason = 'already_mailed')")
        }
        guard !mailed else { return nil }
        let report = try await context.database.read { [store = context.store] in try CampaignReport($0, store, run: id) }
        let leftOut = try await RunOmissions(context).steps(of: id)
        return CampaignPlan.whyNobody(leftOut, skipped: report.skippedReasons)
    }

    /// When the next contact can be mailed, or nil when nobody is left.
    private static func nextDue(_ connection: any Connection, _ id: Int64, _ now: Instant) throws -> Instant? {
        try connection.first(
            """
            SELECT COUNT(*), MIN(COALESCE(retry_at, \(now))) FROM delivery
            WHERE run_id = \(id) AND state IN ('queued', 'claimed', 'deferred')
            """
        ) { row in row.integer(0) == 0 ? nil : row.instant(1) } ?? nil
    }

    /// The least time between two stretches, in seconds.
    private static let stretchSeconds: Double = 2

    // MARK: Waiting

    /// How often a waiting sender looks whether the run was paused or cancelled meanwhile, in seconds.
    private static let lookSeconds: Double = 2

    /// For people who watch: why nothing is sent until then.
    private func standstill(_ id: Int64, until: Instant) async throws -> RunProgress {
        let trouble = watches.withLock { $0.trouble }
        let (counts, reply, state) = try await context.database.read { [store = context.store] connection in
            let reply = try connection.text(
                """
                SELECT COALESCE(server || ': ', '') || reply FROM delivery
                WHERE run_id = \(id) AND state = 'deferred' AND reply IS NOT NULL ORDER BY recorded_at DESC LIMIT 1
                """)
            return (try DeliveryCounts(connection, run: id), reply, try store.run(connection, id: id).state)
        }
        let putOff = reply.map { "put off by \($0)" } ?? "its messages were put off"
        let reason = state == .waiting ? "its time has not come" : trouble ?? putOff
        return RunProgress(run: id, counts: counts, rate: 0, standstill: .init(reason: reason, until: until))
    }

    private func wait(_ id: Int64, until: Instant) async throws {
        let (store, time) = (context.store, context.time)
        let before = try await context.database.read { try store.run($0, id: id) }
        guard before.state == .sending || before.state == .waiting else { return }
        let (begin, seconds) = (time.elapsed(), time.now().seconds(until: until))
        // The time of day may be set meanwhile: whichever of the two clocks is there first ends the waiting, and what is not
        // due is waited for anew.
        while time.now() < until, case let left = seconds - time.seconds(since: begin), left > 0 {
            try await time.sleep(seconds: min(left, Self.lookSeconds))
            let run = try await context.database.read { try store.run($0, id: id) }
            if run.state != before.state || run.startsAt != before.startsAt { return }
        }
    }
}
