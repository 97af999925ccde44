/// What contacts have done: `has ...`, figures, and the first and last time.
extension SegmentParser {
    /// `has [not] ACTIVITY [times] [where] [window]`
    mutating func activity() throws(SegmentError) -> SegmentNode {
        let start = current.span
        advance()
        let negated = accept("not")
        if let slip = slipAfterHas() { throw slip }
        let name = try identifier("the name of an activity, such as `has purchased`")
        let times = try times()
        let selection = try selection(of: name, hasWindow: true)
        if let slip = slipAfterActivity(selection) { throw slip }
        return signed(SegmentNode(.activity(selection, times), start.through(previous)), negated)
    }

    /// A figure and the number it is compared with.
    mutating func figureCondition(_ function: ActivityFigure.Function) throws(SegmentError) -> SegmentNode {
        let start = current.span
        let figure = try figure(function)
        let testStart = current.span
        let (test, negated) = try comparison()
        let located = Located(test, testStart.through(previous))
        return signed(SegmentNode(.figure(figure, located), start.through(previous)), negated)
    }

    /// `count of ACTIVITY[.PARAMETER] [where] [window]`, and the like.
    mutating func figure(_ function: ActivityFigure.Function) throws(SegmentError) -> ActivityFigure {
        skip(2)
        let activity = try identifier("the name of an activity, such as `purchased`")
        var parameter: Located<String>?
        if accept(.dot) {
            parameter = try identifier("the name of a parameter, such as `purchased.price`")
        } else if function != .count {
            throw unexpected([
                "`.` and the name of a number, such as `\(function.rawValue) of purchased.price`"
            ])
        }
        return ActivityFigure(
            function: function, selection: try selection(of: activity, hasWindow: true), parameter: parameter)
    }

    /// `first of ACTIVITY [where]` with a test for dates.
    mutating func moment(isLast: Bool) throws(SegmentError) -> SegmentNode {
        let start = current.span
        skip(2)
        let selection = try selection(of: identifier("the name of an activity, such as `purchased`"), hasWindow: false)
        // The interval is that of the whole activity.
        return try test(allowsIntervals: selection.filters.isEmpty) {
            SegmentNode(.moment(isLast: isLast, selection, $0), start.through($1))
        }
    }

    // MARK: How often

    private mutating func times() throws(SegmentError) -> Located<ActivityTimes>? {
        let start = current.span
        let times: ActivityTimes
        switch current.keyword {
        case "at":
            advance()
            let isLeast = accept("least")
            guard isLeast || accept("most") else { throw unexpected(["`least`", "`most`"], keywords: ["least", "most"]) }
            let count = try numberOfTimes()
            times = isLeast ? .atLeast(count) : .atMost(count)
        case "exactly":
            advance()
            times = .exactly(try numberOfTimes())
        case "between" where isNumber(1):
            advance()
            let least = try numberOfTimes()
            guard accept("and") else { throw unexpected(["`and`"], keywords: ["and"]) }
            times = .between(least, try numberOfTimes())
        default: return nil
        }
        guard accept("times") || accept("time") else { throw unexpected(["`times`"], keywords: ["times"]) }
        return Located(times, start.through(previous))
    }

    private mutating func numberOfTimes() throws(SegmentError) -> Int {
        guard case .number(let number) = current.kind else { throw unexpected(["a number, such as 2 in `2 times`"]) }
        guard let count = Int(exactly: number), (0...SegmentLimits.times).contains(count) else {
            throw SegmentError(
                .outOfRange, "\(SegmentPrinter.number(number)) is not a possible number of times", at: current.span,
                expected: ["a whole number from 0 to \(SegmentLimits.times)"])
        }
        advance()
        return count
    }

    // MARK: Which events

    private mutating func selection(
        of activity: Located<String>, hasWindow: Bool
    ) throws(SegmentError) -> ActivitySelection {
        var selection = ActivitySelection(activity: activity)
        if accept("where") { selection.filters = try filters() }
        if hasWindow { selection.window = try window() }
        return selection
    }

    /// Takes every test that can be one of the same event.
    private mutating func filters() throws(SegmentError) -> [ActivitySelection.Filter] {
        var filters: [ActivitySelection.Filter] = []
        repeat {
            try countCondition()
            let parameter = try identifier("the name of a parameter, such as `price` in `where price > 100`")
            let start = current.span
            let (test, negated) = try fieldTest()
            filters.append(
                ActivitySelection.Filter(
                    parameter: parameter, test: Located(test, start.through(previous)), isNegated: negated))
        } while acceptAndBeforeFilter()
        return filters
    }

    /// Takes `and` when a test of a parameter follows, rather than something that can only begin a condition.
    private mutating func acceptAndBeforeFilter() -> Bool {
        guard current.keyword == "and", let next = peek(1).keyword, !Self.reservedWords.contains(next), beginning(1) == nil
        else { return false }
        return accept("and")
    }

    private mutating func window() throws(SegmentError) -> Located<FieldTest>? {
        let start = current.span
        let test: FieldTest
        switch current.keyword {
        case "within":
            guard peek(1).keyword == "last" else {
                if peek(1).keyword == "next" { throw slip("what was done lies in the past; write `within last`") }
                advance()
                throw unexpected(["`last`"], keywords: ["last"])
            }
            test = try fieldTest().test
        case "before", "after", "on": test = try fieldTest().test
        // Numbers belong to what a figure is compared with.
        case "between" where !isNumber(1): test = try fieldTest().test
        default: return nil
        }
        return Located(test, start.through(previous))
    }

    // MARK: Comparing figures

    private mutating func comparison() throws(SegmentError) -> (test: FieldTest, negated: Bool) {
        if accept(.equal) { return (.equals(try figureNumber(), ignoringAccents: false), false) }
        if accept(.notEqual) { return (.equals(try figureNumber(), ignoringAccents: false), true) }
        if case .symbol(let symbol) = current.kind, let comparison = FieldTest.Comparison(rawValue: symbol.rawValue) {
            advance()
            return (.compares(comparison, try figureNumber()), false)
        }
        if accept("is") {
            let negated = accept("not")
            return (.equals(try figureNumber(), ignoringAccents: false), negated)
        }
        if accept("between") {
            let low = try figureNumber()
            guard accept("and") else { throw unexpected(["`and`"], keywords: ["and"]) }
            return (.between(low, try figureNumber()), false)
        }
        throw slipBeforeComparison()
            ?? unexpected(
                ["`=`", "`!=`", "`<`", "`<=`", "`>`", "`>=`", "`is`", "`between`"],
                keywords: ["is", "between", "within", "where"])
    }

    private mutating func figureNumber() throws(SegmentError) -> Located<SegmentLiteral> {
        guard case .number(let number) = current.kind else { throw slipInNumber() ?? unexpected(["a number, such as 500"]) }
        let value = Located(SegmentLiteral.number(number), current.span)
        advance()
        if let slip = slipAfterNumber() { throw slip }
        return value
    }

    func isNumber(_ ahead: Int) -> Bool {
        if case .number = peek(ahead).kind { true } else { false }
    }
}
