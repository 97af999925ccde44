import Foundation
import Mail
import Synchronization
import Testing

/// A mail server for tests. It keeps every message that reached it, over all transports, and answers as the script says.
final class ScriptedReceiver: Sendable {
    /// What it does with a message.
    struct Answer: Sendable {
        var outcome: DeliveryOutcome
        /// Whether the message arrived in a mailbox.
        var arrives: Bool
        var reply: SMTPReply?
        /// What the reply means, as it is told with a refusal.
        var reason: BounceReason? { outcome == .accepted ? nil : reply.map { BounceClassifier.classify(reply: $0).reason } }
        /// Whether the server had taken MAIL.
        var hasBegun = false

        static let accepted = Answer(
            outcome: .accepted, arrives: true, reply: SMTPReply(code: 250, enhanced: "2.0.0", text: "queued"))
        static let unknownUser = Answer(
            outcome: .hard, arrives: false, reply: SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user"))
        static let greylisted = Answer(
            outcome: .soft, arrives: false, reply: SMTPReply(code: 450, enhanced: "4.7.1", text: "greylisted"))
        static let mailboxFull = Answer(
            outcome: .soft, arrives: false, reply: SMTPReply(code: 452, enhanced: "4.2.2", text: "mailbox full"))
        static let spam = Answer(
            outcome: .policy, arrives: false, reply: SMTPReply(code: 550, enhanced: "5.7.1", text: "looks like spam"))
        static let hungUp = Answer(outcome: .notSent, arrives: false, reply: nil)
        /// Nobody listens.
        static let away = Answer(
            outcome: .unreachable(reason: "connection refused by sink:25", needsPerson: false), arrives: false, reply: nil)
        static let closingAtRecipient = Answer(
            outcome: .notSent, arrives: false, reply: SMTPReply(code: 421, enhanced: "4.7.0", text: "slow down"), hasBegun: true)
        static let tooManyRecipients = Answer(
            outcome: .notSent, arrives: false, reply: SMTPReply(code: 452, enhanced: "4.5.3", text: "too many recipients"),
            hasBegun: true)
        /// The reply to RCPT cannot be read, or the connection ends before the dot.
        static let brokenOff = Answer(outcome: .notSent, arrives: false, reply: nil, hasBegun: true)
        static let busyAtMail = Answer(
            outcome: .notSent, arrives: false, reply: SMTPReply(code: 421, enhanced: "4.3.2", text: "busy"))
        static let tooLarge = Answer(
            outcome: .configuration("the server answered 552 5.3.4 too big"), arrives: false,
            reply: SMTPReply(code: 552, enhanced: "5.3.4", text: "too big"), hasBegun: true)
        static let senderRefused = Answer(
            outcome: .configuration("The sender is refused: 553 5.1.8 who are you"), arrives: false,
            reply: SMTPReply(code: 553, enhanced: "5.1.8", text: "who are you"))
        static let lostReply = Answer(outcome: .unknown, arrives: true, reply: nil)
    }

    /// Nil holds the answer back until `release`.
    typealias Script = @Sendable (OutgoingMessage, _ attempt: Int) -> Answer?

    private struct State {
        var arrived: [Int64: [OutgoingMessage]] = [:]
        var attempts: [Int64: Int] = [:]
        var mostInFlight = 0
    }

    private let state = Mutex(State())
    private let script: Script

    init(_ script: @escaping Script = { _, _ in .accepted }) {
        self.script = script
    }

    /// What arrived, by contact.
    var arrived: [Int64: [OutgoingMessage]] { state.withLock { $0.arrived } }
    /// How often each contact was tried.
    var attempts: [Int64: Int] { state.withLock { $0.attempts } }
    var mostInFlight: Int { state.withLock { $0.mostInFlight } }

    func take(_ message: OutgoingMessage) -> DeliveryReport? {
        let attempt = state.withLock { state in
            state.attempts[message.id, default: 0] += 1
            return state.attempts[message.id, default: 0]
        }
        guard let answer = script(message, attempt) else { return nil }
        if answer.arrives { state.withLock { $0.arrived[message.id, default: []].append(message) } }
        return DeliveryReport(
            id: message.id, outcome: answer.outcome, reason: answer.reason, reply: answer.reply, server: "sink:25",
            hasBegun: answer.hasBegun)
    }

    func noteInFlight(_ count: Int) {
        state.withLock { $0.mostInFlight = max($0.mostInFlight, count) }
    }
}

/// A transport to a `ScriptedReceiver` in memory.
final class ScriptedTransport: MailTransport {
    private struct State {
        var answers: [DeliveryReport] = []
        var held: [OutgoingMessage] = []
        var inFlight = 0
        var isShut = false
        var isDead = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    let capacity: Int
    private let server: ScriptedReceiver
    private let witness: (any HandoverWitness)?
    private let isAlive: @Sendable () -> Bool
    private let state = Mutex(State())

    /// - Parameter isAlive: asked before each thing it does with a message; a dead process does nothing.
    init(
        _ server: ScriptedReceiver, capacity: Int = 8, witness: (any HandoverWitness)? = nil,
        isAlive: @escaping @Sendable () -> Bool = { true }
    ) {
        self.server = server
        self.capacity = capacity
        self.witness = witness
        self.isAlive = isAlive
    }

    func submit(_ message: OutgoingMessage) {
        let count = state.withLock { state in
            if state.isShut { Issue.record("a message was submitted after shutdown") }
            state.inFlight += 1
            return state.inFlight
        }
        if count > capacity { Issue.record("\(count) messages are in flight, and the capacity is \(capacity)") }
        server.noteInFlight(count)
        guard isAlive() else { return die() }
        witness?.handsOver(message.id)
        guard isAlive() else { return die() }
        guard let report = server.take(message) else { return state.withLock { $0.held.append(message) } }
        guard isAlive() else { return die() }
        witness?.answered(report)
        guard isAlive() else { return die() }
        answer(report)
    }

    /// Nothing is heard any more.
    private func die() {
        let waiting = state.withLock { state in
            state.isDead = true
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    private func answer(_ report: DeliveryReport) {
        let waiting = state.withLock { state in
            state.answers.append(report)
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    func outcomes() async -> [DeliveryReport]? {
        while true {
            let answers: [DeliveryReport]? = state.withLock { state in
                defer { state.answers = [] }
                guard state.answers.isEmpty else {
                    state.inFlight -= state.answers.count
                    return state.answers
                }
                return state.isShut || state.isDead ? [] : nil
            }
            if let answers { return answers.isEmpty ? nil : answers }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.isShut || state.isDead || !state.answers.isEmpty { return true }
                    state.waiting = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }

    func shutdown(deadlineSeconds: Double) async {
        let waiting = state.withLock { state in
            state.isShut = true
            // What the server still holds at the deadline is in doubt.
            let lost = state.held.map { DeliveryReport(id: $0.id, outcome: .unknown, server: "sink:25") }
            for report in lost { witness?.answered(report) }
            state.answers += lost
            state.held = []
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }
}
