/// The lines of a Markdown text, as far as tags are concerned: which lines hold nothing but tags, and which of these stand
/// between the rows of a table.
struct MarkdownLines {
    private enum Line {
        /// Nothing but tags, by their numbers.
        case tags([Int])
        /// Begins with `|`; the line below a table's head has only dashes.
        case row(isRule: Bool)
        case other
    }

    /// Tags that stand on lines of their own.
    private(set) var alone: Set<Int> = []
    /// Those of them that stand between the rows of a table.
    private(set) var inTables: Set<Int> = []
    private let tokens: [TemplateToken]

    init(_ tokens: [TemplateToken]) {
        self.tokens = tokens
        let lines = Self.lines(tokens)
        for case .tags(let tags) in lines { alone.formUnion(tags) }
        var block: [Line] = []
        for line in lines + [.other] {
            if case .other = line {
                findTable(block)
                block = []
            } else {
                block.append(line)
            }
        }
    }

    private static func lines(_ tokens: [TemplateToken]) -> [Line] {
        var lines: [Line] = []
        var tags: [Int] = []
        var text: [UInt8] = []
        var isAlone = true
        func finish() {
            let start = text.drop { $0 == 0x20 }
            if start.first == UInt8(ascii: "|") {
                let isRule = tags.isEmpty && start.contains(0x2d) && start.allSatisfy { "|-: \t\r".utf8.contains($0) }
                lines.append(.row(isRule: isRule))
            } else {
                lines.append(isAlone && !tags.isEmpty ? .tags(tags) : .other)
            }
            (tags, text, isAlone) = ([], [], true)
        }
        for (number, token) in tokens.enumerated() {
            guard token.kind == .text else {
                tags.append(number)
                if token.kind == .output { isAlone = false }
                continue
            }
            for (index, part) in token.source.bytes.split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
                if index > 0 { finish() }
                // Four spaces would make it code.
                if !part.allSatisfy(Lexer.isSpace) || part.count > 3 && part.last != 0x0d { isAlone = false }
                // Where a line begins with a tag it is no row.
                text += tags.isEmpty ? Array(part) : [0x2e] + part
            }
        }
        finish()
        return lines
    }

    /// Lines without a blank one between them. Tags among the rows of a table belong to it when they close what they open.
    private mutating func findTable(_ block: [Line]) {
        guard let head = block.firstIndex(where: { if case .row(isRule: true) = $0 { true } else { false } }), head > 0,
            case .row = block[head - 1]
        else { return }
        var tags: [Int] = []
        var kept = 0
        for line in block[(head + 1)...] {
            switch line {
            case .tags(let more): tags += more
            case .row: kept = tags.count
            case .other: return
            }
        }
        let kinds = tags.map { BlockTag(tokens[$0]) }
        // What stands behind the last row belongs to the table as far as it closes something.
        for count in kept..<(tags.count + 1) where BlockTag.depth(kinds.prefix(count), from: 0) == 0 {
            inTables.formUnion(tags.prefix(count))
            return
        }
    }
}
