/// The header fields at the start of a message or part, and where its body begins.
struct HeaderBlock {
    private(set) var fields = [MIMEHeader]()
    private(set) var bodyStart: Int
    private(set) var isCut = false
    /// Whether a blank line, or the end of everything, ended the header, as it should.
    private(set) var isClosed = true
    private var name: String?
    private var octets = [UInt8]()

    /// Reads fields up to the first blank line, or to the first line that is none.
    ///
    /// - Parameter most: how many fields may be kept.
    init(_ source: [UInt8], in range: Range<Int>, lines: inout MailLineScanner, most: Int, longest: Int) {
        let start = range.lowerBound + Self.byteOrderMarks(in: source[range])
        bodyStart = start
        while bodyStart < range.upperBound {
            let line = lines.line(at: bodyStart, before: range.upperBound)
            if line.isEmpty {
                bodyStart = line.next
                break
            }
            let text = source[line.range]
            if Self.isSpace(source[line.start]), name != nil || !fields.isEmpty {
                append(text, longest: longest)
            } else if let field = Self.field(text) {
                finish()
                if fields.count < most {
                    name = field.name
                    append(field.value, longest: longest)
                } else {
                    isCut = true
                }
            } else if bodyStart > start || !Self.isEnvelopeLine(text) {
                isClosed = false
                // A mark before what is no header belongs to the text.
                if bodyStart == start { bodyStart = range.lowerBound }
                break
            }
            bodyStart = line.next
        }
        finish()
    }

    /// Folded lines are put together as they are (RFC 5322 section 2.2.3).
    private mutating func append(_ text: ArraySlice<UInt8>, longest: Int) {
        guard name != nil else { return }
        let room = longest - octets.count
        octets += text.prefix(room)
        if text.count > room { isCut = true }
    }

    private mutating func finish() {
        guard let finished = name else { return }
        fields.append(MIMEHeader(name: finished, octets: Self.trimmed(octets)))
        name = nil
        octets.removeAll(keepingCapacity: true)
    }

    /// Name and value of a header line (RFC 5322 section 2.2), with white space before the colon forgiven.
    private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard let colon = line.prefix(128).firstIndex(of: UInt8(ascii: ":")) else { return nil }
        var name = line[..<colon]
        while let last = name.last, isSpace(last) { name.removeLast() }
        guard !name.isEmpty, name.allSatisfy({ 0x21...0x7e ~= $0 }) else { return nil }
        return (String(decoding: name, as: UTF8.self), line[(colon + 1)...])
    }

    /// The octets of byte order marks at the start, as files that were saved as UTF-8 have them: U+FEFF, and what becomes of it
    /// when its octets are taken for characters.
    static func byteOrderMarks(in text: ArraySlice<UInt8>) -> Int {
        var rest = text
        while let mark = byteOrderMarks.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(mark.count) }
        return text.count - rest.count
    }

    private static let byteOrderMarks: [[UInt8]] = [[0xef, 0xbb, 0xbf], [0xc3, 0xaf, 0xc2, 0xbb, 0xc2, 0xbf]]

    /// The line that begins a message in an mbox file.
    static func isEnvelopeLine(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "From ".utf8) || line.starts(with: ">From ".utf8)
    }

    static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func trimmed(_ octets: [UInt8]) -> [UInt8] {
        guard let first = octets.firstIndex(where: { !isSpace($0) }), let last = octets.lastIndex(where: { !isSpace($0) })
        else { return [] }
        return Array(octets[first...last])
    }
}
