/// Writes texts into a page so that they stay data. Works on bytes: runs without special bytes are copied whole.
enum Escaper {
    /// The bytes below 64 that HTML text and quoted attributes must not contain: NUL, `"`, `&`, `'`, `<`, `>`.
    private static var htmlSpecial: UInt64 { 1 | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3c | 1 << 0x3e }
    private static let alphanumeric = ByteSet("", letters: true)
    private static let harmlessInStyle = ByteSet(" #%+,-._", letters: true)
    /// RFC 3986 section 2.3.
    private static let unreserved = ByteSet("-._~", letters: true)
    /// RFC 3986 section 2.2, with `%` (the value may be encoded already) and without `&` and `'`, which attributes mind.
    private static let path = ByteSet("-._~:!$()*+,;=@/?#[]%", letters: true)
    private static let pathWithoutColon = ByteSet("-._~!$()*+,;=@/?#[]%", letters: true)

    static func append(_ text: String, _ escaping: Escaping, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { append($0, escaping, to: &out) }
    }

    static func append(_ bytes: UnsafeBufferPointer<UInt8>, _ escaping: Escaping, to out: inout [UInt8]) {
        switch escaping {
        case .none: out.append(contentsOf: bytes)
        case .html: appendHTML(bytes, special: htmlSpecial, to: &out) { _ in nil }
        case .htmlOnce: appendHTML(bytes, special: htmlSpecial, to: &out) { keptEntity(bytes, at: $0) }
        case .htmlBreaks: appendHTML(bytes, special: htmlSpecial | 1 << 0x0a | 1 << 0x0d, to: &out) { _ in nil }
        case .style: if isHarmlessStyle(bytes) { out.append(contentsOf: bytes) }
        case .urlStart, .plainURLStart:
            if URLScheme.isHarmless(bytes) {
                appendURL(bytes, keeping: path, ampersand: escaping == .urlStart ? "&amp;" : "&", to: &out)
            } else {
                out.append(UInt8(ascii: "#"))
            }
        case .urlUnsettled: appendURL(bytes, keeping: pathWithoutColon, ampersand: "&amp;", to: &out)
        case .urlPath: appendURL(bytes, keeping: path, ampersand: "&amp;", to: &out)
        case .plainURLPath: appendURL(bytes, keeping: path, ampersand: "&", to: &out)
        case .urlQuery: appendURL(bytes, keeping: unreserved, ampersand: "%26", to: &out)
        }
    }

    /// Whether there is nothing to escape in HTML text and quoted attributes.
    static func isHarmless(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 >= 64 || htmlSpecial >> UInt64($0) & 1 == 0 }
    }

    // MARK: - HTML

    /// `kept` may name the end of something that begins with the special byte at an offset and is copied as it is.
    @inline(__always)
    private static func appendHTML(
        _ bytes: UnsafeBufferPointer<UInt8>, special: UInt64, to out: inout [UInt8], kept: (Int) -> Int?
    ) {
        var start = 0
        var offset = 0
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte < 64, special >> UInt64(byte) & 1 == 1 else {
                offset += 1
                continue
            }
            if let end = kept(offset) {
                offset = end
                continue
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<offset]))
            out.append(contentsOf: entity(byte).utf8Start, count: entity(byte).utf8CodeUnitCount)
            offset += 1
            start = offset
        }
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }

    private static func entity(_ byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&#34;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x0a: "<br />\n"
        case 0x0d: ""
        default: "\u{fffd}"
        }
    }

    /// The end of an entity that begins at `offset`: `&name;`, `&#10;`, `&#x0a;`.
    private static func keptEntity(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int? {
        guard bytes[offset] == UInt8(ascii: "&") else { return nil }
        var end = offset + 1
        if end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        let name = end
        while end < bytes.count, end - name < 32, alphanumeric.contains(bytes[end]) { end += 1 }
        return end > name && end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : nil
    }

    // MARK: - Style

    /// Letters, digits, other characters than ASCII, and `#%+,-._` and spaces: nothing that could end a value, a string
    /// or a comment, open a function, or name an address, wherever in a style sheet it stands.
    private static func isHarmlessStyle(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let harmless = harmlessInStyle
        return bytes.allSatisfy { harmless.contains($0) || $0 >= 0x80 }
    }

    // MARK: - Addresses

    private static func appendURL(
        _ bytes: UnsafeBufferPointer<UInt8>, keeping kept: ByteSet, ampersand: StaticString, to out: inout [UInt8]
    ) {
        let hex = StaticString("0123456789ABCDEF")
        for byte in bytes {
            if kept.contains(byte) {
                out.append(byte)
            } else if byte == UInt8(ascii: "&") {
                out.append(contentsOf: ampersand.utf8Start, count: ampersand.utf8CodeUnitCount)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(hex.utf8Start[Int(byte >> 4)])
                out.append(hex.utf8Start[Int(byte & 15)])
            }
        }
    }
}

extension [UInt8] {
    @inline(__always)
    fileprivate mutating func append(contentsOf start: UnsafePointer<UInt8>, count: Int) {
        append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
}
