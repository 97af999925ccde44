/// How long to wait in each phase, in seconds. The defaults are the minimums of RFC 5321 section 4.5.3.2, but for
/// `connect` and `quit`, which that section leaves open.
public struct SMTPTimeouts: Sendable, Equatable {
    /// Name resolution and the TCP and TLS handshakes.
    public var connect: Double
    /// Everything from the connection to the end of EHLO, STARTTLS and AUTH.
    public var greeting: Double
    /// The reply to MAIL, RCPT or RSET.
    public var command: Double
    /// The reply to DATA.
    public var data: Double
    /// The server taking the next piece of a body.
    public var block: Double
    /// The reply to the dot that ends a body.
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

    var all: [Double] { [connect, greeting, command, data, block, dot, quit, idle] }
}
