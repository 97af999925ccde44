internal import Diagnostics

extension Parser {
    static let tags = [
        "if", "unless", "case", "for", "tablerow", "ifchanged", "assign", "capture", "render", "include", "break", "continue",
        "cycle", "increment",
        "decrement", "echo", "liquid", "raw", "comment", "doc",
    ]

    /// The nodes of one tag and the block it opens.
    mutating func tag(_ token: TemplateToken, _ name: String) throws(TemplateError) -> [Node] {
        if name.hasPrefix("#") || name.isEmpty { return [] }
        switch name {
        case "if", "unless": return [try conditional(token, isNegated: name == "unless")]
        case "case": return [try choice(token)]
        case "for": return [try loop(token)]
        case "tablerow": return [try table(token)]
        case "ifchanged": return [.changed(body: try body(of: token, until: ["endifchanged"]).nodes, token.position)]
        case "assign": return [try assign(token)]
        case "capture": return [try capture(token)]
        case "render", "include": return [try partial(token, sharesScope: name == "include")]
        case "break": return [.interrupt(.leave, token.position)]
        case "continue": return [.interrupt(.next, token.position)]
        case "cycle": return [try cycle(token)]
        case "increment", "decrement": return [try count(token, isIncrement: name == "increment")]
        case "echo": return try echo(token)
        case "liquid": return try nested(try Self.lines(of: token))
        default:
            throw Self.unknown(name, at: token.position)
        }
    }

    private static func unknown(_ name: String, at position: SourcePosition) -> TemplateError {
        if let fault = EditorMarks.fault(in: name) {
            return TemplateError(.unknownName, fault.message, at: position, advice: fault.advice)
        }
        let isBranch = ["elseif", "elif", "else-if", "elsif:", "else_if"].contains(name)
        return TemplateError(
            .unknownName, "there is no tag `\(name)`", at: position,
            nearest: isBranch ? "elsif" : NearestName.find(name, in: tags + partsOfBlocks.keys.sorted()),
            advice: isBranch ? "Write {% elsif contact.city == \"Solo\" %}." : nil)
    }

    /// A parser for what follows the tag's name.
    func arguments(_ token: TemplateToken) throws(TemplateError) -> ExpressionParser {
        let bytes = token.source.bytes
        let start = bytes.firstIndex { !Lexer.isSpace($0) } ?? bytes.count
        return try ExpressionParser(token.source, from: start + Lexer.name(of: token).utf8.count)
    }

    // MARK: - Variables

    private func assign(_ token: TemplateToken) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        guard let name = try parser.takeWord() else { throw parser.unexpected("expected the name of a variable") }
        try parser.expect("=", "after the name")
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        return .assign(name: name, value, token.position)
    }

    private mutating func capture(_ opening: TemplateToken) throws(TemplateError) -> Node {
        let parser = try arguments(opening)
        let name =
            switch parser.lexeme {
            case .word(let word), .text(let word): word
            case .number(.integer(let number)): String(number)
            default: throw parser.unexpected("expected the name of a variable")
            }
        return .capture(name: name, body: try body(of: opening, until: ["endcapture"]).nodes, opening.position)
    }

    private func count(_ token: TemplateToken, isIncrement: Bool) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        guard let name = try parser.takeWord() else { throw parser.unexpected("expected the name of a counter") }
        try parser.expectEnd()
        return .count(name: name, isIncrement: isIncrement, token.position)
    }

    private func cycle(_ token: TemplateToken) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        let start = parser.offset
        var values = [try parser.expression()]
        var name: Expression?
        if try parser.take(.sign(":")) {
            name = values.removeFirst()
            values.append(try parser.expression())
        }
        while try parser.take(.sign(",")), !parser.isAtEnd { values.append(try parser.expression()) }
        try parser.expectEnd()
        // Unnamed cycles of variables are each their own: their text does not tell what they print.
        let isConstant = values.allSatisfy { if case .literal = $0 { true } else { false } }
        let key = parser.text(from: start, to: parser.offset) + (isConstant ? "" : " \(token.position)")
        return .cycle(name: name, values: values, key: key, token.position)
    }

    // MARK: - Other tags

    private func echo(_ token: TemplateToken) throws(TemplateError) -> [Node] {
        var parser = try arguments(token)
        if parser.isAtEnd { return [] }
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        return [.output(value, token.position)]
    }

    private func partial(_ token: TemplateToken, sharesScope: Bool) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        let place = parser.position
        let name = try parser.expression()
        if !sharesScope {
            guard case .literal(.string) = name else {
                throw TemplateError(
                    .syntax, "the name of a partial is a text in quotes", at: place,
                    advice: "To choose a partial by a value, use `include`.")
            }
        }
        var partial = Node.Partial(name: name, sharesScope: sharesScope, arguments: [], position: token.position)
        if parser.lexeme == .word("with") || parser.lexeme == .word("for") {
            partial.repeats = try parser.takeWord() == "for"
            partial.subject = try parser.expression()
            if try parser.take(.word("as")) {
                guard let alias = try parser.takeWord() else { throw parser.unexpected("expected a name after `as`") }
                partial.alias = alias
            }
        }
        while !parser.isAtEnd {
            if try parser.take(.sign(",")) { continue }
            guard let name = try parser.takeWord() else { throw parser.unexpected("expected `name: value`") }
            try parser.expect(":", "after the name of an argument")
            partial.arguments.append((name, try parser.expression()))
        }
        return .partial(partial)
    }

    /// `{% liquid %}`: each line is a tag without braces.
    private static func lines(of token: TemplateToken) throws(TemplateError) -> [TemplateToken] {
        let source = token.source
        let start = (source.bytes.firstIndex { !Lexer.isSpace($0) } ?? 0) + "liquid".utf8.count
        var cursor = SourceCursor(line: source.anchors[0].line, column: source.anchors[0].column)
        var tokens: [TemplateToken] = []
        var comments: [TemplateToken] = []
        for line in source.bytes[start...].split(separator: 0x0a) {
            guard let first = line.firstIndex(where: { !Lexer.isSpace($0) }) else { continue }
            cursor.advance(to: first, in: source.bytes)
            let text = SourceText(file: source.file, bytes: Array(line[first...]), line: cursor.line, column: cursor.column)
            let tag = TemplateToken(kind: .tag, source: text, position: text.position(at: 0))
            switch Lexer.name(of: tag) {
            case "comment": comments.append(tag)
            case "endcomment" where !comments.isEmpty: comments.removeLast()
            default: if comments.isEmpty { tokens.append(tag) }
            }
        }
        if let comment = comments.first {
            throw TemplateError(
                .syntax, "`comment` is never closed", at: comment.position, advice: "End it with a line `endcomment`.")
        }
        return tokens
    }
}
