/// One message as it came: its envelope and its content.
public struct InboundMessage: Sendable, Equatable {
    public var envelope: InboundEnvelope
    /// Headers and body; every line ends in CRLF, dots are unstuffed.
    public var content: [UInt8]

    public init(envelope: InboundEnvelope, content: [UInt8]) {
        self.envelope = envelope
        self.content = content
    }
}
