/// Who talks to the server, and the envelope of one mail transaction (RFC 5321 section 2.3.1).
public struct InboundEnvelope: Sendable, Equatable {
    /// The client's address, as `192.0.2.1`.
    public var peer: String
    /// The name that the client gave with EHLO or HELO: a claim, nothing more.
    public var clientName: String
    /// Whether the client said EHLO.
    public var isExtended: Bool
    /// The envelope sender without angle brackets; empty for the null sender `<>` of reports (RFC 5321 section 4.5.5).
    public var sender: String
    /// Whether the client asked for SMTPUTF8 (RFC 6531).
    public var usesUTF8: Bool
    /// The accepted recipients without angle brackets, in the order given.
    public var recipients: [String]

    public init(
        peer: String, clientName: String, isExtended: Bool = true, sender: String, usesUTF8: Bool = false,
        recipients: [String] = []
    ) {
        self.peer = peer
        self.clientName = clientName
        self.isExtended = isExtended
        self.sender = sender
        self.usesUTF8 = usesUTF8
        self.recipients = recipients
    }
}
