/// What people write who know the language nearly: each of these finds one slip and says what to write instead.
/// They are asked only where the grammar fails.
extension SegmentParser {
    /// Where a field was expected.
    func slipBeforeTest() -> SegmentError? {
        guard case .word(let written) = current.kind, let keyword = current.keyword else { return nil }
        let next = peek(1)
        switch keyword {
        case "count", "sum", "average", "min", "max", "first", "last", "anniversary":
            guard let name = plainName(1) else { return nil }
            let follows = peek(2)
            guard [.symbol(.dot), .end].contains(follows.kind) || follows.keyword == "where" || isTest(2) else { return nil }
            return slip("`of` is missing; write `\(keyword) of \(name)`", at: next.span)
        case "never":
            return plainName(1).map { slip("write `has not \($0)`") }
        case "top", "bottom":
            return isNumber(1) ? slip("write `in \(keyword)`, such as `in \(keyword) 10% by score`") : nil
        case "list", "segment":
            return next.isText ? slip("write `in \(keyword)`") : nil
        case "within":
            return isNumber(1) ? slip("the name of a field is missing before `within`") : nil
        case "sample":
            return next.keyword == "of" ? slip("write `sample` and a percentage, as in `sample 5%`") : nil
        default: break
        }
        if next.keyword == "of" {
            return Self.functions[keyword].map { slip("write `\($0) of`") }
        }
        let isActivity =
            ["where", "exactly", "once", "twice"].contains(next.keyword) || isTimes(1)
            || (isTimes(3) && ["at", "more", "less", "fewer"].contains(next.keyword))
        return isActivity ? slip("what contacts have done is asked with `has`, as in `has \(written)`") : nil
    }

    /// Other names of figures.
    private static let functions = [
        "avg": "average", "mean": "average", "total": "sum", "number": "count", "minimum": "min", "least": "min",
        "maximum": "max", "greatest": "max", "latest": "last", "earliest": "first",
    ]

    /// `2 times`, so many tokens ahead.
    private func isTimes(_ ahead: Int) -> Bool {
        isNumber(ahead) && (peek(ahead + 1).keyword == "times" || peek(ahead + 1).keyword == "time")
    }

    /// Where a word such as `is` or `contains` was expected.
    func slipBeforeTestWord() -> SegmentError? {
        if isNumber(0), let unit = unit(peek(1).keyword) {
            return slip(
                "write `is ... \(unit.rawValue) ago`, `more than ... \(unit.rawValue) ago` or `within last ... \(unit.rawValue)`")
        }
        guard let keyword = current.keyword else { return nil }
        if keyword == "last" || keyword == "next", isNumber(1) { return slip("write `within \(keyword)`") }
        if CalendarPeriod(named: keyword) != nil { return slip("write `is \(keyword)`") }
        if let second = peek(1).keyword, CalendarPeriod(named: "\(keyword) \(second)") != nil {
            return slip("write `is \(keyword) \(second)`")
        }
        if let comparison = comparisonMeant() { return slip("write `\(comparison.rawValue)`") }
        switch keyword {
        case "equals", "equal": return slip("write `is`")
        case "like", "matches", "includes", "containing": return slip("write `contains`")
        case "older", "longer", "earlier": return slip("write `more than ... ago`")
        case "newer", "younger", "later": return slip("write `less than ... ago`")
        case "near", "around": return slip("write `within ... km of (latitude, longitude)`")
        case "not" where isTest(1): return slip("`not` stands before the condition, as in `not age > 18`")
        default: return nil
        }
    }

    /// Where the list of values after `in` was expected.
    func slipInList() -> SegmentError? {
        isNumber(0) && unit(peek(1).keyword) != nil ? slip("write `is` before `in`, as in `is in 10 days`", at: previous) : nil
    }

    /// Where a value was expected.
    func slipInValue() -> SegmentError? {
        switch (peek(-1).kind, current.kind) {
        case (.symbol(.equal), .symbol(.greater)): slip("write `>=`", at: previous)
        case (.symbol(.equal), .symbol(.less)): slip("write `<=`", at: previous)
        case (.symbol(.less), .symbol(.greater)): slip("write `!=`", at: previous)
        default: nil
        }
    }

    /// After a condition, where only `and`, `or` or an end can come.
    func slipAfterCondition() -> SegmentError? {
        let (before, last) = (peek(-2), peek(-1))
        switch current.kind {
        case .symbol(.comma):
            return isNumber(-1) && isNumber(1)
                ? slip("numbers have no separator of thousands, and a decimal point")
                : slip("conditions are joined by `and` or `or`")
        case .word(let word):
            if current.keyword == "not" || beginning() != nil { return slip("`and` or `or` is missing before `\(word)`") }
            if isNumber(-1), current.span.offset == last.span.offset + last.span.length {
                return slip("a number is written in full, with digits alone")
            }
            if isNumber(-1), let unit = unit(current.keyword) {
                return slip(
                    "times are compared with `more than ... \(unit.rawValue) ago` or `less than ... \(unit.rawValue) ago`")
            }
            guard before.keyword == "is" || before.keyword == "not" || before.kind == .symbol(.equal) else { return nil }
            if let test = last.keyword, Self.testWords.contains(test) {
                return slip("leave out `is` before `\(test)`; the opposite has `not` before the whole condition", at: last.span)
            }
            return last.keyword == nil ? nil : slip("a text of several words stands in double quotes", at: last.span)
        default: return nil
        }
    }

    /// After `more than` or `less than`, which compare times.
    func slipAfterThan(isMore: Bool) -> SegmentError? {
        guard isNumber(0), peek(1).keyword.map(Self.reservedWords.contains) ?? true else { return nil }
        return slip(
            "`\(isMore ? "more" : "less") than` is for times, as in `more than 30 days ago`; numbers are compared with `\(isMore ? ">" : "<")`"
        )
    }

    /// Where `km` was expected.
    func slipInDistance() -> SegmentError? {
        switch current.keyword {
        case "kilometres", "kilometers", "kilometre", "kilometer", "kms": slip("write `km`")
        case "miles", "mile", "mi", "m", "metres", "meters": slip("distances are in kilometres; write `km`")
        case let keyword where unit(keyword) != nil:
            slip("`last` or `next` is missing; write `within last` or `within next`", at: peek(-1).span)
        default: nil
        }
    }

    // MARK: Ranks

    /// Where `by` was expected.
    func slipBeforeBy(isTop: Bool) -> SegmentError? {
        let rank = isTop ? "in top 10%" : "in bottom 10%"
        switch current.keyword {
        case "of", "on", "in", "with":
            return slip("what decides the rank follows `by`, as in `\(rank) by sum of purchased.price`")
        case "percent", "per": return slip("write `%`")
        default: return nil
        }
    }

    /// Where a figure or a field was expected after `by`.
    func slipInMeasure() -> SegmentError? {
        guard let keyword = current.keyword else { return nil }
        if ActivityFigure.Function(rawValue: keyword) != nil, let name = plainName(1), name != "among" {
            return slip("`of` is missing; write `\(keyword) of \(name)`", at: peek(1).span)
        }
        if peek(1).kind == .symbol(.dot), let name = plainName(0) {
            return slip("which figure is missing, as in `by sum of \(name)`")
        }
        return nil
    }

    // MARK: Words

    /// The comparison that is written in words here.
    func comparisonMeant() -> FieldTest.Comparison? {
        switch current.keyword {
        case "greater", "bigger", "larger", "higher", "over", "above": .greater
        case "smaller", "lower", "fewer", "under", "below": .less
        case "at" where peek(1).keyword == "least": .greaterOrEqual
        case "at" where peek(1).keyword == "most": .lessOrEqual
        default: nil
        }
    }

    /// Whether a test can begin there.
    func isTest(_ ahead: Int) -> Bool {
        switch peek(ahead).kind {
        case .symbol(let symbol):
            FieldTest.Comparison(rawValue: symbol.rawValue) != nil || symbol == .equal || symbol == .notEqual
        case .word(let word): Self.testWords.contains(word.lowercased())
        default: false
        }
    }

    /// A word that is neither reserved nor the beginning of a test, with its `.parameter`.
    func plainName(_ ahead: Int) -> String? {
        guard case .word(let word) = peek(ahead).kind, !Self.reservedWords.contains(word.lowercased()),
            !(Self.testWords + ["contain", "start", "end"]).contains(word.lowercased())
        else { return nil }
        guard peek(ahead + 1).kind == .symbol(.dot), case .word(let parameter) = peek(ahead + 2).kind else { return word }
        return "\(word).\(parameter)"
    }
}
