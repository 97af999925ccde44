internal import Mail
internal import Synchronization

/// What is on its way between the ledger and the transport, shared by the two loops of a session: one claims, writes
/// messages and records, the other listens to the transport and hands over the next message for each that is answered.
///
/// Messages are handed over under the lock, so that after `stop` none is.
final class SendingFlow: Sendable {
    /// What the claiming loop finds at a turn.
    struct Turn {
        var results: [DeliveryResult]
        var ready: Int
        var inFlight: Int
        var isStopped: Bool
        var hasEnded: Bool
    }

    private struct State {
        /// Messages written and not handed over; those before `next` are gone.
        var ready: [OutgoingMessage] = []
        var next = 0
        var inFlight: Set<Int64> = []
        var results: [DeliveryResult] = []
        var isStopped = false
        var hasEnded = false
    }

    private let transport: any MailTransport
    private let capacity: Int
    private let state = Mutex(State())
    private let changes: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(_ transport: any MailTransport) {
        self.transport = transport
        capacity = max(1, transport.capacity)
        (changes, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Fires after anything has changed; several changes may be one.
    func makeSignals() -> AsyncStream<Void>.Iterator { changes.makeAsyncIterator() }

    /// Takes what waits to be recorded.
    func turn() -> Turn {
        state.withLock { state in
            let results = state.results
            state.results = []
            return Turn(
                results: results, ready: state.ready.count - state.next, inFlight: state.inFlight.count,
                isStopped: state.isStopped, hasEnded: state.hasEnded)
        }
    }

    /// Adds messages, and hands over as many as the transport has room for.
    func offer(_ messages: [OutgoingMessage], results: [DeliveryResult]) {
        state.withLock { state in
            state.results += results
            guard !state.isStopped else {
                state.results += messages.map { DeliveryResult(contact: $0.id, result: .returned) }
                return
            }
            if state.next > 0 { state.ready = Array(state.ready[state.next...]) }
            state.next = 0
            state.ready += messages
            handOver(&state)
        }
        if !results.isEmpty { signal.yield() }
    }

    /// Listens to the transport until it has ended.
    func listen() async {
        while let reports = await transport.outcomes() {
            state.withLock { state in
                for report in reports {
                    // Nothing is recorded twice, whatever the transport says.
                    guard state.inFlight.remove(report.id) != nil else { continue }
                    state.results.append(DeliveryResult(contact: report.id, result: .reported(report)))
                }
                handOver(&state)
            }
            signal.yield()
        }
        state.withLock { state in
            // A message handed over and never heard of again is in doubt.
            for contact in state.inFlight {
                let report = DeliveryReport(id: contact, outcome: .unknown, server: "")
                state.results.append(DeliveryResult(contact: contact, result: .reported(report)))
            }
            state.inFlight = []
            state.hasEnded = true
        }
        signal.yield()
    }

    /// Hands over nothing more; what was not handed over goes back.
    func stop() {
        state.withLock { state in
            state.isStopped = true
            for message in state.ready[state.next...] {
                state.results.append(DeliveryResult(contact: message.id, result: .returned))
            }
            state.ready = []
            state.next = 0
        }
        signal.yield()
    }

    private func handOver(_ state: inout State) {
        guard !state.isStopped else { return }
        while state.next < state.ready.count, state.inFlight.count < capacity {
            let message = state.ready[state.next]
            state.next += 1
            state.inFlight.insert(message.id)
            transport.submit(message)
        }
    }
}
