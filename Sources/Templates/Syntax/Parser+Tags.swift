extension Parser {
    static let tags = [
        "if", "unless", "case", "for", "assign", "capture", "render", "include", "break", "continue", "cycle", "increment",
        "decrement", "echo", "liquid", "raw", "comment", "doc",
    ]

    /// The nodes of one tag and the block it opens.
    mutating func tag(_ token: Token, _ name: String) throws(TemplateError) -> [Node] {
        if name.hasPrefix("#") || name.isEmpty { return [] }
        switch name {
        case "if", "unless": return [try conditional(token, isNegated: name == "unless")]
        case "case": return [try choice(token)]
        case "for": return [try loop(token)]
        case "assign": return [try assign(token)]
        case "capture": return [try capture(token)]
        case "render", "include": return [try partial(token, sharesScope: name == "include")]
        case "break": return [.interrupt(.leave, token.position)]
        case "continue": return [.interrupt(.next, token.position)]
        case "cycle": return [try cycle(token)]
        case "increment", "decrement": return [try count(token, isIncrement: name == "increment")]
        case "echo": return try echo(token)
        case "liquid": return try nested(Self.lines(of: token))
        default:
            throw TemplateError(
                .unknownName, "there is no tag `\(name)`", at: token.position, nearest: NearestName.find(name, in: Self.tags))
        }
    }

    /// A parser for what follows the tag's name.
    private func arguments(_ token: Token) throws(TemplateError) -> ExpressionParser {
        let bytes = token.source.bytes
        let start = bytes.firstIndex { !Lexer.isSpace($0) } ?? bytes.count
        return try ExpressionParser(token.source, from: start + Lexer.name(of: token).utf8.count)
    }

    // MARK: - Branches

    private mutating func conditional(_ opening: Token, isNegated: Bool) throws(TemplateError) -> Node {
        let end = isNegated ? "endunless" : "endif"
        var branches: [(condition: Condition, isNegated: Bool, body: [Node])] = []
        var otherwise: [Node]?
        var part = opening
        while Lexer.name(of: part) != end {
            if Lexer.name(of: part) == "else" {
                let (nodes, next) = try body(of: opening, until: ["else", "elsif", end])
                // What follows the first `else` is never shown.
                if otherwise == nil { otherwise = nodes }
                part = next
            } else {
                var parser = try arguments(part)
                let condition = try parser.condition()
                let isFirst = branches.isEmpty && otherwise == nil
                let (nodes, next) = try body(of: opening, until: ["else", "elsif", end])
                if otherwise == nil { branches.append((condition, isNegated && isFirst, nodes)) }
                part = next
            }
        }
        if branches.allSatisfy({ $0.body.areBlank }), (otherwise ?? []).areBlank {
            branches = branches.map { ($0.condition, $0.isNegated, $0.body.withoutBlankText()) }
            otherwise = otherwise?.withoutBlankText()
        }
        return .conditional(branches: branches, otherwise: otherwise, opening.position)
    }

    private mutating func choice(_ opening: Token) throws(TemplateError) -> Node {
        var parser = try arguments(opening)
        var choice = Node.Choice(subject: try parser.expression(), parts: [], position: opening.position)
        try parser.expectEnd()
        // Text before the first `when` belongs to nothing.
        var (_, part) = try body(of: opening, until: ["when", "else", "endcase"])
        while Lexer.name(of: part) != "endcase" {
            let values = Lexer.name(of: part) == "when" ? try whenValues(part) : nil
            let (nodes, next) = try body(of: opening, until: ["when", "else", "endcase"])
            choice.parts.append((values, nodes))
            part = next
        }
        if choice.parts.allSatisfy({ $0.body.areBlank }) {
            choice.parts = choice.parts.map { ($0.values, $0.body.withoutBlankText()) }
        }
        return .choice(choice)
    }

    private func whenValues(_ token: Token) throws(TemplateError) -> [Expression] {
        var parser = try arguments(token)
        var values = [try parser.expression()]
        while !parser.isAtEnd {
            if try !parser.take(.sign(",")) {
                guard try parser.take(.word("or")) else { throw parser.unexpected("expected a comma or `or` between the values") }
            }
            values.append(try parser.expression())
        }
        return values
    }

    // MARK: - Loops

    private mutating func loop(_ opening: Token) throws(TemplateError) -> Node {
        var parser = try arguments(opening)
        guard let variable = try parser.takeWord() else { throw parser.unexpected("expected the name of the loop's variable") }
        guard try parser.take(.word("in")) else { throw parser.unexpected("expected `in` after the loop's variable") }
        let start = parser.offset
        let items = try parser.expression()
        var loop = Node.Loop(
            variable: variable, items: items, key: "\(variable)-\(parser.text(from: start, to: parser.offset))", body: [],
            position: opening.position)
        try loopOptions(&loop, &parser)
        let (nodes, end) = try body(of: opening, until: ["else", "endfor"])
        loop.body = nodes
        if Lexer.name(of: end) == "else" { loop.otherwise = try body(of: opening, until: ["endfor"]).nodes }
        if loop.body.areBlank, (loop.otherwise ?? []).areBlank {
            loop.body = loop.body.withoutBlankText()
            loop.otherwise = loop.otherwise?.withoutBlankText()
        }
        return .loop(loop)
    }

    private func loopOptions(_ loop: inout Node.Loop, _ parser: inout ExpressionParser) throws(TemplateError) {
        while !parser.isAtEnd {
            if try parser.take(.sign(",")) { continue }
            let unknown = parser.unexpected("expected `reversed`, `limit:`, `offset:` or the end of the tag")
            switch try parser.takeWord() {
            case "reversed": loop.isReversed = true
            case "limit":
                try parser.expect(":", "after `limit`")
                loop.limit = try parser.expression()
            case "offset":
                try parser.expect(":", "after `offset`")
                if try parser.take(.word("continue")) { loop.continues = true } else { loop.offset = try parser.expression() }
            default: throw unknown
            }
        }
    }

    // MARK: - Variables

    private func assign(_ token: Token) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        guard let name = try parser.takeWord() else { throw parser.unexpected("expected the name of a variable") }
        try parser.expect("=", "after the name")
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        return .assign(name: name, value, token.position)
    }

    private mutating func capture(_ opening: Token) throws(TemplateError) -> Node {
        let parser = try arguments(opening)
        let name =
            switch parser.lexeme {
            case .word(let word), .text(let word): word
            case .number(.integer(let number)): String(number)
            default: throw parser.unexpected("expected the name of a variable")
            }
        return .capture(name: name, body: try body(of: opening, until: ["endcapture"]).nodes, opening.position)
    }

    private func count(_ token: Token, isIncrement: Bool) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        guard let name = try parser.takeWord() else { throw parser.unexpected("expected the name of a counter") }
        try parser.expectEnd()
        return .count(name: name, isIncrement: isIncrement, token.position)
    }

    private func cycle(_ token: Token) throws(TemplateError) -> Node {
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
        return .cycle(name: name, values: values, key: parser.text(from: start, to: parser.offset), token.position)
    }

    // MARK: - Other tags

    private func echo(_ token: Token) throws(TemplateError) -> [Node] {
        var parser = try arguments(token)
        if parser.isAtEnd { return [] }
        let value = try parser.filteredExpression()
        try parser.expectEnd()
        return [.output(value, token.position)]
    }

    private func partial(_ token: Token, sharesScope: Bool) throws(TemplateError) -> Node {
        var parser = try arguments(token)
        guard case .text(let name) = parser.lexeme else {
            throw TemplateError(
                .syntax, "the name of a partial is a text in quotes", at: parser.position,
                advice: "Partials are compiled into the letter, so their names cannot come from values.")
        }
        try parser.advance()
        let own = name.split(separator: "/").last.map(String.init) ?? name
        var partial = Node.Partial(name: name, sharesScope: sharesScope, alias: own, arguments: [], position: token.position)
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
    private static func lines(of token: Token) -> [Token] {
        let source = token.source
        let start = (source.bytes.firstIndex { !Lexer.isSpace($0) } ?? 0) + "liquid".utf8.count
        var cursor = SourceCursor(line: source.anchors[0].line, column: source.anchors[0].column)
        var tokens: [Token] = []
        var comments = 0
        for line in source.bytes[start...].split(separator: 0x0a) {
            guard let first = line.firstIndex(where: { !Lexer.isSpace($0) }) else { continue }
            cursor.advance(to: first, in: source.bytes)
            let text = SourceText(file: source.file, bytes: Array(line[first...]), line: cursor.line, column: cursor.column)
            let tag = Token(kind: .tag, source: text, position: text.position(at: 0))
            switch Lexer.name(of: tag) {
            case "comment": comments += 1
            case "endcomment" where comments > 0: comments -= 1
            default: if comments == 0 { tokens.append(tag) }
            }
        }
        return tokens
    }
}
