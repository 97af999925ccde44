internal import Audience
internal import Diagnostics

/// Reads the text of a segment into a tree. The grammar is in `docs/segment-language.md`.
public struct SegmentParser {
    /// Words that begin or join conditions wherever they stand: a field with such a key cannot be asked for.
    public static let reservedWords = Catalogue.reservedWords

    private let tokens: [SegmentToken]
    private var position = 0
    private var depth = 0
    private var conditions = 0

    /// - Throws: `SegmentError` with the first place that does not follow the grammar or a limit that is passed.
    public static func parse(_ text: String) throws(SegmentError) -> SegmentNode {
        var parser = SegmentParser(tokens: try SegmentLexer.tokens(of: text))
        let node = try parser.expression()
        guard parser.current.kind == .end else {
            throw parser.slipAfterCondition()
                ?? parser.unexpected(["`and`", "`or`", "the end of the segment"], keywords: ["and", "or"])
        }
        // The canonical form can be longer than what was typed, and must be a segment too.
        let length = SegmentPrinter.print(node).utf8.count
        guard length <= SegmentLimits.length else {
            throw SegmentError(
                .limit, "the segment is too long: \(length) bytes in its canonical form, the limit is \(SegmentLimits.length)",
                at: node.span)
        }
        return node
    }

    private init(tokens: [SegmentToken]) {
        self.tokens = tokens
    }

    // MARK: Expressions

    private mutating func expression() throws(SegmentError) -> SegmentNode {
        var nodes = [try conjunction()]
        while accept("or") { nodes.append(try conjunction()) }
        return nodes.count == 1 ? nodes[0] : SegmentNode(.any(nodes), nodes[0].span.through(previous))
    }

    private mutating func conjunction() throws(SegmentError) -> SegmentNode {
        var nodes = [try negation()]
        while accept("and") { nodes.append(try negation()) }
        return nodes.count == 1 ? nodes[0] : SegmentNode(.all(nodes), nodes[0].span.through(previous))
    }

    private mutating func negation() throws(SegmentError) -> SegmentNode {
        let start = current.span
        if current.kind == .symbol(.open) { return try parenthesised() }
        guard current.keyword == "not" else { return try condition() }
        return try nested { parser throws(SegmentError) in
            parser.advance()
            let inner = try parser.negation()
            return SegmentNode(.not(inner), start.through(parser.previous))
        }
    }

    /// `( ... )`
    mutating func parenthesised() throws(SegmentError) -> SegmentNode {
        try nested { parser throws(SegmentError) in
            guard parser.accept(.open) else { throw parser.unexpected(["`(`"]) }
            let inner = try parser.expression()
            guard parser.accept(.close) else {
                throw parser.slipAfterCondition() ?? parser.unexpected(["`)`", "`and`", "`or`"], keywords: ["and", "or"])
            }
            return inner
        }
    }

    private mutating func nested(
        _ body: (inout SegmentParser) throws(SegmentError) -> SegmentNode
    ) throws(SegmentError) -> SegmentNode {
        guard depth < SegmentLimits.depth else {
            throw SegmentError(.limit, "nested too deep; the limit is \(SegmentLimits.depth) levels", at: current.span)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    // MARK: Conditions

    /// What the words from here on begin when it is not the test of a field.
    enum Beginning {
        case activity, membership, sample, anniversary
        case figure(ActivityFigure.Function)
        case moment(isLast: Bool)
    }

    func beginning(_ ahead: Int = 0) -> Beginning? {
        guard let keyword = peek(ahead).keyword else { return nil }
        switch keyword {
        case "has": return .activity
        case "in": return .membership
        case "sample":
            if case .number = peek(ahead + 1).kind { return .sample }
            return nil
        default: break
        }
        guard peek(ahead + 1).keyword == "of" else { return nil }
        switch keyword {
        case "anniversary": return .anniversary
        case "first", "last": return .moment(isLast: keyword == "last")
        default: return ActivityFigure.Function(rawValue: keyword).map { .figure($0) }
        }
    }

    private mutating func condition() throws(SegmentError) -> SegmentNode {
        let start = current.span
        try countCondition()
        guard case .word = current.kind, let keyword = current.keyword, keyword != "and", keyword != "or" else {
            throw unexpected(["a condition, such as `city is \"Jakarta\"` or `in list \"Customers\"`"])
        }
        switch beginning() {
        case .activity: return try activity()
        case .membership: return try membership()
        case .sample: return try sample()
        case .figure(let function): return try figureCondition(function)
        case .moment(let isLast): return try moment(isLast: isLast)
        case .anniversary:
            skip(2)
            let field = try identifier("the name of a field")
            return try test { SegmentNode(.anniversary(field, $0), start.through($1)) }
        case nil:
            if let slip = slipBeforeTest() { throw slip }
            let field = try identifier("the name of a field")
            return try test { SegmentNode(.field(field, $0), start.through($1)) }
        }
    }

    mutating func countCondition() throws(SegmentError) {
        conditions += 1
        guard conditions <= SegmentLimits.conditions else {
            throw SegmentError(.limit, "too many conditions; the limit is \(SegmentLimits.conditions)", at: current.span)
        }
    }

    /// A test of what was read, and `not` of it when it is written in its negative form.
    mutating func test(
        allowsIntervals: Bool = false, _ node: (Located<FieldTest>, SourceSpan) -> SegmentNode
    ) throws(SegmentError) -> SegmentNode {
        let start = current.span
        let (test, negated) = try fieldTest(allowsIntervals: allowsIntervals)
        return signed(node(Located(test, start.through(previous)), previous), negated)
    }

    func signed(_ node: SegmentNode, _ negated: Bool) -> SegmentNode {
        negated ? SegmentNode(.not(node), node.span) : node
    }

    // MARK: Tokens

    var current: SegmentToken { peek(0) }

    /// The place of the last token taken.
    var previous: SourceSpan { tokens[max(0, position - 1)].span }

    /// The last token is the end, and nothing goes past it or before the first.
    func peek(_ ahead: Int) -> SegmentToken {
        tokens[max(0, min(position + ahead, tokens.count - 1))]
    }

    mutating func advance() {
        position += 1
    }

    mutating func skip(_ count: Int) {
        position += count
    }

    /// Takes the keywords when all of them come next.
    mutating func accept(_ keywords: String...) -> Bool {
        for (ahead, keyword) in keywords.enumerated() where peek(ahead).keyword != keyword { return false }
        position += keywords.count
        return true
    }

    mutating func accept(_ symbol: SegmentToken.Symbol) -> Bool {
        guard current.kind == .symbol(symbol) else { return false }
        position += 1
        return true
    }

    /// The name of a field, an activity or a parameter.
    mutating func identifier(_ what: String) throws(SegmentError) -> Located<String> {
        guard let keyword = current.keyword, !Self.reservedWords.contains(keyword) else { throw unexpected([what]) }
        let name = Located(keyword, current.span)
        position += 1
        return name
    }

    /// A name in quotes.
    mutating func name(of what: String) throws(SegmentError) -> Located<String> {
        guard case .text(let text) = current.kind else { throw unexpected(["\(what) as a text in double quotes"]) }
        let name = Located(text, current.span)
        position += 1
        return name
    }

    /// - Parameter keywords: words that could stand here, to find the one that was meant.
    func unexpected(_ expected: [String], keywords: [String] = []) -> SegmentError {
        var nearest: String?
        if current.keyword == "the" { return slip("leave out `the`") }
        if case .word(let word) = current.kind, let name = NearestName.find(word, in: keywords), name != current.keyword {
            nearest = "`\(name)`"
        }
        return SegmentError(.syntax, "\(current.shown) cannot stand here", at: current.span, expected: expected, nearest: nearest)
    }

    /// What is wrong when something is written nearly right, with what to write instead.
    func slip(_ message: String, at span: SourceSpan? = nil) -> SegmentError {
        SegmentError(.syntax, message, at: span ?? current.span)
    }
}
