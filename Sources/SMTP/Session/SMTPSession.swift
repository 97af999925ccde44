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
    private var output: [UInt8] = []
    /// The message whose replies are awaited.
    private var active: OutgoingMessage?
    /// The message whose envelope was written behind the active one's body.
    private var ahead: OutgoingMessage?
    /// The active message's outcome is known; the replies to the rest of its commands mean nothing.
    private var isSettled = false
    /// A transaction is open that no dot will end.
    private var needsReset = false
    private var started = 0
    /// Bytes taken out of `output` and bytes written, both since the beginning.
    private var taken = 0
    private var written = 0
    /// Where the final dot of the active message stands in the stream.
    private var dotPosition = Int.max
    /// The message whose dot is in `output`, until the caller has heard of it.
    private var ending: Int64?

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

    package var hasOutput: Bool { !output.isEmpty }

    // MARK: What the caller does

    /// The message that the bytes to be written will end, if they do: from the moment that they are written it may be
    /// delivered. Told once; the caller asks before it takes the bytes.
    package mutating func takeEnding() -> Int64? {
        defer { ending = nil }
        return ending
    }

    /// Exchanges the bytes to be written for the caller's empty buffer.
    package mutating func takeOutput(into buffer: inout [UInt8]) {
        swap(&output, &buffer)
        taken += buffer.count
    }

    /// Hands over the outcomes.
    package mutating func takeReports(into batch: inout [DeliveryReport]) {
        guard !reports.isEmpty else { return }
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
            appendEnvelope(message)
            return
        }
        active = message
        isSettled = false
        if needsReset {
            needsReset = false
            output.append(literal: "RSET\r\n")
            awaiting = .reset
            if capabilities.pipelining { appendEnvelope(message) }
        } else {
            beginMail()
        }
    }

    /// Takes what the server sent.
    package mutating func receive(_ bytes: UnsafeRawBufferPointer) {
        var position = 0
        while closing == nil {
            switch parser.next(in: bytes, from: &position) {
            case .incomplete: return
            case .complete: handleReply()
            case .violation(let sentence): close(.violation(sentence))
            }
        }
    }

    /// So many more bytes were handed to the kernel for good.
    package mutating func wrote(_ count: Int) {
        written += count
    }

    /// Says goodbye on an idle connection.
    package mutating func quit() {
        guard isIdle else { return }
        output.append(literal: "QUIT\r\n")
        awaiting = .quit
    }

    /// The connection is over: every message without an outcome gets one. Whoever closes it gives the reason.
    package mutating func close(_ reason: SMTPClosing) {
        guard closing == nil else { return }
        closing = reason
        if let message = active, !isSettled {
            if awaiting == .dot && written > dotPosition {
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

    private mutating func appendEnvelope(_ message: OutgoingMessage) {
        SMTPCommands.appendMail(message, capabilities, to: &output)
        SMTPCommands.appendRecipient(message, to: &output)
        output.append(literal: "DATA\r\n")
    }

    private mutating func beginMail() {
        guard let message = active else { return }
        awaiting = .mail
        if capabilities.pipelining {
            appendEnvelope(message)
        } else {
            SMTPCommands.appendMail(message, capabilities, to: &output)
        }
    }

    private mutating func writeBody() {
        guard let message = active else { return }
        MessageEncoder.append(message.bytes, to: &output)
        active?.bytes = []
        dotPosition = taken + output.count
        ending = message.id
        output.append(literal: ".\r\n")
        awaiting = .dot
    }

    // MARK: Replies

    private mutating func handleReply() {
        let code = parser.code
        if code == 421 { return handleClosingService() }
        replies += 1
        switch awaiting {
        case .nothing: close(.violation("a reply with code \(code) came although nothing was asked"))
        case .quit: close(.quit)
        case .reset: handleReset(code)
        case .mail: handleMail(code)
        case .recipient: handleRecipient(code)
        case .data: handleData(code)
        case .dot: handleDot(code)
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
            SMTPCommands.appendRecipient(message, to: &output)
            awaiting = .recipient
        }
    }

    private mutating func handleRecipient(_ code: Int) {
        if !isSettled, code / 100 != 2 { refuse(at: .recipient) }
        if capabilities.pipelining {
            awaiting = .data
        } else if isSettled {
            abandonTransaction()
        } else {
            output.append(literal: "DATA\r\n")
            awaiting = .data
        }
    }

    private mutating func handleData(_ code: Int) {
        switch code / 100 {
        case 3 where isSettled:
            // RFC 2920 section 3.1: "the client SMTP should send a single dot".
            output.append(literal: ".\r\n")
            awaiting = .discardedDot
        case 3: writeBody()
        case 2: close(.violation("DATA was answered with \(code)"))
        default:
            if !isSettled { refuse(at: .data) }
            abandonTransaction()
        }
    }

    private mutating func handleDot(_ code: Int) {
        guard code / 100 != 3 else { return close(.violation("the end of a message was answered with \(code)")) }
        guard written > dotPosition else {
            // The rest of the body would be taken for commands.
            if code / 100 != 2 { refuse(at: .dot) }
            return close(.violation("a body was answered with \(code) before its end"))
        }
        if code / 100 == 2 {
            report(.accepted)
        } else {
            refuse(at: .dot)
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
            case .dot: refuse(at: written > dotPosition ? .dot : .data)
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

    private mutating func report(_ outcome: DeliveryOutcome, _ reason: BounceReason? = nil) {
        guard let message = active, !isSettled else { return }
        isSettled = true
        reports.append(
            DeliveryReport(
                id: message.id, outcome: outcome, reason: reason, reply: parser.reply, server: server,
                hasBegun: isWithinMessage))
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
        active = ahead
        ahead = nil
        isSettled = false
        awaiting = active == nil ? .nothing : .mail
    }
}
