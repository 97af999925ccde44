internal import Calendars

/// The slips around activities and figures.
extension SegmentParser {
    /// Where the name of an activity was expected.
    func slipAfterHas() -> SegmentError? {
        if current.isText || (peek(1).keyword == "of" && ["any", "all", "none"].contains(current.keyword)) {
            return slip("the name of a field is missing before `has`, as in `label has \"VIP\"`", at: previous)
        }
        if current.keyword == "label" || current.keyword == "category", peek(1).isText {
            return slip("write `\(current.keyword ?? "") has`", at: previous)
        }
        return nil
    }

    /// After everything that `has ACTIVITY` was followed by: only `and`, `or`, `)` or the end can come.
    func slipAfterActivity(_ selection: ActivitySelection) -> SegmentError? {
        let activity = selection.activity.value
        switch current.kind {
        case .end, .symbol(.close): return nil
        case .symbol(.dot): return slip("what an event says follows `where`, as in `has \(activity) where price > 100`")
        case .symbol: return slipInTimes(1, "at least") ?? slipAfterCondition()
        case .text: return slip("what an event says follows `where`, as in `has \(activity) where ... is ...`")
        case .number: return slipInTimes(0, "exactly`, `at least` or `at most") ?? slipInWindow()
        case .day, .moment: return slip("a word is missing: `on`, `before` or `after`")
        case .word: break
        }
        switch current.keyword {
        case "and", "or": return nil
        case "where":
            return slip("`where` stands before the window, as in `has \(activity) where price > 100 within last 7 days`")
        case "at", "exactly", "between":
            return slip("how often stands right after the activity, as in `has \(activity) at least 2 times within last 7 days`")
        case "once": return slip("write `exactly 1 time` or `at least 1 time`")
        case "twice": return slip("write `exactly 2 times` or `at least 2 times`")
        case "more", "less", "fewer":
            if peek(1).keyword == "than", let slip = slipAfterThan(activity) { return slip }
        case "never", "no": return slip("write `has not \(activity)`")
        case "with" where peek(1).keyword == "in": return slip("write `within`")
        case "with", "having", "for": return slip("write `where`")
        default: break
        }
        if let slip = slipInWindow() ?? slipAfterCondition() { return slip }
        if let name = plainName(0), activity == "never" || activity == "no" { return slip("write `has not \(name)`") }
        if let name = plainName(0), selection.filters.isEmpty, isTest(1) || peek(1).isText || isNumber(1) {
            return slip("what an event says follows `where`, as in `has \(activity) where \(name) ...`")
        }
        let windows = selection.window == nil ? ["within last", "between", "before", "after", "on"] : []
        let possible = (selection.filters.isEmpty && selection.window == nil ? ["where"] : []) + windows + ["and", "or"]
        return unexpected(possible.map { "`\($0)`" }, keywords: possible.map { $0 == "within last" ? "within" : $0 })
    }

    /// `more than 2 times` and `more than 30 days ago` after an activity.
    private func slipAfterThan(_ activity: String) -> SegmentError? {
        guard case .number(let number) = peek(2).kind else {
            let isMore = current.keyword == "more"
            return switch peek(2).keyword {
            case "once": slip(isMore ? "write `at least 2 times`" : "write `has not \(activity)`")
            case "twice": slip(isMore ? "write `at least 3 times`" : "write `at most 1 time`")
            default: nil
            }
        }
        if let unit = unit(peek(3).keyword) {
            return slip(
                "`has` asks whether there is an event; the time of the last one is asked with "
                    + "`last of \(activity) \(current.keyword ?? "more") than \(SegmentPrinter.number(number)) \(unit.rawValue) ago`"
            )
        }
        return slip(
            current.keyword == "more"
                ? "write `at least \(SegmentPrinter.number(number + 1)) times`"
                : "write `at most \(SegmentPrinter.number(max(0, number - 1))) times`")
    }

    /// `2 times`, the number being that many tokens ahead.
    private func slipInTimes(_ ahead: Int, _ advice: String) -> SegmentError? {
        guard case .number(let number) = peek(ahead).kind else { return nil }
        guard let word = peek(ahead + 1).keyword, word == "times" || word == "time" || word == "x" else { return nil }
        return slip("say how the number is meant: `\(advice) \(SegmentPrinter.number(number)) times`")
    }

    private static let windows = "a window is `within last`, `between ... and ...`, `before`, `after` or `on` a day"

    /// A window that is written nearly right.
    func slipInWindow() -> SegmentError? {
        if isNumber(0), unit(peek(1).keyword) != nil { return slip("write `within last` before the number") }
        guard let keyword = current.keyword else { return nil }
        switch keyword {
        case "last", "past", "in", "during", "over":
            // `in list` and the like are conditions of their own, before which `and` is missing.
            let isRolling = ["the", "last", "past"].contains(peek(1).keyword) || (keyword != "over" && isNumber(1))
            if isRolling { return slip("write `within last`, as in `within last 7 days`") }
            return keyword == "in" ? nil : slip(Self.windows)
        case "since": return slip("write `after` with the day before: `after 2026-01-01` begins when that day has ended")
        case "from": return slip("write `between ... and ...`")
        case "until", "till": return slip("write `before`")
        case "today", "yesterday": return slip("write `on \(keyword)`")
        case "this": return slip(Self.windows)
        case "within", "before", "after", "on": return slip("there is a window already, and there can be one only")
        default: return nil
        }
    }

    // MARK: Figures

    /// Where a figure's comparison was expected.
    func slipBeforeComparison() -> SegmentError? {
        if let comparison = comparisonMeant() { return slip("write `\(comparison.rawValue)`") }
        switch current.keyword {
        case "more", "less": return slip("numbers are compared with `\(current.keyword == "more" ? ">" : "<")`")
        case "exactly", "equals", "equal": return slip("write `is`")
        case "where": return slip("`where` stands before the window")
        default: return slipInWindow()
        }
    }

    /// Where the number was expected that a figure is compared with.
    func slipInNumber() -> SegmentError? {
        if case .text(let text) = current.kind, Double(text) != nil { return slip("numbers stand without quotes") }
        switch current.keyword {
        case "missing", "present": return slip("whether there is any event is asked with `has` and `has not`")
        default: return nil
        }
    }

    /// After the number that a figure is compared with.
    func slipAfterNumber() -> SegmentError? {
        switch current.kind {
        case .symbol(.percent):
            return slip("a figure is compared with a number; the best tenth is asked with `in top 10% by ...`")
        case .symbol(.comma) where isNumber(1): return slip("numbers have no separator of thousands, and a decimal point")
        case .word where current.keyword == "times" || current.keyword == "time":
            return slip("leave out `times`, or write `has ... at least 2 times`")
        case .word where ["where", "within", "before", "after", "on"].contains(current.keyword):
            return slip("`where` and the window stand before the comparison")
        default: return nil
        }
    }
}
