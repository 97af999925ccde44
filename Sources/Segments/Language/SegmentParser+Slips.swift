/// What people write who know the language nearly: each of these finds one slip and says what to write instead.
/// They are asked only where the grammar fails.
extension SegmentParser {
    /// Where a field was expected.
    func slipBeforeTest() -> SegmentError? {
        guard case .word(let written) = current.kind, let keyword = current.keyword else { return nil }
        let next = peek(1)
        switch keyword {
        case "count", "sum", "average", "min", "max", "first", "last", "anniversary":
            guard let name = plainName(1), peek(2).kind == .symbol(.dot) || peek(2).keyword == "where" || isTest(2) else {
                return nil
            }
            return slip("`of` is missing; write `\(keyword) of \(name)`", at: next.span)
        case "never":
            return plainName(1).map { slip("write `has not \($0)`") }
        case "top", "bottom":
            return isNumber(1) ? slip("write `in \(keyword)`, such as `in \(keyword) 10% by score`") : nil
        case "list", "segment":
            return next.isText ? slip("write `in \(keyword)`") : nil
        case "within":
            return isNumber(1) ? slip("the name of a field is missing before `within`") : nil
        default: break
        }
        switch next.keyword {
        case "where", "exactly", "once", "twice":
            return slip("what contacts have done is asked with `has`, as in `has \(written)`")
        case "at" where peek(2).keyword == "least" || peek(2).keyword == "most":
            if peek(4).keyword == "times" || peek(4).keyword == "time" {
                return slip("what contacts have done is asked with `has`, as in `has \(written)`")
            }
        default: break
        }
        return nil
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
            !Self.testWords.contains(word.lowercased())
        else { return nil }
        guard peek(ahead + 1).kind == .symbol(.dot), case .word(let parameter) = peek(ahead + 2).kind else { return word }
        return "\(word).\(parameter)"
    }
}
