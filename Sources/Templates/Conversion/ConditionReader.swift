/// Reads conditions as other programs write them: `city == "Solo" and vip`, or with the sign first, as Go and Handlebars
/// do: `and (eq .City "Solo") .VIP`.
struct ConditionReader {
    /// The name of a word; nil when it cannot be one here.
    let name: (String) -> String?

    private enum TemplateToken: Equatable {
        case text(String)
        case word(String)
        case sign(String)
    }

    private indirect enum Term {
        case token(TemplateToken)
        case group([Term])
    }

    private static let deepest = 16
    private static let signs = ["==", "!=", "<>", ">=", "<=", "&&", "||", "=", ">", "<", "!", "(", ")"]
    private static let comparisons = [
        "==": "==", "=": "==", "eq": "==", "!=": "!=", "<>": "!=", "ne": "!=", ">": ">", "gt": ">", "<": "<", "lt": "<",
        ">=": ">=", "ge": ">=", "gte": ">=", "<=": "<=", "le": "<=", "lte": "<=", "contains": "contains",
    ]
    private static let mirrored = ["==": "==", "!=": "!=", ">": "<", "<": ">", ">=": "<=", "<=": ">="]
    private static let joints = ["and": "and", "&&": "and", "or": "or", "||": "or"]

    /// Nil for what we cannot write.
    func condition(_ text: String) -> TagCondition? {
        guard let tokens = Self.tokens(text), !tokens.isEmpty else { return nil }
        var rest = tokens[...]
        guard let terms = Self.terms(&rest, depth: 0), rest.isEmpty else { return nil }
        return condition(terms)
    }

    // MARK: - Terms

    private static func tokens(_ text: String) -> [TemplateToken]? {
        var tokens: [TemplateToken] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest.removeFirst()
            } else if let closing = ["\"": "\"", "'": "'", "“": "”", "‘": "’"][String(first)] {
                rest.removeFirst()
                guard let end = rest.firstIndex(where: { String($0) == closing }) else { return nil }
                tokens.append(.text(String(rest[..<end])))
                rest = rest[rest.index(after: end)...]
            } else if let sign = signs.first(where: rest.hasPrefix) {
                tokens.append(.sign(sign))
                rest = rest.dropFirst(sign.count)
            } else {
                let word = rest.prefix { $0.isLetter || $0.isNumber || "_.-:$@|".contains($0) }
                guard !word.isEmpty else { return nil }
                tokens.append(.word(String(word)))
                rest = rest.dropFirst(word.count)
            }
        }
        return tokens
    }

    /// The terms up to the end, or to the bracket that closes them.
    private static func terms(_ rest: inout ArraySlice<TemplateToken>, depth: Int) -> [Term]? {
        guard depth < deepest else { return nil }
        var terms: [Term] = []
        while let token = rest.first, token != .sign(")") {
            rest.removeFirst()
            guard token == .sign("(") else {
                terms.append(.token(token))
                continue
            }
            guard let inner = self.terms(&rest, depth: depth + 1), rest.popFirst() == .sign(")") else { return nil }
            terms.append(.group(inner))
        }
        return terms
    }

    private static func text(of term: Term) -> String? {
        switch term {
        case .token(.word(let text)), .token(.sign(let text)): text
        default: nil
        }
    }

    // MARK: - Conditions

    private func condition(_ terms: [Term]) -> TagCondition? {
        guard let first = terms.first else { return nil }
        if terms.count == 1, case .group(let inner) = first { return condition(inner) }
        if let joint = Self.text(of: first).flatMap({ Self.joints[$0] }) {
            return TagCondition(terms.dropFirst().compactMap { condition([$0]) }, joint: joint, of: terms.count - 1)
        }
        let between = Set(terms.compactMap { Self.text(of: $0).flatMap { Self.joints[$0] } })
        if let joint = between.first {
            guard between.count == 1 else { return nil }
            let parts = terms.split(omittingEmptySubsequences: false) { term in
                Self.text(of: term).flatMap { Self.joints[$0] } != nil
            }
            return TagCondition(parts.compactMap { condition(Array($0)) }, joint: joint, of: parts.count)
        }
        if let word = Self.text(of: first), word == "not" || word == "!" {
            guard let inner = condition(Array(terms.dropFirst())), inner.tests.count == 1 else { return nil }
            return inner.tests[0].negated.map { TagCondition($0) }
        }
        return comparison(terms)
    }

    private func comparison(_ terms: [Term]) -> TagCondition? {
        if let test = truth(terms) { return TagCondition(test) }
        if terms.count == 3, let sign = Self.text(of: terms[1]).flatMap({ Self.comparisons[$0] }) {
            return test(terms[0], sign, terms[2]).map { TagCondition($0) }
        }
        guard terms.count >= 3, let sign = Self.text(of: terms[0]).flatMap({ Self.comparisons[$0] }), sign != "contains" else {
            return nil
        }
        if terms.count == 3 { return test(terms[1], sign, terms[2]).map { TagCondition($0) } }
        // In Go, `eq` may have several values, one of which is enough.
        guard sign == "==" else { return nil }
        let parts = terms.dropFirst(2).compactMap { test(terms[1], sign, $0).map { TagCondition($0) } }
        return TagCondition(parts, joint: "or", of: terms.count - 2)
    }

    private func truth(_ terms: [Term]) -> TagCondition.Test? {
        guard let path = path(terms.count == 1 ? terms[0] : .group(terms)) else { return nil }
        return TagCondition.Test(name: path)
    }

    private func test(_ left: Term, _ sign: String, _ right: Term) -> TagCondition.Test? {
        if let name = path(left), let value = value(right) { return .init(name: name, comparison: sign, value: value) }
        guard let name = path(right), let value = value(left), let sign = Self.mirrored[sign] else { return nil }
        return .init(name: name, comparison: sign, value: value)
    }

    /// The name in a word, or in `index .Attribs "name"`.
    private func path(_ term: Term) -> String? {
        switch term {
        case .token(.word(let word)): return Self.literal(word) == nil ? name(word) : nil
        case .group(let terms):
            if terms.count == 1 { return path(terms[0]) }
            guard terms.count == 3, case .token(.word("index")) = terms[0], case .token(.word(let object)) = terms[1],
                case .token(.text(let key)) = terms[2]
            else { return nil }
            return name(object + "." + key)
        default: return nil
        }
    }

    private func value(_ term: Term) -> TagCondition.Value? {
        switch term {
        case .token(.text(let text)): .text(text)
        case .token(.word(let word)): Self.literal(word)
        case .group(let terms): terms.count == 1 ? value(terms[0]) : nil
        default: nil
        }
    }

    private static func literal(_ word: String) -> TagCondition.Value? {
        let value = TagCondition.Value(word)
        if case .text = value { return nil } else { return value }
    }
}

extension TagCondition {
    /// Conditions joined, unless one of so many could not be read.
    fileprivate init?(_ parts: [TagCondition], joint: String, of count: Int) {
        guard parts.count == count else { return nil }
        self.init(parts, joint: joint)
    }
}
