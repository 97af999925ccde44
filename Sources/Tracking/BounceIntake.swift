internal import Audience
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

extension BounceIntake {
    /// The work on one message inside its transaction.
    private struct Step {
        let connection: any Connection
        let evidence: any DeliveryEvidence
        let token: Token
        let message: [UInt8]
        let at: Instant

        func take(_ report: InboundReport) throws -> Outcome {
            let key = try connection.text("SELECT address_key FROM contact WHERE id = \(token.contact)")
            if key == nil { return try takeAfterDeletion(report) }
            guard let key, let campaign = try evidence.campaign(connection, run: token.run) else { return .unknown }
            switch report {
            case .delivery(let report): return try take(report, key, campaign)
            case .feedback(let report): return try take(report, campaign)
            case .words(let report): return try take(report, campaign)
            case .copy: return try complain(campaign)
            case .autoReply: return .autoReply
            case .other: return try keep("neither a report nor an automatic reply")
            }
        }

        private func take(_ report: DeliveryStatusReport, _ key: String, _ campaign: Int64) throws -> Outcome {
            guard let recipient = Self.recipient(of: report, key) else { return try keep("a report about several recipients") }
            let found = BounceClassifier.classify(recipient, in: report)
            let kind: BounceKind
            switch found.kind {
            case _ where recipient.action == .delayed: return .noFailure  // the other server goes on trying
            case .other: return found.reason == .autoReply ? .autoReply : .noFailure
            case .hard: kind = .hard
            case .soft: kind = .soft
            case .policy: kind = .policy
            }
            if found.reason == .other { _ = try keep("a failure for a reason that no rule knows") }
            return try record(
                kind, campaign, reason: found.reason.rawValue,
                code: recipient.status.flatMap { EnhancedStatus(in: $0)?.description },
                diagnostic: recipient.diagnosticCode)
        }

        /// Words are guessed from: without a rule that knows them a person has to look.
        private func take(_ report: WordedReport, _ campaign: Int64) throws -> Outcome {
            guard !report.isDelay else { return .noFailure }
            let found = report.meaning
            guard found.reason != .other, let kind = BounceKind(rawValue: found.kind.rawValue) else {
                return try keep("a failure told in words that no rule knows")
            }
            return try record(
                kind, campaign, reason: found.reason.rawValue, code: EnhancedStatus(in: report.explanation)?.description,
                diagnostic: report.explanation)
        }

        /// Only `abuse` is the reader's complaint (RFC 5965 section 7.3); others say something about mail servers.
        private func take(_ report: FeedbackReport, _ campaign: Int64) throws -> Outcome {
            switch report.wish {
            case .complain: try complain(campaign)
            case .leave: try unsubscribe(.feedback)
            case nil where report.isNoComplaint: .noFailure
            case nil: try keep("feedback of type \(report.feedbackType.prefix(40))")
            }
        }

        /// The token of a link to leave proves no more than that its reader may leave.
        private func complain(_ campaign: Int64) throws -> Outcome {
            if token.purpose == .unsubscribe { return try unsubscribe(.complaint) }
            return try record(.complaint, campaign, reason: "abuse", code: nil, diagnostic: nil)
        }

        private func unsubscribe(_ means: UnsubscribeMeans) throws -> Outcome {
            var writer = EventWriter(connection, evidence)
            _ = try writer.write(TrackedEvent(.unsubscribe(means), run: token.run, contact: token.contact, at: at))
            return .unsubscribed
        }

        /// Who complains, or leaves, after having been deleted must not be mailed when the address comes back.
        private func takeAfterDeletion(_ report: InboundReport) throws -> Outcome {
            let status: ContactStatus
            switch report {
            case .copy: status = token.purpose == .unsubscribe ? .unsubscribed : .complained
            case .feedback(let report):
                guard let wish = report.wish else { return .unknown }
                status = wish == .leave || token.purpose == .unsubscribe ? .unsubscribed : .complained
            case .delivery, .words, .autoReply, .other: return .unknown
            }
            if let successor = try DeletedContacts.successor(connection, of: token.contact) {
                try StatusMachine.change(
                    connection, successor, to: status, cause: status == .complained ? .complaint : .unsubscribe,
                    actor: "bounce", evidence: "run \(token.run): as a contact that was deleted", at: at)
                return .remembered
            }
            return try DeletedContacts.suppress(connection, token.contact, status: status, at: at) == nil
                ? .unknown : .remembered
        }

        private func record(
            _ kind: BounceKind, _ campaign: Int64, reason: String, code: String?, diagnostic: String?
        ) throws -> Outcome {
            let effect = try BounceRecorder.record(
                connection, contact: token.contact, campaign: campaign, run: token.run, kind: kind, reason: reason, code: code,
                diagnostic: diagnostic, at: at)
            try evidence.evidence(
                connection, run: token.run, contact: token.contact, kind: kind == .complaint ? .complained : .bounced(kind),
                at: at)
            return .recorded(kind, effect)
        }

        private func keep(_ why: String) throws -> Outcome {
            try KeptMessages.keep(connection, message, token: token, why: why, at: at) ? .kept : .dropped
        }

        /// The recipient that the report is about: each of our messages has one, but a mailing list or a forwarding server
        /// on the way may report several.
        private static func recipient(of report: DeliveryStatusReport, _ key: String) -> DeliveryStatusReport.Recipient? {
            let named = report.recipients.filter { recipient in
                [recipient.originalRecipient, recipient.finalRecipient].contains {
                    $0.flatMap { try? EmailAddress(parsing: $0).key } == key
                }
            }
            if let named = named.first(where: { $0.action == .failed }) ?? named.first { return named }
            let all = report.recipients
            return all.count == 1 || all.allSatisfy { $0.action == .failed } ? all.first : nil
        }
    }
}
