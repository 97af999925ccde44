/// Reads messages from strangers: whatever octets come in, a part comes out, in time linear in their number and memory that is
/// a small multiple of it.
///
/// Tolerated: every kind of line end, also mixed, an mbox "From " line, byte order marks, header lines that are none, missing boundaries
/// and boundary parameters, encodings of what must not be encoded. What a text means is RFC 5322 and RFC 2046 otherwise.
public struct MIMEParser {
    /// What is left of the limits on the message as a whole.
    private struct Budget {
        var parts: Int
        var headers: Int
        var decoded: Int
    }

    private let source: [UInt8]
    private let limits: MIMELimits
    private var lines: MailLineScanner
    private var left: Budget

    /// Reads a whole message.
    public static func parse(_ bytes: [UInt8], limits: MIMELimits = MIMELimits()) -> MIMEPart {
        let isTooLong = bytes.count > limits.size
        let source = isTooLong ? Array(bytes[..<limits.size]) : bytes
        var parser = MIMEParser(source, limits)
        return parser.message(in: 0..<source.count, depth: 0, notes: isTooLong ? [.truncated] : [])
    }

    /// Reads blocks of header fields with blank lines between them, as delivery reports have (RFC 3464 section 2.1).
    static func fieldBlocks(in bytes: [UInt8], limits: MIMELimits = MIMELimits()) -> [[MIMEHeader]] {
        var parser = MIMEParser(bytes, limits)
        var blocks = [[MIMEHeader]]()
        var position = 0
        while position < bytes.count, blocks.count < limits.parts, parser.left.headers > 0 {
            let block = parser.headers(in: position..<bytes.count)
            if !block.fields.isEmpty { blocks.append(block.fields) }
            // A line that is no field ends a block too; it is left out.
            let isStuck = block.bodyStart == position
            position = isStuck ? parser.lines.line(at: position, before: bytes.count).next : block.bodyStart
        }
        return blocks
    }

    private init(_ source: [UInt8], _ limits: MIMELimits, left: Budget? = nil) {
        self.source = source
        self.limits = limits
        lines = MailLineScanner(source)
        // No more is decoded than the message has, so that encodings within encodings do not multiply it.
        self.left = left ?? Budget(parts: limits.parts, headers: limits.allHeaders, decoded: source.count)
    }

    private mutating func headers(in range: Range<Int>) -> HeaderBlock {
        let block = HeaderBlock(
            source, in: range, lines: &lines, most: min(limits.headers, left.headers), longest: limits.headerLength)
        left.headers -= block.fields.count
        return block
    }

    // MARK: Parts

    /// A message, whose header may come after blank lines, byte order marks and the line that begins it in an mbox file.
    private mutating func message(in range: Range<Int>, depth: Int, notes: [MIMENote] = []) -> MIMEPart {
        var start = range.lowerBound
        while start < range.upperBound, case let line = lines.line(at: start, before: range.upperBound),
            Self.isPreamble(source[line.range])
        {
            start = line.next
        }
        let hasHeader = start > range.lowerBound && !headersAreMissing(start..<range.upperBound)
        return part(in: hasHeader ? start..<range.upperBound : range, depth: depth, notes: notes)
    }

    private static func isPreamble(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.dropFirst(HeaderBlock.byteOrderMarks(in: line))
        return text.allSatisfy(HeaderBlock.isSpace) || HeaderBlock.isEnvelopeLine(text)
    }

    private mutating func headersAreMissing(_ range: Range<Int>) -> Bool {
        HeaderBlock(source, in: range, lines: &lines, most: 1, longest: 0).fields.isEmpty
    }

    private mutating func part(
        in range: Range<Int>, depth: Int, defaultType: ContentType = .plainText, notes: [MIMENote] = []
    ) -> MIMEPart {
        left.parts -= 1
        var notes = notes
        let header = headers(in: range)
        let body = header.bodyStart..<range.upperBound
        let types = header.fields.lazy.filter { $0.isNamed("Content-Type") }.prefix(limits.contentTypes)
        let type = types.compactMap { ContentType($0.octets) }.first
        let contentType = type ?? defaultType
        let encoding = header.fields.first { $0.isNamed("Content-Transfer-Encoding") }.map { TransferEncoding($0.octets) }
        var parts = [MIMEPart]()
        if contentType.isMultipart {
            parts = multipart(in: body, contentType, encoding, depth: depth, notes: &notes)
        } else if contentType.holdsMessage {
            parts = enclosedMessage(in: body, encoding, depth: depth, notes: &notes)
        }
        if header.isCut { notes.append(.truncated) }
        if !header.isClosed, !header.fields.isEmpty { notes.append(.headerWithoutBlankLine) }
        return MIMEPart(
            headers: header.fields, contentType: contentType, encoding: encoding ?? .identity, parts: parts, notes: notes,
            source: source, bodyRange: body)
    }

    private mutating func multipart(
        in body: Range<Int>, _ type: ContentType, _ encoding: TransferEncoding?, depth: Int, notes: inout [MIMENote]
    ) -> [MIMEPart] {
        let split = MultipartSplitter(
            source, in: body, boundary: type.parameters["boundary"], lines: &lines, limits: limits)
        // RFC 2045 section 6.4 forbids to encode a multipart; some do it all the same.
        if split.pieces.isEmpty, let encoding, encoding.changesOctets {
            return decoded(body, encoding, notes: &notes) { parser, whole, notes in
                parser.multipart(in: whole, type, nil, depth: depth, notes: &notes)
            }
        }
        notes += split.notes
        var parts = [MIMEPart]()
        for piece in split.pieces {
            guard left.parts > 0, depth < limits.depth else {
                notes.append(.truncated)
                break
            }
            let defaultType = type.mediaType == "multipart/digest" ? ContentType.message : .plainText
            parts.append(part(in: piece, depth: depth + 1, defaultType: defaultType))
        }
        return parts
    }

    private mutating func enclosedMessage(
        in body: Range<Int>, _ encoding: TransferEncoding?, depth: Int, notes: inout [MIMENote]
    ) -> [MIMEPart] {
        guard left.parts > 0, depth < limits.depth else {
            notes.append(.truncated)
            return []
        }
        // RFC 2046 section 5.2.1 forbids to encode an enclosed message; some do it all the same.
        guard let encoding, encoding.changesOctets else { return [message(in: body, depth: depth + 1)] }
        return decoded(body, encoding, notes: &notes) { parser, whole, _ in [parser.message(in: whole, depth: depth + 1)] }
    }

    /// Reads parts out of octets that have to be decoded first, within what is left of the limits.
    private mutating func decoded(
        _ body: Range<Int>, _ encoding: TransferEncoding, notes: inout [MIMENote],
        _ read: (inout MIMEParser, Range<Int>, inout [MIMENote]) -> [MIMEPart]
    ) -> [MIMEPart] {
        guard body.count <= left.decoded else {
            notes.append(.truncated)
            return []
        }
        let octets = encoding.decode(source[body])
        left.decoded -= octets.count
        var parser = MIMEParser(octets, limits, left: left)
        defer { left = parser.left }
        return read(&parser, 0..<octets.count, &notes)
    }
}
