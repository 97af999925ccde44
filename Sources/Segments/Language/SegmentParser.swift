internal import Diagnostics

/// Reads the text of a segment into a tree. The grammar is in `docs/segments.md`.
public struct SegmentParser {
    /// Words that begin or join conditions wherever they stand: a field with such a key cannot be asked for.
    public static let reservedWords: Set<String> = ["and", "or", "not", "in", "has"]

    private let tokens: [SegmentToken]
    private var position = 0
    private var depth = 0
    private var conditions = 0

    /// - Throws: `SegmentError` with the first place that does not follow the grammar or a limit that is passed.
    public static func parse(_ text: String) throws(SegmentError) -> SegmentNode {
        var parser = SegmentParser(tokens: try SegmentLexer.tokens(of: text))
        let node = try parser.expression()
        guard parser.current.kind == .end else {
            throw parser.unexpected(["`and`", "`or`", "the end of the segment"], keywords: ["and", "or"])
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
        let opens = current.kind == .symbol(.open)
        guard opens || current.keyword == "not" else { return try condition() }
        guard depth < SegmentLimits.depth else {
            throw SegmentError(.limit, "nested too deep; the limit is \(SegmentLimits.depth) levels", at: start)
        }
        position += 1
        depth += 1
        defer { depth -= 1 }
        guard opens else {
            let inner = try negation()
            return SegmentNode(.not(inner), start.through(previous))
        }
        let inner = try expression()
        guard accept(.close) else { throw unexpected(["`)`", "`and`", "`or`"], keywords: ["and", "or"]) }
        return inner
    }

    // MARK: Conditions

    private mutating func condition() throws(SegmentError) -> SegmentNode {
        let start = current.span
        conditions += 1
        guard conditions <= SegmentLimits.conditions else {
            throw SegmentError(.limit, "too many conditions; the limit is \(SegmentLimits.conditions)", at: start)
        }
        guard case .word = current.kind, let keyword = current.keyword, keyword != "and", keyword != "or" else {
            throw unexpected(["a condition, such as `city is \"Jakarta\"` or `in list \"Customers\"`"])
        }
        let followedByOf = peek(1).keyword == "of"
        switch keyword {
        case "has": throw unavailable("activity conditions (`has purchased ...`)")
        case "count", "sum", "average", "min", "max":
            if followedByOf { throw unavailable("aggregates of activities (`\(keyword) of ...`)") }
        case "first", "last":
            if followedByOf { throw unavailable("dates of activities (`\(keyword) of ...`)") }
        case "anniversary":
            if followedByOf { return try anniversary(start) }
        case "in": return try membership(start)
        case "sample":
            if case .number = peek(1).kind { return try sample(start) }
        default: break
        }
        let field = try fieldName()
        return try test { SegmentNode(.field(field, $0), start.through($1)) }
    }

    private mutating func anniversary(_ start: SourceSpan) throws(SegmentError) -> SegmentNode {
        position += 2
        let field = try fieldName()
        return try test { SegmentNode(.anniversary(field, $0), start.through($1)) }
    }

    private mutating func membership(_ start: SourceSpan) throws(SegmentError) -> SegmentNode {
        position += 1
        let negated = accept("not")
        let kind: SegmentNode.Kind
        if accept("list") {
            kind = .list(try name(of: "the list"))
        } else if accept("segment") {
            kind = .segment(try name(of: "the segment"))
        } else if current.keyword == "top" || current.keyword == "bottom" {
            throw unavailable("ranks (`in top 10% by ...`)")
        } else {
            throw unexpected(["`list`", "`segment`"] + (negated ? [] : ["`not`"]), keywords: ["list", "segment", "not"])
        }
        let node = SegmentNode(kind, start.through(previous))
        return negated ? SegmentNode(.not(node), node.span) : node
    }

    private mutating func sample(_ start: SourceSpan) throws(SegmentError) -> SegmentNode {
        position += 1
        guard case .number(let percent) = current.kind else { throw unexpected(["a percentage, such as 5%"]) }
        let located = Located(percent, current.span)
        position += 1
        guard accept(.percent) else { throw unexpected(["`%`"]) }
        let seed = accept("seed") ? try name(of: "the seed").value : nil
        return SegmentNode(.sample(percent: located, seed: seed), start.through(previous))
    }

    private mutating func fieldName() throws(SegmentError) -> Located<String> {
        guard let keyword = current.keyword, !Self.reservedWords.contains(keyword) else {
            throw unexpected(["the name of a field"])
        }
        let name = Located(keyword, current.span)
        position += 1
        return name
    }

    private mutating func test(
        _ node: (Located<FieldTest>, SourceSpan) -> SegmentNode
    ) throws(SegmentError) -> SegmentNode {
        let start = current.span
        let (test, negated) = try fieldTest()
        let positive = node(Located(test, start.through(previous)), previous)
        return negated ? SegmentNode(.not(positive), positive.span) : positive
    }

    // MARK: Tokens

    var current: SegmentToken { peek(0) }

    /// The place of the last token taken.
    var previous: SourceSpan { tokens[max(0, position - 1)].span }

    /// The last token is the end, and nothing goes past it.
    func peek(_ ahead: Int) -> SegmentToken {
        tokens[min(position + ahead, tokens.count - 1)]
    }

    mutating func advance() {
        position += 1
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

    mutating func name(of what: String) throws(SegmentError) -> Located<String> {
        guard case .text(let text) = current.kind else { throw unexpected(["\(what) as a text in double quotes"]) }
        let name = Located(text, current.span)
        position += 1
        return name
    }

    /// - Parameter keywords: words that could stand here, to find the one that was meant.
    func unexpected(_ expected: [String], keywords: [String] = []) -> SegmentError {
        var nearest: String?
        if case .word(let word) = current.kind { nearest = NearestName.find(word, in: keywords).map { "`\($0)`" } }
        return SegmentError(.syntax, "\(current.shown) cannot stand here", at: current.span, expected: expected, nearest: nearest)
    }

    func unavailable(_ what: String) -> SegmentError {
        SegmentError(.unavailable, "\(what) are not part of this version", at: current.span)
    }
}
