/// Hands finished messages to a mail server. It keeps no record of its own: its callers write down each message before they submit
/// it, and its outcome after.
///
/// `CampaignRunner` makes one for each stretch of a run: `SendingFlow` submits, from whichever task has a message ready or has just
/// heard an outcome, and one task of `SendingSession` waits for outcomes. `TestSender` submits tests to single addresses. Both may
/// be called from any thread; the work is done on a thread of the transport's own.
///
/// A transport for a run gets a `HandoverWitness`. What the witness was not told of is sent again after a crash, so a transport that
/// does not call it mails people twice.
public protocol MailTransport: Sendable {
    /// Takes a message without waiting; its outcome is delivered exactly once by `outcomes`. The caller keeps
    /// the number of messages that it has submitted and not heard of within `capacity`.
    func submit(_ message: OutgoingMessage)

    /// Waits until at least one outcome is there and returns all that are, or nil after `shutdown` when none
    /// is left. One caller at a time.
    func outcomes() async -> [DeliveryReport]?

    /// How many messages are worth having submitted at once: a small multiple of the connections.
    var capacity: Int { get }

    /// Takes nothing more, lets what was handed to a connection finish until the deadline, then closes. Messages
    /// that never reached a connection come back as `.notSent`.
    func shutdown(deadlineSeconds: Double) async
}

/// One message with its envelope, ready for the wire.
public struct OutgoingMessage: Sendable {
    /// The caller's own number for it, given back with the outcome.
    public var id: Int64
    /// The envelope sender without angle brackets, already ASCII unless `needsSMTPUTF8`.
    public var envelopeSender: String
    /// The one recipient without angle brackets, already in wire form.
    public var recipient: String
    /// Headers and body with CRLF line ends, not dot-stuffed.
    public var bytes: [UInt8]
    /// Whether an address has a non-ASCII local part (RFC 6531).
    public var needsSMTPUTF8: Bool

    public init(id: Int64, envelopeSender: String, recipient: String, bytes: [UInt8], needsSMTPUTF8: Bool = false) {
        self.id = id
        self.envelopeSender = envelopeSender
        self.recipient = recipient
        self.bytes = bytes
        self.needsSMTPUTF8 = needsSMTPUTF8
    }
}

/// What became of one message.
public struct DeliveryReport: Sendable, Equatable {
    public var id: Int64
    public var outcome: DeliveryOutcome
    /// Why the message was refused or put off, as the words and codes of the reply say; nil without a refusal.
    public var reason: BounceReason?
    /// The server's last reply to this message, when there was one.
    public var reply: SMTPReply?
    /// The server that answered, as host:port.
    public var server: String
    /// Whether the server had taken MAIL: what went wrong then may be about this recipient or this message, and not about
    /// the server's state.
    public var hasBegun: Bool

    public init(
        id: Int64, outcome: DeliveryOutcome, reason: BounceReason? = nil, reply: SMTPReply? = nil, server: String,
        hasBegun: Bool = false
    ) {
        self.id = id
        self.outcome = outcome
        self.reason = reason
        self.reply = reply
        self.server = server
        self.hasBegun = hasBegun
    }
}

/// What a server's answer to a message means; what follows for the contact is in docs/campaigns.md and docs/bounces.md.
public enum DeliveryOutcome: Sendable, Equatable {
    /// The server took responsibility: any 2xx after the dot.
    case accepted
    /// The recipient's address does not work: a hard bounce.
    case hard
    /// Try again later.
    case soft
    /// Refused for the sender's sake (policy, spam, reputation): never the contact's fault.
    case policy
    /// Certainly not sent, and nothing of it will be written any more (421, connection lost before the dot): try again. Nobody's fault, unless it happens again and
    /// again to this message alone.
    case notSent
    /// No connection to the server came about: nobody's fault, try again when it is back. The reason says what was seen.
    /// - Parameter needsPerson: trying again would not help: authentication, TLS, a server that wants nothing of us.
    case unreachable(reason: String, needsPerson: Bool)
    /// The server refused this message for what the settings or the content are (sender refused, too large).
    case configuration(String)
    /// The dot was sent and its reply lost (RFC 1047): perhaps delivered.
    case unknown
}

/// A reply of a mail server (RFC 5321 section 4.2) with its enhanced code (RFC 3463), when it has one.
public struct SMTPReply: Sendable, Equatable {
    public var code: Int
    /// The enhanced status code, as "5.1.1".
    public var enhanced: String?
    /// The text without codes; lines are joined by a space; at most 512 bytes are kept.
    public var text: String

    public init(code: Int, enhanced: String? = nil, text: String) {
        self.code = code
        self.enhanced = enhanced
        self.text = text
    }
}
