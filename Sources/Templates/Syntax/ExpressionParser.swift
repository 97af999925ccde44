internal import Diagnostics

/// Reads expressions, conditions and filters from the inside of one tag.
struct ExpressionParser {
    typealias Lexeme = ExpressionLexer.Lexeme

    private let source: SourceText
    private var lexer: ExpressionLexer
    private(set) var lexeme: Lexeme = .end
    /// Where the present lexeme begins.
    private(set) var offset = 0
    private var depth = 0
    /// How many steps the present outermost variable has, those of its keys included.
    private var steps = 0

    private static let deepest = 30
    private static let mostFilters = 100
    /// Each step of a variable is computed inside of the next one.
    static let mostSteps = 100

    init(_ source: SourceText, from offset: Int = 0) throws(TemplateError) {
        self.source = source
        lexer = ExpressionLexer(source, from: offset)
        try advance()
    }

    var position: SourcePosition { source.position(at: offset) }
    var isAtEnd: Bool { lexeme == .end }

    /// The source between two offsets, without the space around it.
    func text(from start: Int, to end: Int) -> String {
        let bytes = source.bytes[start..<end].drop(while: Lexer.isSpace)
        return String(
            decoding: bytes[..<(bytes.lastIndex { !Lexer.isSpace($0) }.map { $0 + 1 } ?? bytes.startIndex)], as: UTF8.self)
    }

    // MARK: - Pieces

    mutating func advance() throws(TemplateError) {
        (lexeme, offset) = try lexer.next()
    }

    mutating func takeWord() throws(TemplateError) -> String? {
        guard case .word(let word) = lexeme else { return nil }
        try advance()
        return word
    }

    /// Takes the sign or word if it is next.
    mutating func take(_ expected: Lexeme) throws(TemplateError) -> Bool {
        guard lexeme == expected else { return false }
        try advance()
        return true
    }

    mutating func expect(_ sign: String, _ purpose: String) throws(TemplateError) {
        guard try take(.sign(sign)) else { throw unexpected("expected `\(sign)` \(purpose)") }
    }

    func expectEnd() throws(TemplateError) {
        guard isAtEnd else { throw unexpected("expected the end of the tag") }
    }

    func unexpected(_ expectation: String) -> TemplateError {
        let found =
            switch lexeme {
            case .word(let word): "`\(word)`"
            case .text(let text): "the text \"\(text.prefix(40))\""
            case .number: "a number"
            case .sign(let sign): "`\(sign)`"
            case .end: "the end of the tag"
            }
        if case .word(let word) = lexeme, let fault = EditorMarks.fault(in: word) {
            return TemplateError(.syntax, fault.message, at: position, advice: fault.advice)
        }
        return TemplateError(.syntax, "\(expectation), found \(found)", at: position)
    }

    // MARK: - Expressions

    /// An expression with its filters, up to the end of the tag.
    mutating func filteredExpression() throws(TemplateError) -> Expression {
        var expression = try expression()
        var count = 0
        while try take(.sign("|")) {
            count += 1
            if count > Self.mostFilters {
                throw TemplateError(.limit, "a tag may have \(Self.mostFilters) filters", at: position)
            }
            expression = .filtered(expression, try filterCall())
        }
        return expression
    }

    private mutating func filterCall() throws(TemplateError) -> Expression.FilterCall {
        let position = position
        guard let name = try takeWord() else { throw unexpected("expected the name of a filter") }
        var arguments: [Expression.FilterCall.Argument] = []
        if try take(.sign(":")) {
            repeat {
                if lexeme == .end || lexeme == .sign("|") { break }
                arguments.append(try argument())
            } while try take(.sign(","))
        }
        return Expression.FilterCall(name: name, arguments: arguments, position: position)
    }

    private mutating func argument() throws(TemplateError) -> Expression.FilterCall.Argument {
        let value = try expression()
        // `keyword: value` was read as a variable followed by a colon.
        guard lexeme == .sign(":"), case .variable(let variable) = value, let keyword = variable.root, variable.steps.isEmpty
        else { return .init(keyword: nil, value: value) }
        try advance()
        return .init(keyword: keyword, value: try expression())
    }

    mutating func expression() throws(TemplateError) -> Expression {
        if depth == 0 { steps = 0 }
        depth += 1
        defer { depth -= 1 }
        if depth > Self.deepest {
            throw TemplateError(.limit, "expressions may be nested \(Self.deepest) deep", at: position)
        }
        switch lexeme {
        case .number(let value):
            try advance()
            return .literal(value)
        case .text(let text):
            try advance()
            return .literal(.string(text))
        case .sign("("): return try range()
        case .sign("["): return try variable(root: nil)
        case .word(let word):
            if let value = Self.constants[word] {
                try advance()
                return .literal(value)
            }
            return try variable(root: word)
        default: throw unexpected("expected a variable, a text or a number")
        }
    }

    private mutating func range() throws(TemplateError) -> Expression {
        try advance()
        let from = try expression()
        try expect("..", "between the ends of a range")
        let through = try expression()
        try expect(")", "after a range")
        return .range(from, through)
    }

    private mutating func variable(root: String?) throws(TemplateError) -> Expression {
        var variable = Expression.Variable(root: root, steps: [], position: position)
        if root != nil { try advance() }
        while true {
            let place = position
            if try take(.sign(".")) {
                try countStep(at: place)
                guard let name = try takeWord() else { throw unexpected("expected a name after the point") }
                variable.steps.append(.member(name))
            } else if try take(.sign("[")) {
                try countStep(at: place)
                let key = try expression()
                try expect("]", "after the key")
                if case .literal(.string(let name)) = key, variable.root == nil, variable.steps.isEmpty {
                    variable.root = name
                } else if case .literal(.string(let name)) = key, !TemplateValue.commands.contains(name) {
                    variable.steps.append(.member(name))
                } else {
                    variable.steps.append(.item(key))
                }
            } else {
                return .variable(variable)
            }
        }
    }

    private mutating func countStep(at place: SourcePosition) throws(TemplateError) {
        steps += 1
        if steps > Self.mostSteps {
            throw TemplateError(.limit, "a variable may have \(Self.mostSteps) names and keys behind the first", at: place)
        }
    }

    private static let constants: [String: TemplateValue] = [
        "true": true, "false": false, "nil": nil, "null": nil, "empty": .empty, "blank": .blank,
    ]

    // MARK: - Conditions

    mutating func condition() throws(TemplateError) -> Condition {
        var condition = Condition(terms: [try term()])
        while true {
            if try take(.word("and")) {
                condition.junctions.append(.and)
            } else if try take(.word("or")) {
                condition.junctions.append(.or)
            } else {
                try expectConditionEnd()
                return condition
            }
            condition.terms.append(try term())
        }
    }

    private mutating func term() throws(TemplateError) -> Condition.Term {
        let left = try expression()
        let sign: String? =
            switch lexeme {
            case .sign(let sign): sign
            case .word(let word): word
            default: nil
            }
        guard let sign, let comparison = Condition.Comparison(rawValue: sign) else { return .init(left: left) }
        try advance()
        return .init(left: left, comparison: comparison, right: try expression())
    }

    private func expectConditionEnd() throws(TemplateError) {
        if isAtEnd { return }
        var error = unexpected("expected a comparison, `and`, `or` or the end of the tag")
        if case .sign("=") = lexeme { error.nearest = "==" }
        if case .word(let word) = lexeme { error.nearest = NearestName.find(word, in: ["and", "or", "contains"]) }
        throw error
    }
}
