public import Logging
internal import Mail
public import Storage
internal import Synchronization

/// Takes the mail that comes back to envelope senders (VERP) and records what it means for the contact it is about.
///
/// Whom a message is about is told by a signed token: the one in its recipient, or, for complaints to the one address for them,
/// one in the message that came back. What else it says is never asked for that. Taking a message again, or the same report by another way, does nothing.
public final class BounceIntake: Sendable {
    /// What became of a message.
    public enum Outcome: Sendable, Hashable {
        /// A failure or a complaint.
        case recorded(BounceKind, BounceRecorder.Effect)
        /// A complaint that proves no more than any reader of a forwarded letter can: that they have its link to leave.
        case unsubscribed
        /// A report that nothing failed, or not yet; or feedback that is no complaint.
        case noFailure
        case autoReply
        /// Kept for a person to look at.
        case kept
        /// There was no room to keep it.
        case dropped
        /// The run or the contact is gone.
        case unknown
        /// The recipient looks like an envelope sender but is none of ours.
        case forged
        /// The recipient is no envelope sender; or, at the address for complaints, the message is none.
        case notOurs
        /// A complaint that names no message of ours.
        case unidentified
        /// A complaint or a wish to leave about a contact that was deleted since: the address is on the suppression list now.
        case remembered
    }

    private let database: any Database
    private let minter: TokenMinter
    private let evidence: any DeliveryEvidence
    private let time: any TimeSource
    private let logger: Logger
    private let forgeries = Mutex(0)
    /// When the log last said that mail waits for a person.
    private let told = Mutex<Instant?>(nil)
    /// The log says so at most so often, in seconds.
    private static let tellSeconds = 60.0

    public init(
        database: any Database, minter: TokenMinter, evidence: any DeliveryEvidence, time: any TimeSource = SystemTime(),
        logger: Logger
    ) {
        self.database = database
        self.minter = minter
        self.evidence = evidence
        self.time = time
        self.logger = logger
    }

    /// How many messages to forged recipients have been dropped.
    public var forgedCount: Int { forgeries.withLock { $0 } }

    /// Takes one message; when it returns, the effect is on the disk.
    ///
    /// - Parameters:
    ///   - recipient: the envelope recipient (RCPT), in any case.
    ///   - message: what was received.
    public func take(recipient: String, message: ReceivedMessage) async throws -> Outcome {
        switch minter.read(recipient: recipient) {
        case .other, .unsubscribe:
            return .notOurs
        case .forged:
            forgeries.withLock { $0 += 1 }
            logger.notice("mail to a forged envelope sender dropped")
            return .forged
        case .bounce(let token):
            return try await take(believed(message.report, of: token), token, message.bytes)
        }
    }

    /// A copy of our message is no complaint unless it says so, or came quite alone; nor if it is of another message.
    private func believed(_ report: InboundReport, of token: Token) -> InboundReport {
        guard case .copy(let copy) = report else { return report }
        let inside = FeedbackToken.find(in: copy.message, by: minter)
        let isOfToken = inside.map { $0.run == token.run && $0.contact == token.contact } ?? copy.isNamedComplaint
        return isOfToken && (copy.isNamedComplaint || copy.isAlone) ? report : .other
    }

    /// Takes one message to the address for complaints (RFC 9477), which is the same for everybody: whom a complaint is about
    /// is told by the signed tokens in the message that came back with it.
    public func take(complaint message: ReceivedMessage) async throws -> Outcome {
        let (report, token): (InboundReport, Token?)
        switch message.report {
        case .feedback(let feedback): (report, token) = (message.report, FeedbackToken.find(in: feedback, by: minter))
        case .copy, .autoReply, .other:
            guard let copy = ReturnedCopy(message: message.message) else { return .notOurs }
            (report, token) = (.copy(copy), FeedbackToken.find(in: copy.message, by: minter))
        case .delivery, .words: return .notOurs
        }
        guard let token else {
            logger.notice("a complaint names no message of ours")
            return .unidentified
        }
        return try await take(report, token, message.bytes)
    }

    private func take(_ report: InboundReport, _ token: Token, _ message: [UInt8]) async throws -> Outcome {
        let now = time.now()
        let (outcome, before, after) = try await database.write { [evidence] connection in
            let before = try KeptMessages.Standing(connection)
            let step = Step(connection: connection, evidence: evidence, token: token, message: message, at: now)
            return (try step.take(report), before, try KeptMessages.Standing(connection))
        }
        logger.info(
            "mail came back", metadata: ["run": "\(token.run)", "contact": "\(token.contact)", "outcome": "\(outcome)"])
        tell(before, after, now)
        return outcome
    }

    /// Says that a person is wanted.
    private func tell(_ before: KeptMessages.Standing, _ after: KeptMessages.Standing, _ now: Instant) {
        guard after.waiting > before.waiting || after.lost > before.lost else { return }
        let isDue = told.withLock { last in
            if let last, now < last.adding(seconds: Self.tellSeconds) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        if after.lost > before.lost {
            logger.warning("no room is left for mail that a person has to look at: `merpati bounce settle` makes some")
        } else {
            logger.notice("\(KeptMessages.sentence(after.waiting)): `merpati bounce list`")
        }
    }
}
