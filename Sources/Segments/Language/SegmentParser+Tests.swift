internal import Calendars

/// What can be asked of a field.
extension SegmentParser {
    static let testWords = [
        "is", "in", "not", "has", "contains", "starts", "ends", "does", "between", "on", "before", "after", "within", "more",
        "less",
    ]

    /// The positive test, and whether it was written in its negative form.
    ///
    /// - Parameter allowsIntervals: whether time can be counted in the intervals of an activity.
    mutating func fieldTest(allowsIntervals: Bool = false) throws(SegmentError) -> (test: FieldTest, negated: Bool) {
        if case .symbol(let symbol) = current.kind, let result = try comparison(symbol) { return result }
        let failure = unexpected(
            [
                "a test: is, in, has, contains, starts with, ends with, between, on, before, after, within, more than, less than, =, !=, <, <=, > or >="
            ],
            keywords: Self.testWords)
        switch current.keyword {
        case "is":
            advance()
            return try afterIs()
        case "not":
            guard peek(1).keyword == "in" else { throw slipBeforeTestWord() ?? failure }
            advance()
            return (try oneOf(), true)
        case "in": return (try oneOf(), false)
        case "has":
            advance()
            return try afterHas()
        case "does":
            advance()
            guard accept("not") else { throw unexpected(["`not`"]) }
            return (try textMatch(), true)
        case "contain", "contains", "start", "starts", "end", "ends": return (try textMatch(), false)
        case "between":
            advance()
            let low = try value()
            guard accept("and") else { throw unexpected(["`and`"]) }
            return (.between(low, try value()), false)
        case "within" where isNumber(1): return (.near(try vicinity()), false)
        case "on", "before", "after", "within", "more", "less":
            return (.date(try dateTest(allowsIntervals: allowsIntervals)), false)
        default: throw slipBeforeTestWord() ?? failure
        }
    }

    private mutating func comparison(_ symbol: SegmentToken.Symbol) throws(SegmentError) -> (test: FieldTest, negated: Bool)? {
        switch symbol {
        case .equal, .notEqual:
            advance()
            return (try equality(), symbol == .notEqual)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard let comparison = FieldTest.Comparison(rawValue: symbol.rawValue) else { return nil }
            advance()
            return (.compares(comparison, try value()), false)
        default: return nil
        }
    }

    private mutating func afterIs() throws(SegmentError) -> (test: FieldTest, negated: Bool) {
        let negated = accept("not")
        if accept("missing") { return (.present, !negated) }
        if accept("present") { return (.present, negated) }
        if current.keyword == "in" {
            if peek(1).kind == .symbol(.open) { return (try oneOf(), negated) }
            advance()
            return (.date(.away(try timeSpan())), negated)
        }
        if case .number = current.kind, unit(peek(1).keyword) != nil {
            let span = try timeSpan()
            guard accept("ago") else { throw unexpected(["`ago`"], keywords: ["ago"]) }
            return (.date(.ago(span)), negated)
        }
        return (try equality(), negated)
    }

    /// A value after `is` or `=`; the names of periods are tests of their own.
    private mutating func equality() throws(SegmentError) -> FieldTest {
        if let first = current.keyword {
            if let period = CalendarPeriod(named: first) {
                advance()
                return .date(.period(period))
            }
            if let second = peek(1).keyword, let period = CalendarPeriod(named: "\(first) \(second)") {
                advance()
                advance()
                return .date(.period(period))
            }
        }
        return .equals(try value(), ignoringAccents: try ignoringAccents())
    }

    private mutating func oneOf() throws(SegmentError) -> FieldTest {
        advance()
        guard accept(.open) else { throw slipInList() ?? unexpected(["`(` and a list of values"]) }
        var values: [Located<SegmentLiteral>] = []
        repeat { values.append(try value()) } while accept(.comma)
        guard accept(.close) else { throw unexpected(["`,`", "`)`"]) }
        return .oneOf(values, ignoringAccents: try ignoringAccents())
    }

    private mutating func afterHas() throws(SegmentError) -> (test: FieldTest, negated: Bool) {
        if accept("none", "of") { return (.has(.any, try names()), true) }
        if accept("all", "of") { return (.has(.all, try names()), false) }
        if accept("any", "of") { return (.has(.any, try names()), false) }
        guard current.kind == .symbol(.open) || current.isText else {
            throw unexpected(["`any of`", "`all of`", "`none of`", "a text in double quotes"], keywords: ["any", "all", "none"])
        }
        return (.has(.any, try names()), false)
    }

    private mutating func names() throws(SegmentError) -> [Located<String>] {
        guard accept(.open) else { return [try name(of: "a name")] }
        var names: [Located<String>] = []
        repeat { names.append(try name(of: "a name")) } while accept(.comma)
        guard accept(.close) else { throw unexpected(["`,`", "`)`"]) }
        return names
    }

    private mutating func textMatch() throws(SegmentError) -> FieldTest {
        let match: FieldTest.TextMatch
        if accept("contains") || accept("contain") {
            match = .contains
        } else if accept("starts", "with") || accept("start", "with") {
            match = .startsWith
        } else if accept("ends", "with") || accept("end", "with") {
            match = .endsWith
        } else {
            throw unexpected(["`contain`", "`start with`", "`end with`"], keywords: ["contain", "start", "end"])
        }
        return .text(match, try name(of: "a text"), ignoringAccents: try ignoringAccents())
    }

    private mutating func ignoringAccents() throws(SegmentError) -> Bool {
        guard accept("ignoring") else { return false }
        guard accept("accents") else { throw unexpected(["`accents`"], keywords: ["accents"]) }
        return true
    }

    /// `within N km of (latitude, longitude)`
    private mutating func vicinity() throws(SegmentError) -> Located<FieldTest.Vicinity> {
        advance()
        let start = current.span
        let kilometres = try number()
        guard accept("km") else { throw slipInDistance() ?? unexpected(["`km`"], keywords: ["km"]) }
        guard accept("of") else { throw unexpected(["`of`"], keywords: ["of"]) }
        guard accept(.open) else { throw unexpected(["a latitude and a longitude in parentheses, such as `(-6.2, 106.8)`"]) }
        let latitude = try number()
        guard accept(.comma) else { throw unexpected(["`,` and a longitude"]) }
        let longitude = try number()
        guard accept(.close) else { throw unexpected(["`)`"]) }
        let vicinity = FieldTest.Vicinity(kilometres: kilometres, latitude: latitude, longitude: longitude)
        return Located(vicinity, start.through(previous))
    }

    private mutating func number() throws(SegmentError) -> Double {
        guard case .number(let number) = current.kind else { throw unexpected(["a number"]) }
        advance()
        return number
    }

    // MARK: Values

    mutating func value() throws(SegmentError) -> Located<SegmentLiteral> {
        let literal: SegmentLiteral
        // `= missing` would print as `is missing`, which is another test.
        if let keyword = current.keyword, keyword == "missing" || keyword == "present" {
            throw unexpected(["a value; whether there is one is asked with `is missing` or `is present`"])
        }
        switch current.kind {
        case .text(let text): literal = .text(text)
        case .number(let number): literal = .number(number)
        case .day(let day): literal = .day(day)
        case .moment(let moment): literal = .moment(moment)
        case .word(let word) where !Self.reservedWords.contains(word.lowercased()): literal = .word(word.lowercased())
        case .word, .symbol, .end:
            throw slipInValue() ?? unexpected(["a value: a text in double quotes, a number, a date or a word such as `active`"])
        }
        let value = Located(literal, current.span)
        advance()
        return value
    }
}
