/// Cuts a template into text and tags. Comments end here; raw blocks become text.
struct Lexer {
    private let source: SourceText
    private let limits: TemplateLimits
    private var cursor: SourceCursor
    private var tokens: [TemplateToken] = []
    private var bytes: [UInt8] { source.bytes }

    static func tokens(_ source: SourceText, _ limits: TemplateLimits) throws(TemplateError) -> [TemplateToken] {
        var lexer = Lexer(source, limits)
        try lexer.run()
        return lexer.tokens
    }

    private init(_ source: SourceText, _ limits: TemplateLimits) {
        self.source = source
        self.limits = limits
        let start = source.anchors[0]
        cursor = SourceCursor(line: start.line, column: start.column)
    }

    private mutating func run() throws(TemplateError) {
        if bytes.count > limits.sourceBytes {
            throw TemplateError(
                .limit, "this file has \(bytes.count) bytes; a template may have \(limits.sourceBytes)",
                at: source.position(at: 0))
        }
        while let open = nextOpening(from: cursor.offset) {
            takeText(to: open)
            let tag = try takeTag()
            switch Self.name(of: tag) {
            case "raw": try takeRaw(after: tag)
            case "comment": try skipComment(after: tag)
            case "doc": try skipDocument(after: tag)
            default: tokens.append(tag)
            }
        }
        takeText(to: bytes.count)
    }

    /// Where the next `{{` or `{%` begins.
    private func nextOpening(from start: Int) -> Int? {
        var offset = start
        while offset + 1 < bytes.count {
            if bytes[offset] == UInt8(ascii: "{") {
                let next = bytes[offset + 1]
                if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") { return offset }
            }
            offset += 1
        }
        return nil
    }

    private mutating func takeText(to end: Int) {
        guard end > cursor.offset else { return }
        tokens.append(.text(slice(cursor.offset, end)))
        cursor.advance(to: end, in: bytes)
    }

    /// Takes the tag that begins at the cursor, up to and with its closing braces.
    private mutating func takeTag() throws(TemplateError) -> TemplateToken {
        let position = SourcePosition(file: source.file, line: cursor.line, column: cursor.column)
        let isOutput = bytes[cursor.offset + 1] == UInt8(ascii: "{")
        let closing = isOutput ? UInt8(ascii: "}") : UInt8(ascii: "%")
        var start = cursor.offset + 2
        let trimsBefore = start < bytes.count && bytes[start] == UInt8(ascii: "-")
        if trimsBefore { start += 1 }
        var end = start
        while end + 1 < bytes.count, !(bytes[end] == closing && bytes[end + 1] == UInt8(ascii: "}")) { end += 1 }
        guard end + 1 < bytes.count else {
            throw TemplateError(
                .syntax, "this tag is never closed", at: position, advice: "End it with `\(isOutput ? "}}" : "%}")`.")
        }
        guard end - start <= limits.tagBytes else {
            throw TemplateError(.limit, "this tag has more than \(limits.tagBytes) bytes", at: position)
        }
        let next = end + 2
        let trimsAfter = end > start && bytes[end - 1] == UInt8(ascii: "-")
        if trimsAfter { end -= 1 }
        cursor.advance(to: start, in: bytes)
        let inside = slice(start, end)
        cursor.advance(to: next, in: bytes)
        return TemplateToken(
            kind: isOutput ? .output : .tag, source: inside, trimsBefore: trimsBefore, trimsAfter: trimsAfter,
            position: position)
    }

    /// Everything up to `{% endraw %}` is text, whatever it looks like.
    private mutating func takeRaw(after opening: TemplateToken) throws(TemplateError) {
        tokens.append(trimmer(opening))
        guard let end = nextTag(named: ["endraw"], from: cursor.offset) else {
            throw unclosed(opening, "raw", end: "endraw")
        }
        takeText(to: end.start)
        finish(end)
    }

    /// Leaves out a comment with the comments inside it. Tags inside need not be right, or even closed.
    private mutating func skipComment(after opening: TemplateToken) throws(TemplateError) {
        var depth = 1
        var offset = cursor.offset
        while let tag = nextTag(named: ["comment", "endcomment"], from: offset) {
            offset = tag.end
            depth += tag.name == "comment" ? 1 : -1
            if depth == 0 {
                tokens.append(trimmer(opening))
                return finish(tag)
            }
        }
        throw unclosed(opening, "comment", end: "endcomment")
    }

    /// `{% doc %}`: as a comment, but without others inside.
    private mutating func skipDocument(after opening: TemplateToken) throws(TemplateError) {
        guard opening.source.bytes.split(whereSeparator: Self.isSpace).count == 1 else {
            throw TemplateError(.syntax, "`doc` takes nothing after its name", at: opening.position)
        }
        guard let end = nextTag(named: ["enddoc"], from: cursor.offset) else {
            throw unclosed(opening, "doc", end: "enddoc")
        }
        tokens.append(trimmer(opening))
        finish(end)
    }

    /// Goes on behind the tag that ends a skipped or raw block.
    private mutating func finish(_ end: BareTag) {
        cursor.advance(to: end.start, in: bytes)
        let position = SourcePosition(file: source.file, line: cursor.line, column: cursor.column)
        cursor.advance(to: end.end, in: bytes)
        tokens.append(
            TemplateToken(
                kind: .tag, source: SourceText("", file: source.file), trimsBefore: end.trimsBefore,
                trimsAfter: end.trimsAfter, position: position))
    }

    /// A `{% name %}` found by its name alone.
    private struct BareTag {
        var name: String
        var start: Int
        var end: Int
        var trimsBefore: Bool
        var trimsAfter: Bool
    }

    private func nextTag(named names: [String], from start: Int) -> BareTag? {
        var offset = start
        while let open = nextOpening(from: offset) {
            if let tag = names.lazy.compactMap({ bareTag($0, at: open) }).first { return tag }
            offset = open + 1
        }
        return nil
    }

    private func bareTag(_ name: String, at offset: Int) -> BareTag? {
        guard bytes[offset + 1] == UInt8(ascii: "%") else { return nil }
        var rest = bytes[(offset + 2)...]
        let trimsBefore = rest.first == UInt8(ascii: "-")
        if trimsBefore { rest.removeFirst() }
        rest = rest.drop(while: Self.isSpace)
        guard rest.starts(with: name.utf8) else { return nil }
        rest = rest.dropFirst(name.utf8.count).drop(while: Self.isSpace)
        let trimsAfter = rest.first == UInt8(ascii: "-")
        if trimsAfter { rest.removeFirst() }
        guard rest.starts(with: "%}".utf8) else { return nil }
        return BareTag(
            name: name, start: offset, end: rest.startIndex + 2, trimsBefore: trimsBefore, trimsAfter: trimsAfter)
    }

    /// A tag that prints nothing and only trims the white space around it.
    private func trimmer(_ tag: TemplateToken) -> TemplateToken {
        var token = tag
        token.source = SourceText("", file: source.file)
        return token
    }

    private func unclosed(_ opening: TemplateToken, _ name: String, end: String) -> TemplateError {
        TemplateError(.syntax, "`\(name)` is never closed", at: opening.position, advice: "End it with `{% \(end) %}`.")
    }

    /// The bytes from the cursor's place on; `start` must be the cursor's offset.
    private func slice(_ start: Int, _ end: Int) -> SourceText {
        SourceText(file: source.file, bytes: Array(bytes[start..<end]), line: cursor.line, column: cursor.column)
    }

    /// The word a `{% ... %}` tag begins with.
    static func name(of token: TemplateToken) -> String {
        guard token.kind == .tag else { return "" }
        let word = token.source.bytes.drop(while: isSpace).prefix { !isSpace($0) }
        return String(decoding: word, as: UTF8.self)
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0d).contains(byte)
    }
}
