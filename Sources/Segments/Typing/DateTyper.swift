internal import Audience
internal import Calendars

/// Turns what is asked of a date or a point in time into a window.
struct DateTyper {
    private let field: FieldTyper
    /// Whether the field is a point in time rather than a date.
    private let hasTime: Bool

    init(_ field: FieldTyper, hasTime: Bool) {
        self.field = field
        self.hasTime = hasTime
    }

    func window(_ test: Located<FieldTest>) throws(SegmentError) -> DateWindow {
        switch test.value {
        case .equals(let value, false), .date(.on(let value)):
            let day = try day(value)
            return .between(.start(day), .end(day))
        case .compares(.less, let value), .date(.before(let value)): return .between(nil, try first(value))
        case .compares(.lessOrEqual, let value): return .between(nil, try last(value))
        case .compares(.greater, let value), .date(.after(let value)): return .between(try last(value), nil)
        case .compares(.greaterOrEqual, let value): return .between(try first(value), nil)
        case .between(let from, let until): return .between(try first(from), try last(until))
        case .date(.period(let period)): return .period(period)
        case .date(.away(let span)): return .away(try calendarSpan(span))
        case .date(.ago(let span)): return .ago(try calendarSpan(span))
        case .date(.withinLast(let span)), .date(.lessThanAgo(let span)): return .last(try rollingSpan(span))
        case .date(.withinNext(let span)): return .next(try rollingSpan(span))
        case .date(.moreThanAgo(let span)): return .olderThan(try rollingSpan(span))
        case .present, .equals(_, true), .oneOf, .text, .has, .near: throw field.wrongTest(test)
        }
    }

    // MARK: Moments

    private func first(_ value: Located<SegmentLiteral>) throws(SegmentError) -> DateWindow.Edge {
        if hasTime, case .moment(let moment) = value.value { return .at(moment) }
        return .start(try day(value))
    }

    private func last(_ value: Located<SegmentLiteral>) throws(SegmentError) -> DateWindow.Edge {
        if hasTime, case .moment(let moment) = value.value { return .after(moment) }
        return .end(try day(value))
    }

    private func day(_ value: Located<SegmentLiteral>) throws(SegmentError) -> DateWindow.Day {
        switch value.value {
        case .day(let day): return .fixed(day)
        case .word(let word):
            guard let period = CalendarPeriod(named: word), period.unit == .day else {
                throw field.wrongValue(value, "a date such as 2026-05-31, `today`, `yesterday` or `tomorrow`")
            }
            return .fromToday(period.offset)
        case .moment:
            throw field.wrongValue(
                value, hasTime ? "a day; for a time of day use `before`, `after` or `between`" : "a date without a time of day")
        case .text, .number: throw field.wrongValue(value, "a date such as 2026-05-31, without quotes")
        }
    }

    // MARK: Spans

    private func calendarSpan(_ span: Located<TimeSpan>) throws(SegmentError) -> TimeSpan {
        try refuseIntervals(span)
        guard span.value.unit != .hours else {
            throw SegmentError(
                .wrongType, "`is` asks for a day of the calendar, which hours do not name", at: span.span,
                expected: ["days or longer", "`within last` or `within next`"])
        }
        return span.value
    }

    private func rollingSpan(_ span: Located<TimeSpan>) throws(SegmentError) -> TimeSpan {
        try refuseIntervals(span)
        guard hasTime || span.value.unit != .hours else {
            throw SegmentError(
                .wrongType, "`\(field.name.value)` is a date without a time of day, hours cannot be counted from it",
                at: span.span,
                expected: ["days or longer"])
        }
        guard span.value.count > 0 else {
            throw SegmentError(
                .outOfRange, "a stretch of time must be longer than nothing", at: span.span, expected: ["a number from 1"])
        }
        return span.value
    }

    private func refuseIntervals(_ span: Located<TimeSpan>) throws(SegmentError) {
        guard span.value.unit == .intervals else { return }
        throw SegmentError(
            .wrongType, "intervals are the time between two events of an activity, without `where`", at: span.span,
            expected: ["`first of` or `last of` an activity, `more than 2 intervals ago` or `within last 2 intervals`"])
    }
}
