/// Moves through CSS with the care of its tokenizer: strings, comments, `url(...)` and escapes are passed as wholes (CSS
/// Syntax Module Level 3, section 4). Bytes, because everything that has a meaning in CSS is ASCII.
struct CSSCursor {
    /// Stands where a tag of the template prints into the sheet. No CSS contains it (3.3 replaces it).
    static let hole: UInt8 = 0

    let bytes: [UInt8]
    var offset: Int
    let end: Int

    init(_ bytes: [UInt8]) {
        self.init(bytes, 0..<bytes.count)
    }

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { offset >= end }
    var byte: UInt8? { offset < end ? bytes[offset] : nil }

    func isAt(_ text: StaticString) -> Bool {
        guard end - offset >= text.utf8CodeUnitCount else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard self.byte == byte else { return false }
        offset += 1
        return true
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte) && byte != 0x0b
    }

    // MARK: - Wholes

    /// Passes white space and comments; whether there was any white space.
    @discardableResult
    mutating func skipSpace() -> Bool {
        var found = false
        while let byte {
            if Self.isSpace(byte) {
                found = true
                offset += 1
            } else if isAt("/*") {
                skipComment()
            } else {
                break
            }
        }
        return found
    }

    /// Passes a comment that begins here, or what is left of one that does not end.
    mutating func skipComment() {
        offset += 2
        while offset < end, !isAt("*/") { offset += 1 }
        offset = min(end, offset + 2)
    }

    /// Passes a string that begins here; false when the line ends first (4.3.5: a bad string).
    mutating func skipString() -> Bool {
        guard let quote = byte else { return false }
        offset += 1
        while let byte {
            offset += 1
            switch byte {
            case quote: return true
            case UInt8(ascii: "\\"): if offset < end { offset += 1 }
            case 0x0a, 0x0c, 0x0d:
                offset -= 1
                return false
            default: break
            }
        }
        return false
    }

    /// Passes one thing: a comment, a string, an escape, a bracket with everything in it, or a single byte. False when it is
    /// broken: a string or bracket that does not end, a closing bracket without an opening one.
    mutating func skipPart(depth: Int) -> Bool {
        guard let byte else { return true }
        switch byte {
        case UInt8(ascii: "/") where isAt("/*"): skipComment()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return skipString()
        case UInt8(ascii: "\\"): offset = min(end, offset + 2)
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return skipBracket(depth: depth)
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return false
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            if isAtBareURL { return skipBareURL() }
            offset += 1
        default: offset += 1
        }
        return true
    }

    private mutating func skipBracket(depth: Int) -> Bool {
        guard let opening = byte, depth > 0 else { return false }
        let closing: UInt8 = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : opening + 2
        offset += 1
        while let byte {
            if byte == closing {
                offset += 1
                return true
            }
            if !skipPart(depth: depth - 1) { return false }
        }
        return false
    }

    /// `url(` with an address that is not a string: nothing in it is a comment or a quote (4.3.6).
    private var isAtBareURL: Bool {
        guard isAt("url(") || isAt("URL(") || isAt("Url(") else { return false }
        if offset > 0, Self.isNameByte(bytes[offset - 1]) { return false }
        var cursor = self
        cursor.offset += 4
        while let byte = cursor.byte, Self.isSpace(byte) { cursor.offset += 1 }
        return cursor.byte != UInt8(ascii: "\"") && cursor.byte != UInt8(ascii: "'")
    }

    private mutating func skipBareURL() -> Bool {
        offset += 4
        while let byte {
            offset += 1
            switch byte {
            case UInt8(ascii: ")"): return true
            case UInt8(ascii: "\\"): if offset < end { offset += 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("): return false
            default: break
            }
        }
        return false
    }

    // MARK: - Names

    static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
            || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    /// A name with its escapes resolved; nil when none begins here, or when it could be a number.
    mutating func identifier() -> String? {
        let start = offset
        guard let name = name() else { return nil }
        let first = bytes[start]
        let second = start + 1 < offset ? bytes[start + 1] : 0
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        if isDigit(first) || first == UInt8(ascii: "-") && (isDigit(second) || second == 0) {
            offset = start
            return nil
        }
        return name
    }

    /// Name bytes and escapes, with a digit in front too (as in `#1a2b3c`).
    mutating func name() -> String? {
        var result: [UInt8] = []
        let start = offset
        while let byte {
            if Self.isNameByte(byte) {
                result.append(byte)
                offset += 1
            } else if byte == UInt8(ascii: "\\"), offset + 1 < end, !(0x0a...0x0d).contains(bytes[offset + 1]) {
                offset += 1
                result += Array(String(escape()).utf8)
            } else {
                break
            }
        }
        return offset == start ? nil : String(decoding: result, as: UTF8.self)
    }

    /// The text of a string that begins here; nil when it is broken.
    mutating func string() -> String? {
        guard let quote = byte else { return nil }
        var result: [UInt8] = []
        offset += 1
        while let byte {
            if byte == quote {
                offset += 1
                return String(decoding: result, as: UTF8.self)
            }
            if byte == 0x0a || byte == 0x0d || byte == 0x0c { return nil }
            offset += 1
            if byte != UInt8(ascii: "\\") {
                result.append(byte)
            } else if let next = self.byte {
                if next == 0x0a || next == 0x0c { offset += 1 } else { result += Array(String(escape()).utf8) }
            }
        }
        return nil
    }

    /// The character of an escape, behind its backslash (4.3.7).
    private mutating func escape() -> Character {
        var code: UInt32 = 0
        var digits = 0
        while let byte, digits < 6, let digit = Character(Unicode.Scalar(byte)).hexDigitValue {
            code = code * 16 + UInt32(digit)
            digits += 1
            offset += 1
        }
        if digits > 0 {
            if let byte, Self.isSpace(byte) { offset += 1 }
            return Character(code == 0 ? "\u{fffd}" : Unicode.Scalar(code) ?? "\u{fffd}")
        }
        let text = String(decoding: bytes[offset..<min(end, offset + 4)], as: UTF8.self)
        guard let scalar = text.unicodeScalars.first else { return "\u{fffd}" }
        offset = min(end, offset + String(scalar).utf8.count)
        return Character(scalar)
    }
}
