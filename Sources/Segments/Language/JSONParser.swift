internal import Foundation

/// Reads JSON (RFC 8259), in time that grows with its length only, whatever is in it. (Trying one type after another with
/// Foundation's decoder takes most of a minute for 200 KB of deeply nested values.)
struct JSONParser {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0
    private let deepest: Int

    /// - Parameter deepest: how deep brackets may be nested.
    /// - Throws: an error with the line and column (in bytes) of the first fault. An object with the same key twice is one.
    static func parse(_ data: Data, deepest: Int) throws(SegmentError) -> JSONValue {
        var parser = JSONParser(bytes: [UInt8](data), deepest: deepest)
        guard String(validating: parser.bytes, as: UTF8.self) != nil else { throw parser.fault("it is not UTF-8") }
        let value = try parser.value()
        parser.skipBlanks()
        guard parser.current == nil else { throw parser.fault("something follows its end") }
        return value
    }

    private init(bytes: [UInt8], deepest: Int) {
        self.bytes = bytes
        self.deepest = deepest
    }

    private mutating func value() throws(SegmentError) -> JSONValue {
        skipBlanks()
        switch current {
        case UInt8(ascii: "{"): return .object(try nested { parser throws(SegmentError) in try parser.members() })
        case UInt8(ascii: "["): return .array(try nested { parser throws(SegmentError) in try parser.elements() })
        case UInt8(ascii: "\""): return .text(try text())
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return .number(try number())
        case nil: throw fault("it has no end")
        default: break
        }
        for (name, value) in [("true", JSONValue.boolean(true)), ("false", .boolean(false)), ("null", .null)]
        where bytes[index...].starts(with: name.utf8) {
            index += name.utf8.count
            return value
        }
        throw fault("a value was expected")
    }

    private mutating func nested<Result>(
        _ read: (inout JSONParser) throws(SegmentError) -> Result
    ) throws(SegmentError) -> Result {
        guard depth < deepest else { throw SegmentError(.limit, "nested too deep", at: place(index)) }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return try read(&self)
    }

    private mutating func members() throws(SegmentError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if accept("}") { return members }
        repeat {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { throw fault("a key in quotation marks was expected") }
            let start = index
            let key = try text()
            guard accept(":") else { throw fault("`:` was expected") }
            guard members.updateValue(try value(), forKey: key) == nil else {
                throw SegmentError(.syntax, "the key \(key.prefix(80)) stands twice", at: place(start))
            }
        } while accept(",")
        guard accept("}") else { throw fault("`,` or `}` was expected") }
        return members
    }

    private mutating func elements() throws(SegmentError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if accept("]") { return elements }
        repeat { elements.append(try value()) } while accept(",")
        guard accept("]") else { throw fault("`,` or `]` was expected") }
        return elements
    }

    // MARK: Numbers and texts

    private mutating func number() throws(SegmentError) -> Double {
        let start = index
        if current == UInt8(ascii: "-") { index += 1 }
        let startsWithZero = current == UInt8(ascii: "0")
        guard let whole = digits(), !startsWithZero || whole == 1 else { throw fault("a number was expected") }
        if current == UInt8(ascii: ".") {
            index += 1
            guard digits() != nil else { throw fault("a digit was expected") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            index += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { index += 1 }
            guard digits() != nil else { throw fault("a digit was expected") }
        }
        guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)), number.isFinite else {
            throw fault("the number is too great")
        }
        return number
    }

    /// Skips digits; how many there were, nil for none.
    private mutating func digits() -> Int? {
        let start = index
        while let byte = current, isDigit(byte) { index += 1 }
        return index == start ? nil : index - start
    }

    private mutating func text() throws(SegmentError) -> String {
        index += 1
        var text: [UInt8] = []
        while let byte = current {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escaped()).utf8)
            case 0..<0x20: throw fault("a control character inside a text")
            default: text.append(byte)
            }
        }
        throw fault("a text has no end")
    }

    private mutating func escaped() throws(SegmentError) -> Unicode.Scalar {
        let known: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
            UInt8(ascii: "f"): "\u{c}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        guard let byte = current else { throw fault("a text has no end") }
        index += 1
        if let scalar = known[byte] { return scalar }
        guard byte == UInt8(ascii: "u"), let unit = codeUnit() else { throw fault("there is no such escape") }
        if let scalar = Unicode.Scalar(unit) { return scalar }
        // A scalar beyond U+FFFF is a pair of surrogates.
        guard bytes[index...].starts(with: "\\u".utf8) else { throw fault("half of a surrogate pair") }
        index += 2
        guard (0xd800..<0xdc00).contains(unit), let low = codeUnit(), (0xdc00..<0xe000).contains(low),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xd800) << 10 + UInt32(low) - 0xdc00)
        else { throw fault("half of a surrogate pair") }
        return scalar
    }

    private mutating func codeUnit() -> UInt16? {
        let digits = bytes[index...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
        index += 4
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    // MARK: Bytes

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func skipBlanks() {
        while let byte = current, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { index += 1 }
    }

    private mutating func accept(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard let byte = current, Unicode.Scalar(byte) == sign else { return false }
        index += 1
        return true
    }

    private func place(_ index: Int) -> SourceSpan {
        let before = bytes[..<index]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return SourceSpan(line: line, column: index - lineStart + 1, length: 1, offset: index)
    }

    private func fault(_ message: String) -> SegmentError {
        SegmentError(.syntax, "this is not JSON: \(message)", at: place(index))
    }
}
