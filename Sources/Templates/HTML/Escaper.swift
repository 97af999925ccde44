/// Writes texts into a page so that they stay data. Works on bytes: runs without special bytes are copied whole.
enum Escaper {
    /// The bytes below 64 that HTML text and quoted attributes must not contain: NUL, `"`, `&`, `'`, `<`, `>`.
    private static let htmlSpecial: UInt64 = 1 | 1 << 0x22 | 1 << 0x26 | 1 << 0x27 | 1 << 0x3c | 1 << 0x3e

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
                appendURL(bytes, .path, isMarkup: escaping == .urlStart, to: &out)
            } else {
                out.append(UInt8(ascii: "#"))
            }
        case .urlUnsettled: appendURL(bytes, .withoutColon, isMarkup: true, to: &out)
        case .urlPath: appendURL(bytes, .path, isMarkup: true, to: &out)
        case .plainURLPath: appendURL(bytes, .path, isMarkup: false, to: &out)
        case .urlQuery: appendURL(bytes, .query, isMarkup: true, to: &out)
        }
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
        while end < bytes.count, end - name < 32, isAlphanumeric(bytes[end]) { end += 1 }
        return end > name && end < bytes.count && bytes[end] == UInt8(ascii: ";") ? end + 1 : nil
    }

    // MARK: - Style

    /// Letters, digits, other characters than ASCII, and `#%+,-._` and spaces: nothing that could end a value, a string
    /// or a comment, open a function, or name an address, wherever in a style sheet it stands.
    private static func isHarmlessStyle(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.allSatisfy { isAlphanumeric($0) || $0 >= 0x80 || " #%+,-._".utf8.contains($0) }
    }

    // MARK: - Addresses

    private enum URLPart {
        case path
        case withoutColon
        case query
    }

    private static func appendURL(
        _ bytes: UnsafeBufferPointer<UInt8>, _ part: URLPart, isMarkup: Bool, to out: inout [UInt8]
    ) {
        let hex = StaticString("0123456789ABCDEF")
        for byte in bytes {
            if isAlphanumeric(byte) || "-._~".utf8.contains(byte) || part != .query && isReserved(byte, part) {
                out.append(byte)
            } else if byte == UInt8(ascii: "&"), part != .query {
                out.append(contentsOf: (isMarkup ? "&amp;" : "&").utf8)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(hex.utf8Start[Int(byte >> 4)])
                out.append(hex.utf8Start[Int(byte & 15)])
            }
        }
    }

    /// RFC 3986 section 2.2, with `%` (the value may be encoded already) and without `&` and `'`, which attributes mind.
    private static func isReserved(_ byte: UInt8, _ part: URLPart) -> Bool {
        byte == UInt8(ascii: ":") ? part == .path : "!$()*+,;=@/?#[]%".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
}

extension [UInt8] {
    @inline(__always)
    fileprivate mutating func append(contentsOf start: UnsafePointer<UInt8>, count: Int) {
        append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    }
}
