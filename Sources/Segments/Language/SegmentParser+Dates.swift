/// What can be asked of a date or a point in time.
extension SegmentParser {
    mutating func dateTest(allowsIntervals: Bool) throws(SegmentError) -> FieldTest.DateTest {
        let keyword = current.keyword
        advance()
        switch keyword {
        case "on": return .on(try value())
        case "before": return .before(try value())
        case "after": return .after(try value())
        case "within":
            if accept("last") { return .withinLast(try timeSpan(allowsIntervals: allowsIntervals)) }
            if accept("next") { return .withinNext(try timeSpan()) }
            throw unexpected(["`last`", "`next`"], keywords: ["last", "next"])
        default:
            guard accept("than") else { throw unexpected(["`than`"], keywords: ["than"]) }
            if let slip = slipAfterThan(isMore: keyword == "more") { throw slip }
            let span = try timeSpan(allowsIntervals: allowsIntervals)
            guard accept("ago") else { throw unexpected(["`ago`"], keywords: ["ago"]) }
            return keyword == "more" ? .moreThanAgo(span) : .lessThanAgo(span)
        }
    }

    mutating func timeSpan(allowsIntervals: Bool = false) throws(SegmentError) -> Located<TimeSpan> {
        let start = current.span
        guard case .number(let number) = current.kind else { throw unexpected(["a number, such as 10 in `10 days`"]) }
        guard let count = Int(exactly: number), (0...SegmentLimits.timeCount).contains(count) else {
            throw SegmentError(
                .outOfRange, "\(SegmentPrinter.number(number)) is not a possible number of days or the like", at: start,
                expected: ["a whole number from 0 to \(SegmentLimits.timeCount)"])
        }
        advance()
        guard let unit = unit(current.keyword) else {
            let units = TimeSpan.Unit.allCases.filter { allowsIntervals || $0 != .intervals }.map(\.rawValue)
            throw unexpected(units.map { "`\($0)`" }, keywords: units)
        }
        guard allowsIntervals || unit != .intervals else {
            throw slip(
                "intervals are those between the events of an activity: they follow `more than`, `less than` or `within last` "
                    + "after `first of` or `last of` an activity without `where`, as in `last of purchased more than 2 intervals ago`"
            )
        }
        advance()
        return Located(TimeSpan(count, unit), start.through(previous))
    }

    /// The unit that a word names, one or many.
    func unit(_ keyword: String?) -> TimeSpan.Unit? {
        guard let keyword else { return nil }
        return TimeSpan.Unit(rawValue: keyword) ?? TimeSpan.Unit(rawValue: keyword + "s")
    }
}
