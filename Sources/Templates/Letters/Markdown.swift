/// Makes HTML of a Markdown body. Tags are hidden from cmark behind words, and put back into its HTML: in links, headings,
/// tables and raw HTML alike. A line of nothing but `{% %}` tags stays outside of paragraphs.
struct Markdown {
    private let source: SourceText
    private let tokens: [TemplateToken]
    private let word: MarkdownWord
    private var protected: [UInt8] = []
    /// The line of the source for each line that cmark sees.
    private var lines: [Int]

    /// The tokens of the body, with its text as HTML. Texts know the place of the block they come from.
    static func tokens(_ source: SourceText, _ limits: TemplateLimits) throws(TemplateError) -> [TemplateToken] {
        var markdown = Markdown(source, try Lexer.tokens(source, limits))
        markdown.protect()
        let html = MarkdownDocument(word: markdown.word, tokens: markdown.tokens).html(markdown.protected)
        return markdown.restored(html)
    }

    private init(_ source: SourceText, _ tokens: [TemplateToken]) {
        self.source = source
        self.tokens = tokens
        lines = [source.anchors[0].line]
        word = MarkdownWord(notIn: source.bytes)
    }

    // MARK: - Hiding tags

    private mutating func protect() {
        let found = MarkdownLines(tokens)
        for (index, token) in tokens.enumerated() {
            if token.kind == .text {
                appendText(token.source)
            } else if found.inTables.contains(index) {
                // A row of its own, for which the tag is put back.
                protected += "|\(word.text(.row, index))|".utf8
            } else {
                protected += (found.alone.contains(index) ? "<!--\(word.text(.tag, index))-->" : word.text(.tag, index)).utf8
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

    // MARK: - Putting tags back

    private func restored(_ html: [UInt8]) -> [TemplateToken] {
        var output = Output(file: source.file, line: lines[0])
        var offset = 0
        while offset < html.count {
            if let (place, end) = sourcePosition(html, at: offset) {
                output.mark(line: place.line, column: place.column)
                offset = end
            } else if let (kind, number, end) = word.read(html, at: offset) {
                offset = restore(kind, number, html, at: offset, end: end, &output)
            } else if let (box, end) = Self.checkbox(html, at: offset) {
                output.text += box
                offset = end
            } else {
                output.text.append(html[offset])
                offset += 1
            }
        }
        output.finishText()
        return output.tokens
    }

    /// Does what a word stands for, and tells where to go on.
    private func restore(
        _ kind: MarkdownWord.Kind, _ number: Int, _ html: [UInt8], at offset: Int, end: Int, _ output: inout Output
    ) -> Int {
        switch kind {
        case .line:
            output.mark(line: original(number), column: 1)
            return end
        case .dropStart:
            let close = html[end...].firstIndex(of: UInt8(ascii: ">")) ?? end
            return html[close...].dropFirst().first == 0x0a ? close + 2 : close + 1
        case .dropEnd:
            for tag in ["</ul>\n", "</ol>\n"] where output.text.suffix(6).elementsEqual(tag.utf8) { output.text.removeLast(6) }
            return html[end...].first == 0x0a ? end + 1 : end
        case .row:
            guard tokens.indices.contains(number) else { return end }
            if output.text.last == UInt8(ascii: "|") {
                // It has not become a table, but code.
                output.text.removeLast()
                output.append(tokens[number])
                return html[end...].first == UInt8(ascii: "|") ? end + 1 : end
            }
            output.removeRow()
            output.append(tokens[number])
            return Self.end(of: Array("</tr>\n".utf8), in: html, from: end) { place in
                guard let (kind, number, end) = word.read(html, at: place), kind == .row, tokens.indices.contains(number) else {
                    return nil
                }
                output.append(tokens[number])
                return end
            }
        case .tag:
            guard tokens.indices.contains(number) else { return end }
            // Inside of code the comment marks are escaped.
            for (opening, closing) in [("<!--", "-->"), ("&lt;!--", "--&gt;")]
            where output.text.suffix(opening.utf8.count).elementsEqual(opening.utf8) && html[end...].starts(with: closing.utf8) {
                output.text.removeLast(opening.utf8.count)
                output.append(tokens[number])
                return end + closing.utf8.count
            }
            output.append(tokens[number])
            return end
        }
    }

    /// The end of the next `text`; `visit` may take what stands before it, and tell where to go on.
    private static func end(of text: [UInt8], in html: [UInt8], from start: Int, visit: (Int) -> Int?) -> Int {
        var offset = start
        while offset < html.count {
            if html[offset...].starts(with: text) { return offset + text.count }
            offset = visit(offset) ?? offset + 1
        }
        return offset
    }

    /// ` data-sourcepos="3:1-4:20"`, where cmark says which lines a block comes from.
    private func sourcePosition(_ html: [UInt8], at offset: Int) -> (SourceText.Anchor, end: Int)? {
        guard html[offset] == 0x20, html[offset...].starts(with: Self.sourcePositionName) else { return nil }
        let value = html[(offset + Self.sourcePositionName.count)...].prefix(64).prefix { $0 != UInt8(ascii: "\"") }
        let numbers = String(decoding: value, as: UTF8.self).split { $0 == ":" || $0 == "-" }.compactMap { Int($0) }
        guard numbers.count == 4, value.endIndex < html.count else { return nil }
        return (.init(offset: 0, line: original(numbers[0]), column: max(1, numbers[1])), value.endIndex + 1)
    }

    private static let sourcePositionName = Array(" data-sourcepos=\"".utf8)

    /// The line of the source for a line that cmark saw.
    private func original(_ line: Int) -> Int {
        lines.indices.contains(line - 1) ? lines[line - 1] : lines[0]
    }

    /// The box of a task list: mail programs remove elements of forms, and show characters.
    private static func checkbox(_ html: [UInt8], at offset: Int) -> (box: [UInt8], end: Int)? {
        guard html[offset] == UInt8(ascii: "<") else { return nil }
        for (element, box) in checkboxes where html[offset...].starts(with: element) { return (box, offset + element.count) }
        return nil
    }

    private static let checkboxes: [(element: [UInt8], box: [UInt8])] = [
        ("<input type=\"checkbox\" disabled=\"\" />", "☐"), ("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", "☑"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    /// Texts and tags, in their order.
    private struct Output {
        let file: String
        var tokens: [TemplateToken] = []
        var text: [UInt8] = []
        private var anchors: [SourceText.Anchor]

        init(file: String, line: Int) {
            self.file = file
            anchors = [.init(offset: 0, line: line, column: 1)]
        }

        mutating func mark(line: Int, column: Int) {
            anchors.append(.init(offset: text.count, line: line, column: column))
        }

        mutating func append(_ tag: TemplateToken) {
            finishText()
            tokens.append(tag)
            anchors = [.init(offset: 0, line: tag.position.line, column: tag.position.column)]
        }

        mutating func finishText() {
            guard !text.isEmpty else { return }
            let fitting = anchors.map { SourceText.Anchor(offset: min($0.offset, text.count), line: $0.line, column: $0.column) }
            tokens.append(.text(SourceText(file: file, bytes: text, anchors: fitting, isVerbatim: false)))
            text = []
        }

        /// Takes back the row of a table that has just begun.
        mutating func removeRow() {
            let row = Array("<tr>".utf8)
            let start = text.indices.last { text[$0...].starts(with: row) }
            if let start { text.removeLast(text.count - start) }
        }
    }
}
