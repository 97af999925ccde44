/// Reads one JSON object (RFC 8259) key by key, strictly and without building a tree. Objects and arrays within it are
/// checked and read over.
///
/// ```swift
/// var reader = JSONObjectReader(bytes)
/// while let (key, value) = try reader.next() { ... }
/// ```
struct JSONObjectReader {
    private enum State { case start, members, end }

    private let bytes: UnsafeRawBufferPointer
    private var position = 0
    private var state = State.start
    private static let deepest = 64

    /// - Parameter bytes: the object with nothing but space around it; they must stay valid while it is read.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// The next member, nil behind the last.
    mutating func next() throws(JSONFault) -> (key: String, value: JSONValue)? {
        skipSpace()
        switch state {
        case .end: return nil
        case .start:
            try take(UInt8(ascii: "{"), or: "it does not begin with {")
            skipSpace()
            if skip(UInt8(ascii: "}")) { return try end() }
            state = .members
        case .members:
            if skip(UInt8(ascii: "}")) { return try end() }
            try take(UInt8(ascii: ","), or: "a comma or } is missing")
            skipSpace()
        }
        guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotation marks is missing") }
        let key = try string()
        skipSpace()
        try take(UInt8(ascii: ":"), or: "a colon is missing")
        skipSpace()
        return (key, try value(depth: 1))
    }

    private mutating func end() throws(JSONFault) -> (key: String, value: JSONValue)? {
        state = .end
        skipSpace()
        guard position == bytes.count else { throw fault("something follows the object") }
        return nil
    }

    // MARK: Values

    private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
        guard let first = peek else { throw fault("a value is missing") }
        switch first {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"):
            try readOver(UInt8(ascii: "}"), depth, hasKeys: true)
            return .nested("an object")
        case UInt8(ascii: "["):
            try readOver(UInt8(ascii: "]"), depth, hasKeys: false)
            return .nested("an array")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default:
            if skip(word: "true") { return .boolean(true) }
            if skip(word: "false") { return .boolean(false) }
            if skip(word: "null") { return .null }
            throw fault("a value is missing")
        }
    }

    /// Checks an object or an array and passes over it.
    private mutating func readOver(_ close: UInt8, _ depth: Int, hasKeys: Bool) throws(JSONFault) {
        guard depth < Self.deepest else { throw fault("values are nested more than \(Self.deepest) deep") }
        position += 1
        skipSpace()
        if skip(close) { return }
        while true {
            skipSpace()
            if hasKeys {
                guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotation marks is missing") }
                _ = try string()
                skipSpace()
                try take(UInt8(ascii: ":"), or: "a colon is missing")
                skipSpace()
            }
            _ = try value(depth: depth + 1)
            skipSpace()
            if skip(close) { return }
            try take(UInt8(ascii: ","), or: "a comma or the end of \(hasKeys ? "an object" : "an array") is missing")
        }
    }

    private mutating func number() throws(JSONFault) -> String {
        let start = position
        _ = skip(UInt8(ascii: "-"))
        if !skip(UInt8(ascii: "0")) { try digits() }
        if skip(UInt8(ascii: ".")) { try digits() }
        if skip(UInt8(ascii: "e")) || skip(UInt8(ascii: "E")) {
            if !skip(UInt8(ascii: "+")) { _ = skip(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        guard let first = peek, first &- 0x30 < 10 else { throw fault("a digit is missing") }
        while let digit = peek, digit &- 0x30 < 10 { position += 1 }
    }

    // MARK: Strings

    private mutating func string() throws(JSONFault) -> String {
        position += 1
        let start = position
        while position < bytes.count, case let byte = bytes[position], byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
            if byte < 0x20 { throw fault("a text has a control character") }
            position += 1
        }
        let utf8 = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
        guard let text = String(validating: utf8, as: UTF8.self) else { throw Self.notUTF8(start) }
        try take(UInt8(ascii: "\""), or: "a quotation mark is not closed")
        return text
    }

    private mutating func escapedString(from start: Int) throws(JSONFault) -> String {
        var plain = Array(bytes[start..<position])
        while position < bytes.count, case let byte = bytes[position], byte != UInt8(ascii: "\"") {
            if byte < 0x20 { throw fault("a text has a control character") }
            position += 1
            if byte == UInt8(ascii: "\\") {
                try escape(into: &plain)
            } else {
                plain.append(byte)
            }
        }
        try take(UInt8(ascii: "\""), or: "a quotation mark is not closed")
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
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xd800..<0xdc00).contains(unit), skip(word: "\\u") {
                let low = try hexadecimal()
                guard (0xdc00..<0xe000).contains(low) else { throw fault("a text has half of a surrogate pair") }
                unit = 0x10000 + (unit - 0xd800) << 10 + (low - 0xdc00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw fault("a text has half of a surrogate pair") }
            plain.append(contentsOf: String(Character(scalar)).utf8)
        default:
            position -= 1
            throw fault("a text has a backslash with an unknown letter")
        }
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
        JSONFault(reason: "a text is not valid UTF-8", offset: start)
    }

    // MARK: Bytes

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    private mutating func skip(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard bytes.count - position >= length else { return false }
        for index in 0..<length where bytes[position + index] != word.utf8Start[index] { return false }
        position += length
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    private mutating func take(_ byte: UInt8, or reason: String) throws(JSONFault) {
        guard skip(byte) else { throw fault(reason) }
    }

    private func fault(_ reason: String) -> JSONFault {
        JSONFault(reason: position < bytes.count ? reason : "it ends too early", offset: position)
    }
}
