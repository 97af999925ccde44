public import Mail

/// The server's side of one SMTP connection (RFC 5321) without the connection: bytes go in, actions come out.
///
/// The shell calls `receive` with what the network brought, then performs what `next` returns until it returns nil.
/// After `.ask` nothing more comes out until `answer`; the client's pipelined commands (RFC 2920) wait meanwhile.
public struct InboundSession: Sendable {
    public enum Action: Sendable, Equatable {
        /// Send this to the client.
        case reply(SMTPReply)
        /// Put this part of the message aside; the rest follows, in further parts or with the question.
        case putAside([UInt8])
        /// Decide, then call `answer`. The message in the question is what has not been put aside.
        case ask(InboundQuestion)
        /// Send what is still to be sent, then close. Nothing follows.
        case close
    }

    private enum Phase {
        case opening
        case command
        case content
        case asking(InboundQuestion)
        case waiting(InboundQuestion)
        case ending
        case closed
    }

    let options: InboundOptions
    /// The client as it introduced itself, with no transaction; nil before EHLO or HELO.
    var client: InboundEnvelope?
    /// The transaction, from an accepted MAIL on.
    var transaction: InboundEnvelope?

    private let peer: String
    private var phase = Phase.opening
    private var reply: SMTPReply?
    private var input = LineBuffer()
    private var content: ContentReader
    private var errors = 0
    private var commandsWithoutMessage = 0
    private var lastProgress: ContinuousClock.Instant
    private var isShortOfMemory = false

    /// - Parameters:
    ///   - peer: the client's address, given to the handler.
    ///   - now: any clock that only goes forward.
    public init(peer: String, options: InboundOptions, now: ContinuousClock.Instant) {
        self.peer = peer
        self.options = options
        content = ContentReader(limit: options.limits.messageBytes)
        lastProgress = now
    }

    /// Takes bytes from the client.
    public mutating func receive(_ bytes: some Sequence<UInt8>, now: ContinuousClock.Instant) {
        switch phase {
        case .ending, .closed: return
        case .command: endIfSlow(now, limit: options.limits.commandSeconds)
        case .content: endIfSlow(now, limit: options.limits.messageSeconds)
        case .opening, .asking, .waiting: lastProgress = now
        }
        input.append(contentsOf: bytes)
    }

    /// The next thing to do, or nil when the session waits for bytes or for an answer.
    public mutating func next(now: ContinuousClock.Instant) -> Action? {
        while true {
            if let reply {
                self.reply = nil
                return .reply(reply)
            }
            switch phase {
            case .opening:
                phase = .asking(.connection(peer: peer))
            case .command:
                guard readCommand() else { return nil }
                lastProgress = now
            case .content:
                if content.bytes.count >= (isShortOfMemory ? 1 : options.limits.memoryBytes) {
                    return .putAside(content.take())
                }
                guard readContent() else { return nil }
                lastProgress = now
            case .asking(let question):
                phase = .waiting(question)
                return .ask(question)
            case .waiting, .closed:
                return nil
            case .ending:
                phase = .closed
                return .close
            }
        }
    }

    /// Bytes that the session holds.
    public var heldBytes: Int { input.count + content.bytes.count }

    /// Whether a client is in the middle of something: from an accepted sender to the answer to the message.
    public var isInTransaction: Bool { transaction != nil }

    /// Whether a message comes in that has not been refused.
    public var isReceiving: Bool {
        if case .content = phase { content.fault == nil } else { false }
    }

    /// From now on whatever comes of this message is put aside at once.
    public mutating func putAsideEverything() {
        isShortOfMemory = true
    }

    /// There is no room for the rest of the message: it is skipped, and answered with this reply at its end.
    public mutating func refuseContent(_ reply: SMTPReply) {
        if case .content = phase { content.refuse(reply) }
    }

    /// Answers the question asked last.
    public mutating func answer(_ verdict: InboundVerdict, now: ContinuousClock.Instant) {
        guard case .waiting(let question) = phase else { return }
        phase = .command
        lastProgress = now
        switch verdict {
        case .accept:
            accept(question)
        case .refuse(let refusal):
            let isRefusal = (400..<600).contains(refusal.code)
            let refusal = isRefusal ? refusal : SMTPReply(code: 451, enhanced: "4.3.0", text: refusal.text)
            if refusal.code == 421 { return end(refusal) }
            if case .connection = question { return end(refusal) }
            say(refusal)
        case .hangUp(let farewell):
            end(farewell)
        }
    }

    private mutating func accept(_ question: InboundQuestion) {
        switch question {
        case .connection:
            say(SMTPReply(code: 220, text: "\(options.hostName) ESMTP Merpati"))
        case .sender(let envelope):
            transaction = envelope
            say(.senderOK)
        case .recipient(let address, _):
            transaction?.recipients.append(address)
            say(.recipientOK)
        case .message:
            commandsWithoutMessage = 0
            say(.messageOK)
        }
    }

    /// False when a whole line has not come yet.
    private mutating func readCommand() -> Bool {
        switch input.next(limit: options.limits.commandBytes) {
        case .incomplete: return false
        case .tooLong: fault(.lineTooLong)
        case .bareLineEnd: end(.bareLineEnd)
        case .line(let line):
            commandsWithoutMessage += 1
            if commandsWithoutMessage > options.limits.commandsWithoutMessage {
                end(.tooManyCommands)
            } else {
                perform(line)
            }
        }
        return true
    }

    /// False when the final dot has not come yet.
    private mutating func readContent() -> Bool {
        while content.bytes.count < options.limits.memoryBytes {
            // Of a message that is skipped no long line is kept, either.
            switch input.next(limit: content.fault == nil ? options.limits.lineBytes : options.limits.commandBytes) {
            case .incomplete:
                return false
            case .tooLong:
                content.refuse(.contentLineTooLong)
            case .bareLineEnd:
                end(.bareLineEnd)
                return true
            case .line(let line):
                if content.take(line) {
                    finishContent()
                    return true
                }
            }
        }
        return true
    }

    mutating func beginContent() {
        content = ContentReader(limit: options.limits.messageBytes)
        isShortOfMemory = false
        phase = .content
        say(.sendContent)
    }

    private mutating func finishContent() {
        phase = .command
        guard let envelope = transaction else { return say(.senderFirst) }
        transaction = nil
        if let fault = content.fault { return say(fault) }
        ask(.message(InboundMessage(envelope: envelope, content: content.take())))
    }

    mutating func ask(_ question: InboundQuestion) {
        phase = .asking(question)
    }

    mutating func say(_ reply: SMTPReply) {
        self.reply = reply
    }

    /// A reply to a client that broke the protocol, which it may do a number of times.
    mutating func fault(_ reply: SMTPReply) {
        errors += 1
        if errors > options.limits.errors { end(.tooManyErrors) } else { say(reply) }
    }

    mutating func end(_ farewell: SMTPReply?) {
        reply = farewell
        transaction = nil
        phase = .ending
    }

    private mutating func endIfSlow(_ now: ContinuousClock.Instant, limit: Int) {
        if now - lastProgress > .seconds(limit) { end(.tooSlow) }
    }

    mutating func introduce(_ name: String, isExtended: Bool) {
        transaction = nil
        client = InboundEnvelope(peer: peer, clientName: name, isExtended: isExtended, sender: "")
    }
}
