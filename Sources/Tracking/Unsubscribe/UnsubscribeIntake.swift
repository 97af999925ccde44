public import Logging
internal import Mail
public import Storage

/// Takes the messages by which readers leave: whoever writes to the address of a letter's `List-Unsubscribe` (RFC 2369) is
/// unsubscribed as by its link. Subject and text do not matter, nor who writes: the signed token in the address says who
/// leaves, as it does in the link.
public final class UnsubscribeIntake: Sendable {
    /// What became of a message.
    public enum Outcome: Sendable, Hashable {
        case unsubscribed
        /// The contact had left before, or can no longer.
        case unchanged
        /// A machine's answer, not a reader's wish.
        case ignored
        /// The contact is gone.
        case unknown
        /// The recipient is no such address of ours.
        case notOurs
    }

    private let database: any Database
    private let minter: TokenMinter
    private let evidence: any DeliveryEvidence
    private let time: any TimeSource
    private let logger: Logger

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

    /// Takes one message; when it returns, the effect is on the disk.
    ///
    /// - Parameters:
    ///   - recipient: the envelope recipient (RCPT), in any case.
    ///   - sender: the envelope sender, empty for reports.
    ///   - message: what was received.
    public func take(recipient: String, sender: String, message: ReceivedMessage) async throws -> Outcome {
        guard case .unsubscribe(let token) = minter.read(recipient: recipient) else { return .notOurs }
        guard Self.isWish(sender: sender, message) else { return .ignored }
        let event = TrackedEvent(.unsubscribe(.mailto), run: token.run, contact: token.contact, at: time.now())
        let recorded = try await database.write { [evidence] connection in
            var writer = EventWriter(connection, evidence)
            return try writer.write(event)
        }
        let outcome: Outcome =
            switch recorded {
            case .recorded: .unsubscribed
            case .unchanged: .unchanged
            case .unknown: .unknown
            }
        logger.info(
            "a reader wrote to leave",
            metadata: ["run": "\(token.run)", "contact": "\(token.contact)", "outcome": "\(outcome)"])
        return outcome
    }

    /// Nothing of ours is ever sent from such an address, so a report or an automatic answer to it follows from a forgery,
    /// and has the null sender or says what it is. A mail program that writes on its reader's behalf is heard: it may mark
    /// its message as `auto-generated` (RFC 3834 section 5), but not as a reply.
    ///
    /// A name such as "Postmaster" alone makes no report of it: with a sender to answer to, that may be a reader's.
    private static func isWish(sender: String, _ received: ReceivedMessage) -> Bool {
        guard !sender.isEmpty, sender != "<>" else { return false }
        let message = received.message
        switch received.report {
        case .delivery, .feedback: return false
        case .words where message.header("X-Failed-Recipients") != nil: return false
        case .words, .copy, .autoReply, .other:
            return !AutoReply.isDeclared(by: message)
                || message.header("Auto-Submitted")?.lowercased().hasPrefix("auto-generated") == true
        }
    }
}
