public import Mail

/// What a handler decides about a connection, an address or a message.
public enum InboundVerdict: Sendable, Equatable {
    case accept
    /// Answers with this reply: 4xx asks the client to come back, 5xx refuses for good, 421 ends the connection.
    case refuse(SMTPReply)
    /// Ends the connection, after this reply or without a word. For tests of clients.
    case hangUp(SMTPReply?)

    /// 550 5.1.1: no such mailbox here.
    public static let unknownUser = InboundVerdict.refuse(
        SMTPReply(code: 550, enhanced: "5.1.1", text: "No such mailbox here"))
    /// 550 5.7.1: this server takes no mail for that domain.
    public static let relayDenied = InboundVerdict.refuse(
        SMTPReply(code: 550, enhanced: "5.7.1", text: "This server does not relay"))
    /// 451 4.3.0: a fault on this side; the client keeps the message and tries again.
    public static let localFault = InboundVerdict.refuse(.localFault)
}
