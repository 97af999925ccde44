public import Connections

/// What clients may ask of the server. The defaults suit bounces from strangers as well as the capture inbox.
public struct InboundLimits: Sendable {
    /// Connections at once. When there is no room, the one that has been idle longest is told 421 and closed; when none is
    /// idle, the new one.
    public var connections = ConnectionLimits(all: 1000, perAddress: 50)
    /// Bytes of a message that are kept in memory; more goes into a file.
    public var memoryBytes = 256 * 1024
    /// Bytes of memory for all messages that are coming in. When they are used up, messages go into files sooner.
    public var allMemoryBytes = 64 * 1024 * 1024
    /// Bytes of files for all messages that are coming in. When they are used up, messages are answered 452.
    public var allFileBytes = 1024 * 1024 * 1024
    /// Bytes of memory for all messages that are read from files again, to be decided; others wait for their turn.
    public var allReadingBytes = 64 * 1024 * 1024
    /// Seconds that a decision may take; then the answer is 451, and the client comes again.
    public var decisionSeconds = 8.0
    /// The same for a message that was put into a file.
    public var longDecisionSeconds = 120.0
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

    public init() {
        connections.patience = 30
    }
}
