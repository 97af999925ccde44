/// Cuts the inside of a tag into words, numbers, texts and signs.
struct ExpressionLexer {
    enum Lexeme: Equatable {
        case word(String)
        case text(String)
        case number(TemplateValue)
        /// `. .. , : | [ ] ( )` and comparisons.
        case sign(String)
        case end
    }

    private let source: SourceText
    private var offset: Int
    private var bytes: [UInt8] { source.bytes }

    init(_ source: SourceText, from offset: Int = 0) {
        self.source = source
        self.offset = offset
    }

    /// The next piece and where it begins.
    mutating func next() throws(TemplateError) -> (Lexeme, offset: Int) {
        while offset < bytes.count, Lexer.isSpace(bytes[offset]) { offset += 1 }
        let start = offset
        guard offset < bytes.count else { return (.end, start) }
        let byte = bytes[offset]
        if Self.isWordStart(byte) { return (.word(takeWord()), start) }
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return (.text(try takeText(quote: byte)), start) }
        if Self.isDigit(byte) || byte == UInt8(ascii: "-") && offset + 1 < bytes.count && Self.isDigit(bytes[offset + 1]) {
            return (.number(try takeNumber()), start)
        }
        return (.sign(try takeSign()), start)
    }

    private mutating func takeWord() -> String {
        let start = offset
        // Typographic quotation marks are no quotes, but what stands between them was meant to be one text.
        if let length = EditorMarks.quotedLength(bytes[offset...]) { offset += length }
        while offset < bytes.count,
            Self.isWordStart(bytes[offset]) || Self.isDigit(bytes[offset]) || bytes[offset] == UInt8(ascii: "-")
        {
            offset += 1
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "?") { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func takeText(quote: UInt8) throws(TemplateError) -> String {
        let start = offset
        offset += 1
        while offset < bytes.count, bytes[offset] != quote { offset += 1 }
        guard offset < bytes.count else {
            throw TemplateError(
                .syntax, "this text is never closed", at: source.position(at: start),
                advice: "End it with the quote it begins with.")
        }
        offset += 1
        return String(decoding: bytes[(start + 1)..<(offset - 1)], as: UTF8.self)
    }

    private mutating func takeNumber() throws(TemplateError) -> TemplateValue {
        let start = offset
        offset += 1
        while offset < bytes.count, Self.isDigit(bytes[offset]) { offset += 1 }
        // A point followed by a digit belongs to the number; two points are a range.
        if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), Self.isDigit(bytes[offset + 1]) {
            offset += 1
            while offset < bytes.count, Self.isDigit(bytes[offset]) { offset += 1 }
        }
        guard let value = Digits.parse(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
            throw TemplateError(.syntax, "this is not a number", at: source.position(at: start))
        }
        return value
    }

    private mutating func takeSign() throws(TemplateError) -> String {
        let rest = bytes[offset...]
        let signs = ["..", "==", "!=", "<>", "<=", ">=", ".", ",", ":", "|", "[", "]", "(", ")", "<", ">", "="]
        guard let sign = signs.first(where: { rest.starts(with: $0.utf8) }) else {
            let position = source.position(at: offset)
            if let fault = EditorMarks.fault(ofReference: rest) {
                throw TemplateError(.syntax, fault.message, at: position, advice: fault.advice)
            }
            if rest.first == UInt8(ascii: "{") {
                throw TemplateError(
                    .syntax, "three braces are how other programs print a value as it is", at: position,
                    advice: "Write {{ and }}; a value that is HTML of your own takes the filter `raw`.")
            }
            let text = String(decoding: rest.prefix(4), as: UTF8.self).prefix(1)
            throw TemplateError(.syntax, "`\(text)` means nothing in a tag", at: position)
        }
        offset += sign.utf8.count
        return sign
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }

    /// Letters, `_`, and every character outside of ASCII, so that keys of any language can be named.
    private static func isWordStart(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte) || byte == 0x5f || byte >= 0x80
    }
}
