/// Reads messages from strangers: whatever octets come in, a part comes out, in time linear in their number.
///
/// Tolerated: bare LF and bare CR as line ends, an mbox "From " line, header lines that are none, missing boundaries
/// and boundary parameters. What a text means is RFC 5322 and RFC 2046 otherwise.
public struct MIMEParser {
    private let source: [UInt8]
    private let limits: MIMELimits
    private let terminator: UInt8
    private var partsLeft: Int

    /// Reads a whole message.
    public static func parse(_ bytes: [UInt8], limits: MIMELimits = MIMELimits()) -> MIMEPart {
        let isTooLong = bytes.count > limits.size
        let source = isTooLong ? Array(bytes[..<limits.size]) : bytes
        var parser = MIMEParser(source: source, limits: limits, partsLeft: limits.parts)
        return parser.part(in: 0..<source.count, depth: 0, defaultType: .plainText, isCut: isTooLong)
    }

    /// Reads blocks of header fields with blank lines between them, as delivery reports have (RFC 3464 section 2.1).
    static func fieldBlocks(in bytes: [UInt8], limits: MIMELimits = MIMELimits()) -> [[MIMEHeader]] {
        let parser = MIMEParser(source: bytes, limits: limits, partsLeft: 0)
        var blocks = [[MIMEHeader]]()
        var position = 0
        while position < bytes.count, blocks.count < limits.parts {
            let (fields, next, _) = parser.headers(in: position..<bytes.count)
            if !fields.isEmpty { blocks.append(fields) }
            // A line that is no field ends a block too; it is left out.
            position = next > position ? next : parser.line(at: position, in: position..<bytes.count).next
        }
        return blocks
    }

    private init(source: [UInt8], limits: MIMELimits, partsLeft: Int) {
        self.source = source
        self.limits = limits
        self.terminator = LineEnds.terminator(of: source)
        self.partsLeft = partsLeft
    }

    // MARK: Parts

    private mutating func part(in range: Range<Int>, depth: Int, defaultType: ContentType, isCut: Bool) -> MIMEPart {
        partsLeft -= 1
        let (headers, bodyStart, headersCut) = headers(in: range)
        let body = bodyStart..<range.upperBound
        let contentType =
            headers.first { $0.isNamed("Content-Type") }.flatMap { ContentType($0.octets) } ?? defaultType
        let encoding = headers.first { $0.isNamed("Content-Transfer-Encoding") }?.value
        var parts = [MIMEPart]()
        var partsCut = false
        if contentType.isMultipart {
            let pieces = pieces(of: body, boundary: contentType.parameters["boundary"])
            let type: ContentType = contentType.mediaType == "multipart/digest" ? .message : .plainText
            for piece in pieces {
                guard partsLeft > 0, depth < limits.depth else {
                    partsCut = true
                    break
                }
                parts.append(part(in: piece, depth: depth + 1, defaultType: type, isCut: false))
            }
        } else if Self.holdsMessage(contentType.mediaType) {
            if partsLeft > 0, depth < limits.depth {
                parts = [enclosedMessage(in: body, encoding: encoding, depth: depth + 1)]
            } else {
                partsCut = true
            }
        }
        return MIMEPart(
            headers: headers, contentType: contentType, parts: parts, isTruncated: isCut || headersCut || partsCut,
            source: source, bodyRange: body)
    }

    private static func holdsMessage(_ mediaType: String) -> Bool {
        switch mediaType {
        case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers",
            "message/global-headers":
            return true
        default: return false
        }
    }

    /// RFC 2046 forbids to encode an enclosed message; some do it all the same.
    private mutating func enclosedMessage(in body: Range<Int>, encoding: String?, depth: Int) -> MIMEPart {
        guard TransferEncoding.changes(encoding) else {
            return part(in: body, depth: depth, defaultType: .plainText, isCut: false)
        }
        let decoded = TransferEncoding.decode(source[body], encoding: encoding)
        var parser = MIMEParser(source: decoded, limits: limits, partsLeft: partsLeft)
        defer { partsLeft = parser.partsLeft }
        return parser.part(in: 0..<decoded.count, depth: depth, defaultType: .plainText, isCut: false)
    }

    /// The ranges between boundary lines (RFC 2046 section 5.1.1). The line end before a boundary belongs to it. A last
    /// part without a closing boundary goes on to the end.
    private func pieces(of body: Range<Int>, boundary parameter: String?) -> [Range<Int>] {
        var boundary = parameter.map { Array("--\($0)".utf8) }
        var pieces = [Range<Int>]()
        var pieceStart: Int?
        var position = body.lowerBound
        while position < body.upperBound, pieces.count <= limits.parts {
            let (end, next) = line(at: position, in: body)
            if boundary == nil, source[position..<end].starts(with: "--".utf8), end - position > 4 {
                boundary = Array(source[position..<end])
            }
            if let boundary, let kind = Self.boundaryKind(source[position..<end], boundary) {
                if let start = pieceStart { pieces.append(start..<max(start, lineEndBefore(position))) }
                pieceStart = kind == .delimiter ? next : nil
                if kind == .closing { return pieces }
            }
            position = next
        }
        if let start = pieceStart, start <= body.upperBound { pieces.append(start..<body.upperBound) }
        return pieces
    }

    private enum BoundaryKind { case delimiter, closing }

    private static func boundaryKind(_ line: ArraySlice<UInt8>, _ boundary: [UInt8]) -> BoundaryKind? {
        guard line.starts(with: boundary) else { return nil }
        let rest = line.dropFirst(boundary.count)
        let isClosing = rest.starts(with: "--".utf8)
        let isBlank = rest.dropFirst(isClosing ? 2 : 0).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return isBlank ? (isClosing ? .closing : .delimiter) : nil
    }

    // MARK: Lines

    /// Where the text of a line ends and where the next line starts.
    private func line(at start: Int, in range: Range<Int>) -> (end: Int, next: Int) {
        guard let terminated = source[start..<range.upperBound].firstIndex(of: terminator) else {
            return (range.upperBound, range.upperBound)
        }
        let hasReturn = terminated > start && source[terminated - 1] == CRLF.carriageReturn
        return (hasReturn && terminator == CRLF.lineFeed ? terminated - 1 : terminated, terminated + 1)
    }

    private func lineEndBefore(_ position: Int) -> Int {
        guard position > 0, source[position - 1] == terminator else { return position }
        let isPair = terminator == CRLF.lineFeed && position > 1 && source[position - 2] == CRLF.carriageReturn
        return position - (isPair ? 2 : 1)
    }

    // MARK: Headers

    /// The header fields from the start of the range, and where the body begins: after the first blank line, or at the
    /// first line that is no header.
    private func headers(in range: Range<Int>) -> (headers: [MIMEHeader], bodyStart: Int, isCut: Bool) {
        var headers = [MIMEHeader]()
        var current: (name: String, octets: [UInt8])?
        var isCut = false
        var position = range.lowerBound
        while position < range.upperBound {
            let (end, next) = line(at: position, in: range)
            let text = source[position..<end]
            if text.isEmpty {
                position = next
                break
            }
            if text.first == UInt8(ascii: " ") || text.first == UInt8(ascii: "\t") {
                isCut = Self.append(text, to: &current, limit: limits.headerLength) || isCut
            } else if let field = Self.field(text) {
                Self.finish(&current, in: &headers)
                if headers.count < limits.headers {
                    current = (field.name, [])
                    isCut = Self.append(field.value, to: &current, limit: limits.headerLength) || isCut
                } else {
                    isCut = true
                }
            } else if position > range.lowerBound || !Self.isEnvelopeLine(text) {
                break
            }
            position = next
        }
        Self.finish(&current, in: &headers)
        return (headers, position, isCut)
    }

    private static func append(_ text: ArraySlice<UInt8>, to field: inout (name: String, octets: [UInt8])?, limit: Int) -> Bool {
        guard let length = field?.octets.count else { return false }
        field?.octets += text.prefix(limit - length)
        return text.count > limit - length
    }

    private static func finish(_ field: inout (name: String, octets: [UInt8])?, in headers: inout [MIMEHeader]) {
        guard let finished = field else { return }
        headers.append(MIMEHeader(name: finished.name, octets: trimmed(finished.octets)))
        field = nil
    }

    /// Name and value of a header line (RFC 5322 section 2.2), with white space before the colon forgiven.
    private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var name = line[..<colon]
        while let last = name.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ 0x21...0x7e ~= $0 }) else { return nil }
        return (String(decoding: name, as: UTF8.self), line[(colon + 1)...])
    }

    private static func isEnvelopeLine(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8)
    }

    private static func trimmed(_ octets: [UInt8]) -> [UInt8] {
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d || $0 == 0x0a }
        guard let first = octets.firstIndex(where: { !isSpace($0) }), let last = octets.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(octets[first...last])
    }
}
