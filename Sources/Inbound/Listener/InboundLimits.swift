/// What one client may ask of the server. The defaults suit bounces from strangers as well as the capture inbox.
public struct InboundLimits: Sendable {
    /// Connections at once; more are told 421 and closed.
    public var connections = 1000
    /// Bytes of a command line with its CRLF (RFC 5321 section 4.5.3.1.4 asks for 512, extensions add to it).
    public var commandBytes = 2048
    /// Bytes of a line of a message with its CRLF. RFC 5321 section 4.5.3.1.6 says 1000; reports in the wild carry longer ones.
    public var lineBytes = 100_000
    /// Bytes of a message, announced as SIZE.
    public var messageBytes = 25_000_000
    /// Recipients of a message (RFC 5321 section 4.5.3.1.8: at least 100).
    public var recipients = 1000
    /// Commands that are no valid SMTP, in a connection.
    public var errors = 20
    /// Commands since the last accepted message.
    public var commandsWithoutMessage = 5000
    /// Seconds without a byte, and seconds that one command may take to arrive (RFC 5321 section 4.5.3.2.7).
    public var commandSeconds = 300
    /// Seconds that a message may take to arrive.
    public var messageSeconds = 900

    public init() {}
}
