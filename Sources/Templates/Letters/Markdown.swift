internal import CCmark
internal import Foundation

/// Makes HTML of a Markdown body. Tags are hidden from cmark behind words, and put back into its HTML: in links, headings,
/// tables and raw HTML alike. A line of nothing but `{% %}` tags stays outside of paragraphs.
struct Markdown {
    private let source: SourceText
    private let tokens: [Token]
    /// What the words begin with: nothing in the source does.
    private let word: [UInt8]
    private var protected: [UInt8] = []
    /// The line of the source for each line that cmark sees.
    private var lines: [Int]

    /// The tokens of the body, with its text as HTML. Texts know the place of the block they come from.
    static func tokens(_ source: SourceText, _ limits: TemplateLimits) throws(TemplateError) -> [Token] {
        var markdown = Markdown(source, try Lexer.tokens(source, limits))
        markdown.protect()
        return markdown.restored(markdown.html())
    }

    private init(_ source: SourceText, _ tokens: [Token]) {
        self.source = source
        self.tokens = tokens
        lines = [source.anchors[0].line]
        var word = "merpatitag"
        let text = String(decoding: source.bytes, as: UTF8.self).lowercased()
        while text.contains(word) { word += "q" }
        self.word = Array(word.utf8)
    }

    // MARK: - Hiding tags

    private mutating func protect() {
        let blocks = blockTags()
        for (index, token) in tokens.enumerated() {
            if token.kind == .text {
                appendText(token.source)
            } else {
                let word = word + Array("\(index)x".utf8)
                protected += blocks.contains(index) ? Array("<!--".utf8) + word + Array("-->".utf8) : word
            }
        }
    }

    private mutating func appendText(_ text: SourceText) {
        var line = text.anchors[0].line
        for byte in text.bytes {
            protected.append(byte)
            if byte == 0x0a {
                line += 1
                lines.append(line)
            }
        }
    }

    /// The tags that stand on lines of their own.
    private func blockTags() -> Set<Int> {
        var found: Set<Int> = []
        var run: [Int] = []
        var isAlone = true
        for (index, token) in tokens.enumerated() {
            guard token.kind == .text else {
                run.append(index)
                if token.kind == .output { isAlone = false }
                continue
            }
            let parts = token.source.bytes.split(separator: 0x0a, omittingEmptySubsequences: false)
            for (number, part) in parts.enumerated() {
                if number > 0 {
                    if isAlone { found.formUnion(run) }
                    run = []
                    isAlone = true
                }
                // Four spaces would make it code.
                if !part.allSatisfy(Lexer.isSpace) || part.count > 3 && part.last != 0x0d { isAlone = false }
            }
        }
        return isAlone ? found.union(run) : found
    }

    // MARK: - cmark

    private static let extensions: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "autolink"]
    }()

    private func html() -> [UInt8] {
        let options = CMARK_OPT_UNSAFE | CMARK_OPT_SOURCEPOS | CMARK_OPT_VALIDATE_UTF8
        guard let parser = cmark_parser_new(options) else { return [] }
        defer { cmark_parser_free(parser) }
        for name in Self.extensions {
            if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
        }
        protected.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
        guard let document = cmark_parser_finish(parser) else { return [] }
        defer { cmark_node_free(document) }
        markLines(ofRawHTML: document)
        guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else { return [] }
        defer { free(html) }
        return Array(UnsafeRawBufferPointer(start: html, count: strlen(html)))
    }

    /// cmark does not say where raw HTML comes from: each of its lines gets a word that does.
    private func markLines(ofRawHTML document: OpaquePointer) {
        var node = cmark_node_first_child(document)
        while let block = node {
            node = cmark_node_next(block)
            guard cmark_node_get_type(block) == CMARK_NODE_HTML_BLOCK, let literal = cmark_node_get_literal(block) else {
                continue
            }
            let first = Int(cmark_node_get_start_line(block))
            let lines = String(cString: literal).split(separator: "\n", omittingEmptySubsequences: false)
            let word = String(decoding: word, as: UTF8.self)
            let marked = lines.enumerated().map { $1.isEmpty ? "" : "\(word)L\(first + $0)x\($1)" }
            cmark_node_set_literal(block, marked.joined(separator: "\n"))
        }
    }

    // MARK: - Putting tags back

    private func restored(_ html: [UInt8]) -> [Token] {
        var result: [Token] = []
        var text: [UInt8] = []
        var anchors = [SourceText.Anchor(offset: 0, line: lines[0], column: 1)]
        var offset = 0
        func finishText() {
            guard !text.isEmpty else { return }
            result.append(.text(SourceText(file: source.file, bytes: text, anchors: anchors, isVerbatim: false)))
            text = []
        }
        while offset < html.count {
            if let (place, end) = sourcePosition(html, at: offset) {
                anchors.append(.init(offset: text.count, line: place.line, column: place.column))
                offset = end
            } else if let (line, end) = number(html, at: offset, kind: "L") {
                anchors.append(.init(offset: text.count, line: original(line), column: 1))
                offset = end
            } else if let (index, start, end) = hiddenTag(html, at: offset) {
                text.removeLast(min(offset - start, text.count))
                finishText()
                result.append(tokens[index])
                let after = tokens[index].position
                anchors = [.init(offset: 0, line: after.line, column: after.column)]
                offset = end
            } else {
                text.append(html[offset])
                offset += 1
            }
        }
        finishText()
        return result
    }

    /// ` data-sourcepos="3:1-4:20"`, where cmark says which lines a block comes from.
    private func sourcePosition(_ html: [UInt8], at offset: Int) -> (SourceText.Anchor, end: Int)? {
        let name = Array(" data-sourcepos=\"".utf8)
        guard html[offset] == 0x20, html[offset...].starts(with: name) else { return nil }
        let value = html[(offset + name.count)...].prefix(64).prefix { $0 != UInt8(ascii: "\"") }
        let numbers = String(decoding: value, as: UTF8.self).split { $0 == ":" || $0 == "-" }.compactMap { Int($0) }
        guard numbers.count == 4, value.endIndex < html.count else { return nil }
        return (.init(offset: 0, line: original(numbers[0]), column: max(1, numbers[1])), value.endIndex + 1)
    }

    /// The line of the source for a line that cmark saw.
    private func original(_ line: Int) -> Int {
        lines.indices.contains(line - 1) ? lines[line - 1] : lines[0]
    }

    /// The number behind our word at `offset`, and where it ends.
    private func number(_ html: [UInt8], at offset: Int, kind: String) -> (Int, end: Int)? {
        guard html[offset] == word[0], html[offset...].starts(with: word + Array(kind.utf8)) else { return nil }
        let digits = html[(offset + word.count + kind.utf8.count)...].prefix { (0x30...0x39).contains($0) }
        guard let number = Int(String(decoding: digits, as: UTF8.self)), digits.endIndex < html.count,
            html[digits.endIndex] == UInt8(ascii: "x")
        else { return nil }
        return (number, digits.endIndex + 1)
    }

    /// The hidden tag whose word begins at `offset`, and the reach of it with its comment marks.
    private func hiddenTag(_ html: [UInt8], at offset: Int) -> (index: Int, start: Int, end: Int)? {
        guard let (index, end) = number(html, at: offset, kind: ""), tokens.indices.contains(index) else { return nil }
        // Inside of code the comment marks are escaped.
        for (opening, closing) in [("<!--", "-->"), ("&lt;!--", "--&gt;")] {
            let start = offset - opening.utf8.count
            if start >= 0, html[start...].starts(with: opening.utf8), html[end...].starts(with: closing.utf8) {
                return (index, start, end + closing.utf8.count)
            }
        }
        return (index, offset, end)
    }
}
