package import Mail

/// The sending side of one SMTP connection after EHLO and AUTH, as a pure state machine: bytes, closings and timeouts
/// go in; bytes to write, outcomes and the wish for another message or for closing come out. It knows no socket and no
/// clock.
///
/// With PIPELINING (RFC 2920) `MAIL RCPT DATA` goes out in one write, and the envelope of the next message in the same
/// write as a body and its dot: one round trip a message. Without it one command waits for the reply to the one before.
///
/// The caller repeats: give it what arrived, take the reports, start messages while it wants one, write the output.
package struct SMTPSession: Sendable {
    /// The reply that is waited for.
    package enum Awaiting: Sendable, Equatable {
        case nothing, reset, mail, recipient, data
        case dot
        /// The dot of an empty body that nobody gets: all recipients were refused, and DATA was accepted nevertheless.
        case discardedDot
        case quit
    }

    /// A message that can go over another connection.
    package struct Returned: Sendable {
        package var message: OutgoingMessage
        /// What the server said to MAIL, unless that was about the connection alone: the outcome, if a fresh connection gets no
        /// further.
        package var refusal: DeliveryReport?
    }

    package let capabilities: SMTPCapabilities
    /// The server as host:port, for the reports.
    package let server: String
    /// How many messages may be started on this connection. The shell lowers it when it learns the server's own limit.
    package var messageLimit: Int

    package private(set) var awaiting = Awaiting.nothing
    /// Why the connection has to be closed at once, when it has to.
    package private(set) var closing: SMTPClosing?
    /// The outcomes that the caller has not taken yet.
    package private(set) var reports: [DeliveryReport] = []
    /// Messages that the server has not touched although the connection is over: they can go over another.
    package private(set) var returned: [Returned] = []
    /// The server has said that it takes no more messages on this connection.
    package private(set) var isFull = false
    /// Messages whose dot was answered.
    package private(set) var completed = 0
    /// Complete replies so far but for 421: a reply's time starts anew with each, and a connection without any was no use.
    package private(set) var replies = 0

    private var parser = ReplyParser()
    private var stream = OutgoingStream()
    /// The message whose replies are awaited.
    private var active: OutgoingMessage?
    /// The message whose envelope was written behind the active one's body.
    private var ahead: OutgoingMessage?
    /// The active message's outcome is known; the replies to the rest of its commands mean nothing.
    private var isSettled = false
    /// The server has said yes to the active message's sender, and no to its recipient.
    private var isRecipientRefused = false
    /// A transaction is open that no dot will end.
    private var needsReset = false
    private var started = 0
    /// Where the final dot of the active message stands in the stream.
    private var dotPosition = Int.max
    /// The message whose dot waits to be written, until the caller has heard of it.
    private var ending: Int64?
    /// Which of `reports` is a refusal of a whole message.
    private var refusedWhole: Int?

    package init(capabilities: SMTPCapabilities, server: String, messageLimit: Int) {
        self.capabilities = capabilities
        self.server = server
        self.messageLimit = messageLimit
    }

    // MARK: What the caller asks

    /// Nothing is under way.
    package var isIdle: Bool { awaiting == .nothing && closing == nil }

    /// Whether the connection is in the midst of a message, rather than between two: not before the reply to MAIL.
    package var isWithinMessage: Bool {
        switch awaiting {
        case .nothing, .reset, .mail, .quit: false
        case .recipient, .data, .dot, .discardedDot: true
        }
    }

    /// Whether no further message may be started here.
    package var isSpent: Bool { started >= messageLimit }

    /// Whether a message can be started now: on an idle connection, or behind a body that is on its way.
    package var wantsMessage: Bool {
        guard closing == nil, !isSpent else { return false }
        return switch awaiting {
        case .nothing: true
        case .dot: capabilities.pipelining && ahead == nil
        default: false
        }
    }

    /// Whether bytes are to be written; never once the connection is over.
    package var hasOutput: Bool { stream.hasBytes }

    // MARK: What the caller does

    /// The message that the bytes to be written will end, if they do: from the moment that they are written it may be
    /// delivered. Told once; the caller asks before it takes the bytes.
    package mutating func takeEnding() -> Int64? {
        defer { ending = nil }
        return ending
    }

    /// Exchanges the bytes to be written for the caller's empty buffer.
    package mutating func takeOutput(into buffer: inout [UInt8]) {
        stream.take(into: &buffer)
    }

    /// Hands over the outcomes.
    package mutating func takeReports(into batch: inout [DeliveryReport]) {
        guard !reports.isEmpty else { return }
        refusedWhole = nil
        batch.append(contentsOf: reports)
        reports.removeAll(keepingCapacity: true)
    }

    package mutating func takeReturned() -> [Returned] {
        defer { returned = [] }
        return returned
    }

    /// Begins a message; only when `wantsMessage`. A message that this server cannot be given is reported at once.
    package mutating func start(_ message: OutgoingMessage) {
        guard wantsMessage else { return returned.append(Returned(message: message)) }
        if let refusal = LocalRefusal.of(message, capabilities, server: server) {
            reports.append(refusal)
            return
        }
        started += 1
        if awaiting == .dot {
            ahead = message
            askEnvelope(message)
            return
        }
        begin(message)
        if needsReset {
            needsReset = false
            stream.ask("RSET\r\n")
            awaiting = .reset
            if capabilities.pipelining { askEnvelope(message) }
        } else {
            beginMail()
        }
    }

    /// Takes what the server sent.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) {
        var position = 0
        while closing == nil || refusedWhole != nil {
            switch parser.next(in: bytes, from: &position) {
            case .incomplete: return
            case .complete where closing != nil: doubtRefusal(parser.code)
            case .complete: handleReply()
            case .violation(let sentence): close(.violation(sentence))
            }
        }
    }

    /// So many more bytes were handed to the kernel for good.
    package mutating func wrote(_ count: Int) {
        stream.wrote(count)
    }

    /// Says goodbye on an idle connection.
    package mutating func quit() {
        guard isIdle else { return }
        stream.ask("QUIT\r\n")
        awaiting = .quit
    }

    /// The connection is over: every message without an outcome gets one, and nothing more is written, so that no outcome is
    /// overtaken. Bytes that the caller has taken and not written stay unwritten. Whoever closes it gives the reason.
    package mutating func close(_ reason: SMTPClosing) {
        guard closing == nil else { return }
        closing = reason
        stream.close()
        ending = nil
        if let message = active, !isSettled {
            if awaiting == .dot && stream.hasWritten(dotPosition) {
                // RFC 1047: the server may have taken the message.
                reports.append(DeliveryReport(id: message.id, outcome: .unknown, server: server))
            } else if completed > 0 && !isWithinMessage {
                returned.append(Returned(message: message))
            } else {
                reports.append(
                    DeliveryReport(id: message.id, outcome: .notSent, server: server, hasBegun: isWithinMessage))
            }
        }
        if let message = ahead { returned.append(Returned(message: message)) }
        active = nil
        ahead = nil
    }

    // MARK: Commands

    private mutating func askEnvelope(_ message: OutgoingMessage) {
        stream.ask { SMTPCommands.appendMail(message, capabilities, to: &$0) }
        stream.ask { SMTPCommands.appendRecipient(message, to: &$0) }
        stream.ask("DATA\r\n")
    }

    private mutating func begin(_ message: OutgoingMessage) {
        active = message
        isSettled = false
        isRecipientRefused = false
    }

    private mutating func beginMail() {
        guard let message = active else { return }
        awaiting = .mail
        if capabilities.pipelining {
            askEnvelope(message)
        } else {
            stream.ask { SMTPCommands.appendMail(message, capabilities, to: &$0) }
        }
    }

    private mutating func writeBody() {
        guard let message = active else { return }
        stream.add { MessageEncoder.append(message.bytes, to: &$0) }
        active?.bytes = []
        dotPosition = stream.end
        ending = message.id
        stream.ask(".\r\n")
        awaiting = .dot
    }

    // MARK: Replies

    private mutating func handleReply() {
        let code = parser.code
        if code == 421 { return handleClosingService() }
        let isWhole = stream.takeReply()
        if awaiting == .nothing {
            doubtRefusal(code)
            return close(.violation("a reply with code \(code) came although nothing was asked"))
        }
        // A body may be refused before its end; any other reply that comes before its command was written is not about it.
        guard isWhole || awaiting == .dot else {
            return close(.violation("a reply with code \(code) came before the command that it would answer"))
        }
        replies += 1
        switch awaiting {
        case .nothing: break
        case .quit: close(.quit)
        case .reset: handleReset(code)
        case .mail: handleMail(code)
        case .recipient: handleRecipient(code)
        case .data: handleData(code)
        case .dot: handleDot(code, isWhole: isWhole)
        case .discardedDot: finishTransaction()
        }
    }

    private mutating func handleReset(_ code: Int) {
        guard code / 100 == 2 else { return close(.violation("RSET was answered with \(code)")) }
        if capabilities.pipelining { awaiting = .mail } else { beginMail() }
    }

    private mutating func handleMail(_ code: Int) {
        if code / 100 != 2 { refuseMail() }
        if capabilities.pipelining {
            awaiting = .recipient
        } else if isSettled {
            abandonTransaction()
        } else if let message = active {
            stream.ask { SMTPCommands.appendRecipient(message, to: &$0) }
            awaiting = .recipient
        }
    }

    private mutating func handleRecipient(_ code: Int) {
        isRecipientRefused = !isSettled && code / 100 >= 4
        if !isSettled, code / 100 != 2 { refuse(at: .recipient) }
        if capabilities.pipelining {
            awaiting = .data
        } else if isSettled {
            abandonTransaction()
        } else {
            stream.ask("DATA\r\n")
            awaiting = .data
        }
    }

    private mutating func handleData(_ code: Int) {
        switch code / 100 {
        case 3 where !isSettled: writeBody()
        case 3 where isRecipientRefused:
            // RFC 2920 section 3.1: "the client SMTP should send a single dot".
            stream.ask(".\r\n")
            awaiting = .discardedDot
        // The recipient was taken, or the replies are out of step with the commands: a dot could give somebody an empty message.
        // Without one the server has to forget the transaction (RFC 5321 section 4.1.1.10).
        case 3: close(.violation("DATA was answered with \(code) in a transaction that was refused"))
        case 2:
            doubtRefusal(code)
            close(.violation("DATA was answered with \(code)"))
        default:
            if !isSettled { refuse(at: .data) }
            abandonTransaction()
        }
    }

    private mutating func handleDot(_ code: Int, isWhole: Bool) {
        guard code / 100 != 3 else { return close(.violation("the end of a message was answered with \(code)")) }
        guard isWhole else {
            // The rest of the body would be taken for commands.
            if code / 100 != 2, !stream.hasWritten(dotPosition) { refuse(at: .dot) }
            return close(.violation("a body was answered with \(code) before its end"))
        }
        if code / 100 == 2 {
            report(.accepted)
        } else {
            refuseWhole()
        }
        finishTransaction()
    }

    /// 421 answers any command and ends the connection (RFC 5321 section 3.8).
    private mutating func handleClosingService() {
        // Between two messages it concerns neither: `close` gives the one that waits for MAIL back.
        let isBetween = completed > 0 && !isWithinMessage
        if !isSettled, !isBetween {
            switch awaiting {
            case .mail, .reset: refuse(at: .mail)
            case .recipient: refuse(at: .recipient)
            case .data: refuse(at: .data)
            case .dot where stream.hasWritten(dotPosition): refuseWhole()
            case .dot: refuse(at: .data)
            case .nothing, .discardedDot, .quit: break
            }
        }
        close(.serviceClosing(parser.reply))
    }

    // MARK: Ends

    /// A server that has taken messages over this connection may have had enough of the connection, in whatever words: the
    /// message goes over another one, and only what that one hears counts. "Too many messages" is never the message's fault.
    private mutating func refuseMail() {
        guard let message = active, !isSettled else { return }
        let aboutConnection = SessionLimit.isMeant(by: parser.reply)
        guard completed > 0 else { return aboutConnection ? report(.notSent) : refuse(at: .mail) }
        isFull = aboutConnection
        messageLimit = started
        var back = Returned(message: message)
        if !aboutConnection {
            refuse(at: .mail)
            back.refusal = reports.popLast()
        }
        isSettled = true
        returned.append(back)
    }

    private mutating func refuse(at stage: ReplyClassifier.Stage) {
        let found = ReplyClassifier.judge(parser.reply, at: stage, recipient: active?.recipient)
        report(found.outcome, found.reason)
    }

    private mutating func refuseWhole() {
        refuse(at: .dot)
        refusedWhole = reports.indices.last
    }

    private mutating func report(_ outcome: DeliveryOutcome, _ reason: BounceReason? = nil) {
        guard let message = active, !isSettled else { return }
        isSettled = true
        reports.append(
            DeliveryReport(
                id: message.id, outcome: outcome, reason: reason, reply: parser.reply, server: server,
                hasBegun: isWithinMessage))
    }

    /// The server said yes where nothing was to be said yes to: a refusal in the same breath may not be its word on the message.
    private mutating func doubtRefusal(_ code: Int) {
        guard code / 100 == 2, let refusedWhole else { return }
        reports[refusedWhole].outcome = .unknown
        reports[refusedWhole].reason = nil
    }

    /// The last reply to the active message was read, and no dot ended its transaction.
    private mutating func abandonTransaction() {
        needsReset = true
        active = nil
        awaiting = .nothing
    }

    /// The reply to a dot was read: the server's buffers are empty (RFC 5321 section 4.1.1.4).
    private mutating func finishTransaction() {
        completed += 1
        dotPosition = .max
        active = nil
        if let message = ahead { begin(message) }
        ahead = nil
        awaiting = active == nil ? .nothing : .mail
    }
}
