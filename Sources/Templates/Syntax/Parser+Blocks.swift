extension Parser {
    // MARK: - Branches

    mutating func conditional(_ opening: TemplateToken, isNegated: Bool) throws(TemplateError) -> Node {
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

    mutating func choice(_ opening: TemplateToken) throws(TemplateError) -> Node {
        var parser = try arguments(opening)
        var choice = Node.Choice(subject: try parser.expression(), parts: [], position: opening.position)
        try parser.expectEnd()
        // Text before the first `when` belongs to nothing.
        var (_, part) = try body(of: opening, until: ["when", "else", "endcase"])
        while Lexer.name(of: part) != "endcase" {
            let values = Lexer.name(of: part) == "when" ? try whenValues(part, &choice.unread) : nil
            let (nodes, next) = try body(of: opening, until: ["when", "else", "endcase"])
            choice.parts.append((values, nodes))
            part = next
        }
        if choice.parts.allSatisfy({ $0.body.areBlank }) {
            choice.parts = choice.parts.map { ($0.values, $0.body.withoutBlankText()) }
        }
        return .choice(choice)
    }

    private func whenValues(_ token: TemplateToken, _ unread: inout SourcePosition?) throws(TemplateError) -> [Expression] {
        var parser = try arguments(token)
        var values = [try parser.expression()]
        while !parser.isAtEnd {
            let place = parser.position
            let isComma = try parser.take(.sign(","))
            let goesOn = if isComma { true } else { try parser.take(.word("or")) }
            guard goesOn else {
                unread = unread ?? place
                break
            }
            values.append(try parser.expression())
        }
        return values
    }

    // MARK: - Loops

    mutating func loop(_ opening: TemplateToken) throws(TemplateError) -> Node {
        var (loop, parser) = try loopHead(opening)
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

    /// `tablerow`
    mutating func table(_ opening: TemplateToken) throws(TemplateError) -> Node {
        var (loop, parser) = try loopHead(opening)
        loop.isTable = true
        try tableOptions(&loop, &parser)
        loop.body = try body(of: opening, until: ["endtablerow"]).nodes
        return .loop(loop)
    }

    /// `item in items`
    private func loopHead(_ opening: TemplateToken) throws(TemplateError) -> (Node.Loop, ExpressionParser) {
        var parser = try arguments(opening)
        guard let variable = try parser.takeWord() else { throw parser.unexpected("expected the name of the loop's variable") }
        guard try parser.take(.word("in")) else { throw parser.unexpected("expected `in` after the loop's variable") }
        let start = parser.offset
        let items = try parser.expression()
        let key = "\(variable)-\(parser.text(from: start, to: parser.offset))"
        return (Node.Loop(variable: variable, items: items, key: key, body: [], position: opening.position), parser)
    }

    private func tableOptions(_ loop: inout Node.Loop, _ parser: inout ExpressionParser) throws(TemplateError) {
        while !parser.isAtEnd {
            if try parser.take(.sign(",")) { continue }
            let unknown = parser.unexpected("expected `cols:`, `limit:`, `offset:` or the end of the tag")
            guard let name = try parser.takeWord(), ["cols", "limit", "offset"].contains(name) else { throw unknown }
            try parser.expect(":", "after `\(name)`")
            let value = try parser.expression()
            switch name {
            case "cols": loop.columns = value
            case "limit": loop.limit = value
            default: loop.offset = value
            }
        }
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
}
