/// Builds the tree of a template from its tokens. `Parser+Tags.swift` reads the single tags.
struct Parser {
    let limits: TemplateLimits
    private var tokens: ArraySlice<TemplateToken>
    private var depth: Int

    /// The tags that end a part of a block, with what they belong to.
    static let partsOfBlocks: [String: String] = [
        "endif": "if", "elsif": "if", "else": "if", "endunless": "unless", "endcase": "case", "when": "case",
        "endfor": "for", "endtablerow": "tablerow", "endcapture": "capture", "endifchanged": "ifchanged", "endraw": "raw",
        "endcomment": "comment", "enddoc": "doc",
    ]

    static func nodes(_ tokens: [TemplateToken], _ limits: TemplateLimits) throws(TemplateError) -> [Node] {
        try nodes(Self.trimmed(tokens), limits, depth: 0)
    }

    /// The nodes of a `liquid` tag's lines: they cannot close what was opened outside of it.
    func nested(_ tokens: [TemplateToken]) throws(TemplateError) -> [Node] {
        try Self.nodes(tokens, limits, depth: depth)
    }

    private static func nodes(_ tokens: [TemplateToken], _ limits: TemplateLimits, depth: Int) throws(TemplateError) -> [Node] {
        var parser = Parser(limits: limits, tokens: tokens[...], depth: depth)
        let (nodes, end) = try parser.block(until: [])
        if let end {
            let name = Lexer.name(of: end)
            throw TemplateError(.syntax, "`\(name)` without a `\(partsOfBlocks[name] ?? name)` before it", at: end.position)
        }
        return nodes
    }

    private init(limits: TemplateLimits, tokens: ArraySlice<TemplateToken>, depth: Int) {
        self.limits = limits
        self.tokens = tokens
        self.depth = depth
    }

    /// Applies `{%- -%}`: cuts white space from the texts beside such tags.
    private static func trimmed(_ tokens: [TemplateToken]) -> [TemplateToken] {
        var tokens = tokens
        for index in tokens.indices where tokens[index].kind == .text {
            if index > 0, tokens[index - 1].trimsAfter { tokens[index].source.trimStart() }
            if index + 1 < tokens.count, tokens[index + 1].trimsBefore { tokens[index].source.trimEnd() }
        }
        return tokens
    }

    /// The nodes up to a tag of `ends`, and that tag. With no `ends`, up to the end of the template
    /// or a tag that has no business here.
    mutating func block(until ends: Set<String>) throws(TemplateError) -> (nodes: [Node], end: TemplateToken?) {
        depth += 1
        defer { depth -= 1 }
        var nodes: [Node] = []
        while let token = tokens.popFirst() {
            if depth > limits.nesting {
                throw TemplateError(.limit, "blocks may be nested \(limits.nesting) deep", at: token.position)
            }
            switch token.kind {
            case .text: if !token.source.bytes.isEmpty { nodes.append(.text(token.source)) }
            case .output: if let node = try output(token) { nodes.append(node) }
            case .tag:
                let name = Lexer.name(of: token)
                if name == "else" { try checkElse(token) }
                if ends.contains(name) || Self.partsOfBlocks[name] != nil { return (nodes, token) }
                nodes += try tag(token, name)
            }
        }
        return (nodes, nil)
    }

    /// What stands behind `else` is not read; a condition there was meant to be.
    private func checkElse(_ token: TemplateToken) throws(TemplateError) {
        let words = token.source.bytes.split(whereSeparator: Lexer.isSpace)
        guard words.count > 1, words[1].elementsEqual("if".utf8) || words[1].elementsEqual("unless".utf8) else { return }
        throw TemplateError(
            .syntax, "`else` takes no condition: what follows would be shown whatever `if` asks here", at: token.position,
            nearest: "elsif", advice: "Write {% elsif contact.city == \"Solo\" %}.")
    }

    /// As `block`, where the block must be closed.
    mutating func body(of opening: TemplateToken, until ends: Set<String>) throws(TemplateError) -> (
        nodes: [Node], end: TemplateToken
    ) {
        let (nodes, end) = try block(until: ends)
        let name = Lexer.name(of: opening)
        guard let end else {
            throw TemplateError(
                .syntax, "`\(name)` is never closed", at: opening.position, advice: "End it with `{% end\(name) %}`.")
        }
        let found = Lexer.name(of: end)
        guard ends.contains(found) else {
            throw TemplateError(
                .syntax, "`\(found)` inside `\(name)`, which is not closed yet", at: end.position,
                advice: "The `\(name)` begins at line \(opening.position.line), column \(opening.position.column).")
        }
        return (nodes, end)
    }

    /// `{{ }}`; an empty one prints nothing.
    private func output(_ token: TemplateToken) throws(TemplateError) -> Node? {
        var parser = try ExpressionParser(token.source)
        if parser.isAtEnd { return nil }
        let expression = try parser.filteredExpression()
        try parser.expectEnd()
        return .output(expression, token.position)
    }
}

extension SourceText {
    fileprivate mutating func trimStart() {
        let kept = bytes.firstIndex { !Lexer.isSpace($0) } ?? bytes.count
        guard kept > 0 else { return }
        let start = position(at: kept)
        let later = anchors.filter { $0.offset > kept }.map { Anchor(offset: $0.offset - kept, line: $0.line, column: $0.column) }
        anchors = [Anchor(offset: 0, line: start.line, column: start.column)] + later
        bytes.removeFirst(kept)
    }

    fileprivate mutating func trimEnd() {
        bytes.removeLast(bytes.count - (bytes.lastIndex { !Lexer.isSpace($0) }.map { $0 + 1 } ?? 0))
    }
}
