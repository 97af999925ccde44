internal import DequeModule
internal import Foundation
internal import Logging
internal import Mail

/// The transport's thread: waits for sockets, submissions and deadlines, and moves messages between the queues and the
/// connections. Created and used on that thread alone.
final class TransportLoop {
    static let wakeToken = UInt64.max
    /// Outcomes are handed over when so many are there...
    private static let largestBatch = 64
    /// ... or when the first has waited so long, in seconds, or when nothing else is under way.
    private static let longestDelay = 0.001

    let account: SMTPAccount
    let logger: Logger
    let submissions: SubmissionQueue
    let outcomes: OutcomeQueue
    /// Hears whose message may be delivered, and what became of it.
    let witness: (any HandoverWitness)?

    var poller = Poller()
    var now = Monotonic.now()
    /// The messages that no connection has taken yet.
    var queue: Deque<OutgoingMessage> = []
    var connections: [SMTPConnection?]
    /// Slots of open connections without a message; the last used is the first to be used again.
    var idle: [Int] = []
    var connecting = 0
    var open = 0
    var window: ConnectionWindow
    var gate: ReconnectGate
    var limits = LearnedLimit()
    var bucket: TokenBucket?
    /// A moment before which no connection's deadline is due.
    var earliestDeadline = Monotonic.distantFuture
    /// The deadline of the shutdown, once it is ordered.
    var stop: Monotonic?
    /// How often messages came back untouched, by their id.
    var returns: [Int64: Int] = [:]
    let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

    private var arrivals: [OutgoingMessage] = []
    var batch: [DeliveryReport] = []
    private var batchBegan = Monotonic(nanoseconds: 0)
    /// Messages taken and not reported.
    private var outstanding = 0

    init(
        account: SMTPAccount, logger: Logger, submissions: SubmissionQueue, outcomes: OutcomeQueue,
        witness: (any HandoverWitness)?
    ) {
        self.account = account
        self.logger = logger
        self.submissions = submissions
        self.outcomes = outcomes
        self.witness = witness
        connections = Array(repeating: nil, count: account.connections)
        window = ConnectionWindow(maximum: account.connections)
        gate = ReconnectGate(account.reconnect)
        bucket = account.rate.map { TokenBucket(rate: $0, now: now) }
    }

    deinit {
        input.deallocate()
    }

    /// Runs until a shutdown is ordered and carried out.
    func run() {
        Self.blockBrokenPipeSignal()
        poller.watch(submissions.waker.descriptor, token: Self.wakeToken, reads: true, writes: false)
        var events: [Poller.Event] = []
        repeat {
            let maySleep = submissions.prepareToSleep(knowing: stop)
            events.removeAll(keepingCapacity: true)
            poller.wait(milliseconds: maySleep ? patience() : 0) { events.append($0) }
            now = .now()
            for event in events { handle(event) }
            takeSubmissions()
            if now >= earliestDeadline { attendToDeadlines() }
            if let stop, now >= stop { cancelAll() }
            feedIdle()
            openConnections()
            handOverOutcomes()
        } while stop == nil || connections.contains { $0 != nil }
        end()
    }

    /// A write to a broken connection inside the TLS library would otherwise end the process; as an error it is handled.
    private static func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func handle(_ event: Poller.Event) {
        guard event.token != Self.wakeToken else { return submissions.waker.drain() }
        // A connection that was dropped earlier in this round leaves its slot empty until the round is over.
        guard let connection = connections[Int(event.token >> 32)] else { return }
        if connection.phase == .connecting {
            let socket = Int32(truncatingIfNeeded: event.token & 0xffff_ffff)
            proceed(connection, connection.curl.drive(socket: socket, readable: event.readable, writable: event.writable))
        } else {
            if event.readable { connection.receive(through: input) }
            advance(connection)
        }
    }

    // MARK: Messages

    private func takeSubmissions() {
        let wasStopped = stop != nil
        stop = submissions.take(into: &arrivals)
        outstanding += arrivals.count
        queue.append(contentsOf: arrivals)
        arrivals.removeAll(keepingCapacity: true)
        if stop != nil {
            giveBackQueue(.notSent)
            if !wasStopped { drain() }
        } else if now < gate.notBefore {
            giveBackIfUnreachable()
        }
    }

    /// The next message that may go out now.
    func nextMessage() -> OutgoingMessage? {
        guard !queue.isEmpty, bucket?.take(now: now) ?? true else { return nil }
        return queue.popFirst()
    }

    /// Messages do not wait here for a server that is away: they go back with what was seen.
    func giveBackIfUnreachable() {
        guard let fault = gate.fault, open == 0, connecting == 0 else { return }
        giveBackQueue(.unreachable(reason: fault.reason, needsPerson: fault.kind == .configuration))
    }

    /// Reports every message that waits.
    func giveBackQueue(_ outcome: DeliveryOutcome) {
        while let message = queue.popFirst() {
            batch.append(DeliveryReport(id: message.id, outcome: outcome, server: account.server))
        }
    }

    // MARK: Outcomes

    private func handOverOutcomes() {
        guard !batch.isEmpty else { return }
        if batchBegan.nanoseconds == 0 { batchBegan = now }
        let isDue =
            batch.count >= min(Self.largestBatch, account.capacity / 4) || batch.count >= outstanding
            || now.seconds(since: batchBegan) >= Self.longestDelay
        guard isDue else { return }
        outstanding -= batch.count
        batchBegan = Monotonic(nanoseconds: 0)
        outcomes.deliver(&batch)
    }

    private func end() {
        for message in submissions.close() {
            batch.append(DeliveryReport(id: message.id, outcome: .notSent, server: account.server))
        }
        outcomes.deliver(&batch)
        outcomes.finish()
    }

    // MARK: Time

    /// How long to wait for events at most, in milliseconds.
    private func patience() -> Int32 {
        var moment = earliestDeadline
        if !batch.isEmpty { moment = min(moment, batchBegan.adding(seconds: Self.longestDelay)) }
        if let stop { moment = min(moment, stop) }
        if !queue.isEmpty {
            if !idle.isEmpty, let token = bucket?.next(now: now) { moment = min(moment, token) }
            if let opening = openingTime() { moment = min(moment, opening) }
        }
        guard moment != .distantFuture else { return -1 }
        return Int32(min(60_000, (moment.seconds(since: now) * 1_000).rounded(.up)))
    }
}
