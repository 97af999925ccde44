/// Cuts a segment's text into tokens. It works on Unicode scalars: a combining mark after a quotation mark
/// must not hide it.
struct SegmentLexer {
    var scalars: [Unicode.Scalar]
    var index = 0
    private var line = 1
    private var lineStart = 0

    /// - Throws: an error for a text that is too long, a sign that the language does not have, an unfinished
    ///   text, and a number or date that cannot be.
    static func tokens(of text: String) throws(SegmentError) -> [SegmentToken] {
        let start = SourceSpan(line: 1, column: 1, length: 1, offset: 0)
        guard text.utf8.count <= SegmentLimits.length else {
            throw SegmentError(
                .limit, "the segment is too long: \(text.utf8.count) bytes, the limit is \(SegmentLimits.length)", at: start)
        }
        var lexer = SegmentLexer(scalars: Array(text.unicodeScalars))
        var tokens: [SegmentToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private mutating func next() throws(SegmentError) -> SegmentToken {
        skipBlanks()
        let start = index
        let kind = try token()
        return SegmentToken(kind: kind, span: span(from: start))
    }

    private mutating func token() throws(SegmentError) -> SegmentToken.Kind {
        guard let scalar = peek() else { return .end }
        if scalar == "\"" { return .text(try text()) }
        if isDigit(scalar) || (scalar == "-" && peek(1).map(isDigit) == true) { return try numberOrDate() }
        if isWordStart(scalar) { return .word(word()) }
        if let symbol = symbol() { return .symbol(symbol) }
        throw unexpected(scalar)
    }

    private mutating func skipBlanks() {
        while let scalar = peek() {
            if scalar == "#" {
                while let inComment = peek(), inComment != "\n" { index += 1 }
            } else if scalar == "\n" {
                index += 1
                line += 1
                lineStart = index
            } else if scalar.properties.isWhitespace || scalar == "\u{feff}" {
                index += 1
            } else {
                return
            }
        }
    }

    private mutating func word() -> String {
        let start = index
        while let scalar = peek(), scalar.properties.isIDContinue { index += 1 }
        return string(from: start)
    }

    private mutating func symbol() -> SegmentToken.Symbol? {
        for length in [2, 1] where index + length <= scalars.count {
            let text = String(String.UnicodeScalarView(scalars[index..<(index + length)]))
            if let symbol = SegmentToken.Symbol(rawValue: text) {
                index += length
                return symbol
            }
        }
        return nil
    }

    private mutating func text() throws(SegmentError) -> String {
        let start = index
        index += 1
        var text = String.UnicodeScalarView()
        while let scalar = peek(), scalar != "\n" {
            index += 1
            switch scalar {
            case "\"":
                guard text.count <= SegmentLimits.textLength else {
                    throw SegmentError(
                        .limit, "the text is too long: \(text.count) characters, the limit is \(SegmentLimits.textLength)",
                        at: span(from: start))
                }
                return String(text)
            case "\\": text.append(try escaped())
            case _ where scalar.properties.generalCategory == .control && scalar != "\t" && scalar != "\r":
                throw SegmentError(.syntax, "a control character inside a text", at: span(from: index - 1))
            default: text.append(scalar)
            }
        }
        throw SegmentError(
            .syntax, "the text that begins here has no end", at: span(from: start), expected: ["a closing `\"` on the same line"])
    }

    private mutating func escaped() throws(SegmentError) -> Unicode.Scalar {
        let known: [Unicode.Scalar: Unicode.Scalar] = ["\"": "\"", "\\": "\\", "n": "\n", "t": "\t", "r": "\r"]
        guard let scalar = peek(), let meant = known[scalar] else {
            throw SegmentError(
                .syntax, "`\\` must be followed by one of \" \\ n t r", at: span(from: index - 1),
                expected: ["`\\\\` for a backslash"])
        }
        index += 1
        return meant
    }

    private func unexpected(_ scalar: Unicode.Scalar) -> SegmentError {
        let at = SourceSpan(line: line, column: index - lineStart + 1, length: 1, offset: index)
        let message =
            switch scalar {
            case "“", "”", "„", "‘", "’", "'", "`":
                "`\(scalar)` is not a quotation mark here; texts stand in straight double quotes: \"Jakarta\""
            case "&": "write `and`, not `&`"
            case "|": "write `or`, not `|`"
            case "!": "write `not` or `!=`"
            case "-": "`-` must stand before a number"
            case _ where scalar.properties.generalCategory == .control:
                "a control character, U+" + String(scalar.value, radix: 16, uppercase: true)
            default: "`\(scalar)` has no meaning in a segment"
            }
        return SegmentError(.syntax, message, at: at)
    }

    // MARK: Helpers

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        index + ahead < scalars.count ? scalars[index + ahead] : nil
    }

    func string(from start: Int) -> String {
        String(String.UnicodeScalarView(scalars[start..<index]))
    }

    /// From `start`, which is on the present line, to where the lexer stands.
    func span(from start: Int) -> SourceSpan {
        SourceSpan(line: line, column: start - lineStart + 1, length: index - start, offset: start)
    }

    func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private func isWordStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isIDStart
    }
}
