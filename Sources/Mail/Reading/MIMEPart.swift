/// A message that was read, or a part of one. Octets are kept as they came; decoding happens on asking.
public struct MIMEPart: Sendable {
    /// The header fields in their order.
    public let headers: [MIMEHeader]
    public let contentType: ContentType
    /// The parts of a multipart, or the one message inside a message/rfc822 or text/rfc822-headers.
    public let parts: [MIMEPart]
    /// What was wrong with the structure of this part itself.
    public let notes: [MIMENote]

    private let encoding: TransferEncoding
    private let source: [UInt8]
    private let bodyRange: Range<Int>

    init(
        headers: [MIMEHeader], contentType: ContentType, encoding: TransferEncoding, parts: [MIMEPart], notes: [MIMENote],
        source: [UInt8], bodyRange: Range<Int>
    ) {
        self.headers = headers
        self.contentType = contentType
        self.encoding = encoding
        self.parts = parts
        self.notes = notes
        self.source = source
        self.bodyRange = bodyRange
    }

    /// Whether a limit cut something off in this part itself.
    public var isTruncated: Bool { notes.contains(.truncated) }

    /// The decoded value of the first header of that name, in any case.
    public func header(_ name: String) -> String? {
        headers.first { $0.isNamed(name) }?.value
    }

    /// The body as it stands in the message.
    public var body: ArraySlice<UInt8> { source[bodyRange] }

    /// The body with its transfer encoding taken off (RFC 2045 section 6).
    public var content: [UInt8] { encoding.decode(body) }

    /// The body as text: transfer encoding and charset decoded, lines ended by LF.
    public var text: String { decodedText.text }

    /// The same with notes on what had to be forgiven.
    public var decodedText: DecodedText {
        var decoded = Charset.decode(content, charset: contentType.parameters["charset"])
        decoded.text = LineEnds.normalize(decoded.text)
        return decoded
    }

    /// This part or the first within it that has one of the media types, in reading order.
    public func first(ofType mediaTypes: String...) -> MIMEPart? {
        first { mediaTypes.contains($0.contentType.mediaType) }
    }

    func first(where holds: (MIMEPart) -> Bool) -> MIMEPart? {
        if holds(self) { return self }
        for part in parts {
            if let found = part.first(where: holds) { return found }
        }
        return nil
    }
}
