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

    /// The body as text: transfer encoding and charset decoded, lines ended by LF, U+FFFD for NUL.
    public var text: String { decodedText.text }

    /// The same with notes on what had to be forgiven.
    public var decodedText: DecodedText {
        decoded(content)
    }

    /// The first octets of the text in UTF-8, without decoding all of a body of megabytes.
    func textPrefix(_ octets: Int) -> String {
        // Four octets each become one at the most; quoted-printable triples, and lines end.
        let most = 16 * octets
        let text: String
        if body.count <= most {
            text = self.text
        } else {
            let start = encoding.decode(body.prefix(most))
            // A character cut in half would make the rest look like another charset.
            let lines = start.lastIndex(of: CRLF.lineFeed).map { Array(start[...$0]) } ?? start
            text = decoded(lines).text
        }
        return String(decoding: text.utf8.prefix(octets), as: UTF8.self)
    }

    private func decoded(_ octets: [UInt8]) -> DecodedText {
        var decoded = Charset.decode(octets, charset: contentType.parameters["charset"]).withoutNUL
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
