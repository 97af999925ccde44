package import Mail

/// Why a connection is over.
package enum SMTPClosing: Sendable, Equatable {
    /// The server answered QUIT.
    case quit
    /// The server said 421.
    case serviceClosing(SMTPReply)
    /// The server closed the connection, or the network did.
    case lost
    /// A reply or the taking of a body took longer than the limit.
    case timedOut
    /// The server broke the protocol, as the sentence says.
    case violation(String)
    /// We gave up at the end of a shutdown.
    case cancelled
}
