/// How long to wait in each phase, in seconds. The defaults are the minimums of RFC 5321 section 4.5.3.2; `connect`, `quit` and
/// `idle`, which that section leaves open, are ours.
public struct SMTPTimeouts: Sendable, Equatable {
    /// Name resolution and the TCP handshake.
    public var connect: Double
    /// The greeting (section 4.5.3.2.1), and the TLS handshake before it with TLS from the first byte.
    public var greeting: Double
    /// The reply to MAIL (4.5.3.2.2), RCPT (4.5.3.2.3) or RSET; and each reply to EHLO, STARTTLS and AUTH, with the TLS handshake.
    public var command: Double
    /// The reply to DATA (4.5.3.2.4).
    public var data: Double
    /// The server taking the next piece of a body (4.5.3.2.5).
    public var block: Double
    /// The reply to the dot that ends a body (4.5.3.2.6).
    public var dot: Double
    /// The reply to QUIT.
    public var quit: Double
    /// A connection without a message is closed after this time.
    public var idle: Double

    public init(
        connect: Double = 30, greeting: Double = 300, command: Double = 300, data: Double = 120, block: Double = 180,
        dot: Double = 600, quit: Double = 5, idle: Double = 60
    ) {
        self.connect = connect
        self.greeting = greeting
        self.command = command
        self.data = data
        self.block = block
        self.dot = dot
        self.quit = quit
        self.idle = idle
    }

    /// For the reply that a session waits for.
    package func limit(for awaiting: SMTPSession.Awaiting) -> Double {
        switch awaiting {
        case .nothing: idle
        case .reset, .mail, .recipient: command
        case .data: data
        case .dot, .discardedDot: dot
        case .quit: quit
        }
    }

    var all: [Double] { [connect, greeting, command, data, block, dot, quit, idle] }
}
