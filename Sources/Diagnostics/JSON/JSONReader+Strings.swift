/// The strings of JSON (RFC 8259 section 7).
extension JSONReader {
    /// The string that begins here, with its quotation mark.
    mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while let byte = peek, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            if byte < 0x20 { throw fault("a text has a control character") }
            position += 1
        }
        let utf8 = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
        guard let text = String(validating: utf8, as: UTF8.self) else { throw Self.notUTF8(start) }
        try take("\"", or: "a quotation mark is not closed")
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var plain = Array(bytes[start..<position])
        while let byte = peek, byte != UInt8(ascii: "\"") {
            if byte < 0x20 { throw fault("a text has a control character") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                try escape(into: &plain)
            } else {
                plain.append(byte)
            }
        }
        try take("\"", or: "a quotation mark is not closed")
        if let text = String(validating: plain, as: UTF8.self) { return text }
        throw Self.notUTF8(start)
    }

    private mutating func escape(into plain: inout [UInt8]) throws(JSONFault) {
        guard let letter = peek else { throw fault("a quotation mark is not closed") }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): plain.append(letter)
        case UInt8(ascii: "n"): plain.append(0x0a)
        case UInt8(ascii: "t"): plain.append(0x09)
        case UInt8(ascii: "r"): plain.append(0x0d)
        case UInt8(ascii: "b"): plain.append(0x08)
        case UInt8(ascii: "f"): plain.append(0x0c)
        case UInt8(ascii: "u"): plain.append(contentsOf: String(Character(try scalar())).utf8)
        default:
            position -= 1
            throw fault("a text has an escape that JSON does not know")
        }
    }

    /// The scalar of one `\u`, or of the two that a scalar beyond U+FFFF takes.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        var unit = try hexadecimal()
        if (0xd800..<0xdc00).contains(unit), skip(word: "\\u") {
            let low = try hexadecimal()
            guard (0xdc00..<0xe000).contains(low) else { throw fault("a text has half of a surrogate pair") }
            unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
        }
        guard let scalar = Unicode.Scalar(unit) else { throw fault("a text has half of a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw fault("\\u takes four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }

    private static func notUTF8(_ start: Int) -> JSONFault {
        JSONFault(kind: .syntax, reason: "a text is not valid UTF-8", offset: start)
    }
}
