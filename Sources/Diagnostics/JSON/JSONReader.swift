/// Reads JSON strictly (RFC 8259), in time that grows with its length only, whatever is in it: no comments, no comma behind
/// the last value, no key twice in an object, no half surrogate pairs. (Foundation's reader takes some of these, tells
/// true from 1 only with pains, and gives up the places of faults; trying one type after another with its decoder takes
/// most of a minute for 200 KB of deeply nested values.)
package struct JSONReader {
    private enum State { case start, members, end }

    let bytes: UnsafeRawBufferPointer
    var position = 0
    private let deepest: Int
    private var depth = 0
    private var state = State.start

    /// - Parameters:
    ///   - bytes: one value with nothing but space around it; they must stay valid while it is read.
    ///   - deepest: how deep brackets may be nested.
    package init(_ bytes: UnsafeRawBufferPointer, deepest: Int) {
        self.bytes = bytes
        self.deepest = deepest
    }

    /// The whole as a value.
    package static func value(of bytes: [UInt8], deepest: Int) throws(JSONFault) -> JSONValue {
        let result = bytes.withUnsafeBytes { bytes -> Result<JSONValue, JSONFault> in
            var reader = JSONReader(bytes, deepest: deepest)
            do throws(JSONFault) {
                let value = try reader.value()
                try reader.end()
                return .success(value)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// The next member of the object that the bytes are, nil behind the last: for those who read millions of lines, keep
    /// little of each, and see for themselves when a key comes twice.
    ///
    /// ```swift
    /// while let (key, value) = try reader.nextMember() { ... }
    /// ```
    package mutating func nextMember() throws(JSONFault) -> (key: String, value: JSONValue)? {
        switch state {
        case .end: return nil
        case .start:
            skipSpace()
            try take("{", or: "it does not begin with `{`")
            try enter()
        case .members: break
        }
        guard try hasMore(closing: "}", isFirst: state == .start) else {
            state = .end
            try end()
            return nil
        }
        state = .members
        return (try key(notIn: []), try value())
    }

    // MARK: Values

    private mutating func value() throws(JSONFault) -> JSONValue {
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .text(try string())
        case let byte? where byte == UInt8(ascii: "-") || byte &- 0x30 < 10: return .number(try number())
        default:
            if skip(word: "true") { return .boolean(true) }
            if skip(word: "false") { return .boolean(false) }
            if skip(word: "null") { return .null }
            throw fault("a value was expected")
        }
    }

    private mutating func object() throws(JSONFault) -> [String: JSONValue] {
        try enter()
        position += 1
        var members: [String: JSONValue] = [:]
        var keys: Set<String> = []
        while try hasMore(closing: "}", isFirst: members.isEmpty) {
            let key = try key(notIn: keys)
            keys.insert(key)
            members[key] = try value()
        }
        depth -= 1
        return members
    }

    private mutating func array() throws(JSONFault) -> [JSONValue] {
        try enter()
        position += 1
        var elements: [JSONValue] = []
        while try hasMore(closing: "]", isFirst: elements.isEmpty) { elements.append(try value()) }
        depth -= 1
        return elements
    }

    /// A key and the colon behind it.
    private mutating func key(notIn known: Set<String>) throws(JSONFault) -> String {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotation marks was expected") }
        let start = position
        let key = try string()
        guard !known.contains(key) else {
            throw JSONFault(kind: .repeatedKey, reason: "the key \(key.prefix(80)) stands twice", offset: start)
        }
        skipSpace()
        try take(":", or: "`:` was expected")
        return key
    }

    /// Passes over the comma before a further member or element, or over the closing bracket.
    private mutating func hasMore(closing bracket: Unicode.Scalar, isFirst: Bool) throws(JSONFault) -> Bool {
        skipSpace()
        if skip(bracket) { return false }
        if !isFirst { try take(",", or: "`,` or `\(bracket)` was expected") }
        return true
    }

    private mutating func enter() throws(JSONFault) {
        guard depth < deepest else {
            throw JSONFault(kind: .tooDeep, reason: "values are nested more than \(deepest) deep", offset: position)
        }
        depth += 1
    }

    private mutating func number() throws(JSONFault) -> JSONNumber {
        let start = position
        _ = skip("-")
        if !skip("0") { try digits() }
        if skip(".") { try digits() }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            try digits()
        }
        return JSONNumber(written: String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() throws(JSONFault) {
        guard let first = peek, first &- 0x30 < 10 else { throw fault("a digit was expected") }
        while let digit = peek, digit &- 0x30 < 10 { position += 1 }
    }

    private mutating func end() throws(JSONFault) {
        skipSpace()
        guard position == bytes.count else { throw fault("something follows its end") }
    }

    // MARK: Bytes

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek, Unicode.Scalar(byte) == character else { return false }
        position += 1
        return true
    }

    mutating func skip(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard bytes.count - position >= length else { return false }
        for index in 0..<length where bytes[position + index] != word.utf8Start[index] { return false }
        position += length
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { position += 1 }
    }

    mutating func take(_ character: Unicode.Scalar, or reason: String) throws(JSONFault) {
        guard skip(character) else { throw fault(reason) }
    }

    func fault(_ reason: String) -> JSONFault {
        JSONFault(kind: .syntax, reason: position < bytes.count ? reason : "it ends too early", offset: position)
    }
}
