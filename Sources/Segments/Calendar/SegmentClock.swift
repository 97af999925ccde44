internal import Audience
internal import Calendars
internal import Storage

/// The one "now" of an evaluation in the segment's time zone: it turns date tests into ranges of constants.
struct SegmentClock: Sendable {
    let now: Instant
    let calendar: ZonedCalendar
    let leapDays: LeapDayRule
    /// Today, and the microseconds that it has lasted by the wall clock.
    let today: CalendarDate
    private let timeOfDay: Int64

    init(now: Instant, calendar: ZonedCalendar, leapDays: LeapDayRule) {
        self.now = ZonedCalendar.clamped(now)
        self.calendar = calendar
        self.leapDays = leapDays
        (today, timeOfDay) = calendar.local(now)
    }

    // MARK: Days of the calendar

    /// For a date: days are calendar days, today is the last of `last` and tomorrow the first of `next`.
    func days(_ window: DateWindow) -> Range<Int> {
        switch window {
        case .between(let from, let until):
            clampedRange(from.map(day) ?? CalendarDate.firstNumber, until.map(day) ?? CalendarDate.lastNumber + 1)
        case .period(let period): days(period)
        case .away(let span): oneDay(moved(span, 1))
        case .ago(let span): oneDay(moved(span, -1))
        case .last(let span): clampedRange(moved(span, -1) + 1, today.dayNumber + 1)
        case .next(let span): clampedRange(today.dayNumber + 1, moved(span, 1) + 1)
        case .olderThan(let span): clampedRange(CalendarDate.firstNumber, moved(span, -1))
        }
    }

    private func oneDay(_ number: Int) -> Range<Int> {
        clampedRange(number, number + 1)
    }

    private func clampedRange(_ from: Int, _ until: Int) -> Range<Int> {
        let all = CalendarDate.firstNumber...(CalendarDate.lastNumber + 1)
        let lower = from.clamped(to: all)
        return lower..<max(lower, until.clamped(to: all))
    }

    private func day(_ edge: DateWindow.Edge) -> Int {
        switch edge {
        case .start(let day): number(day)
        case .end(let day): number(day) + 1
        // Dates are not compared with times of day (the types are checked before); the day it falls on is the nearest to it.
        case .at(let moment), .after(let moment): moment.day.dayNumber
        }
    }

    private func number(_ day: DateWindow.Day) -> Int {
        switch day {
        case .fixed(let day): day.dayNumber
        case .fromToday(let days): today.dayNumber + days
        }
    }

    private func days(_ period: CalendarPeriod) -> Range<Int> {
        let (year, month) = (today.year, today.month)
        switch period.unit {
        case .day: return oneDay(today.dayNumber + period.offset)
        case .week:
            let monday = today.dayNumber - (today.weekday - 1) + 7 * period.offset
            return clampedRange(monday, monday + 7)
        case .month: return months(from: year * 12 + month - 1 + period.offset, count: 1)
        case .year: return months(from: (year + period.offset) * 12, count: 12)
        }
    }

    /// - Parameter month: counted from January of the year 0.
    private func months(from month: Int, count: Int) -> Range<Int> {
        func first(_ month: Int) -> Int {
            CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)?.dayNumber
                ?? (month < 12 ? CalendarDate.firstNumber : CalendarDate.lastNumber + 1)
        }
        return clampedRange(first(month), first(month + count))
    }

    private func moved(_ span: TimeSpan, _ direction: Int) -> Int {
        let count = span.count * direction
        switch span.unit {
        // Neither is asked of dates; the types are checked before.
        case .hours, .intervals: return today.dayNumber
        case .days: return today.dayNumber + count
        case .weeks: return today.dayNumber + 7 * count
        case .months: return today.dayNumber(addingMonths: count)
        case .years: return today.dayNumber(addingMonths: 12 * count)
        }
    }

    // MARK: Instants

    /// For a point in time: `last` and `next` roll with the clock, days of the calendar begin at 00:00 in the time zone.
    func instants(_ window: DateWindow) -> InstantRange {
        switch window {
        case .between(let from, let until): InstantRange(from: from.map(instant), until: until.map(instant))
        case .period, .away, .ago: calendarDays(days(window))
        case .last(let span): InstantRange(from: moved(span, -1) + 1, until: now.microseconds + 1)
        case .next(let span): InstantRange(from: now.microseconds + 1, until: moved(span, 1) + 1)
        case .olderThan(let span): InstantRange(from: nil, until: moved(span, -1))
        }
    }

    private func calendarDays(_ days: Range<Int>) -> InstantRange {
        InstantRange(from: start(of: days.lowerBound), until: start(of: days.upperBound))
    }

    private func instant(_ edge: DateWindow.Edge) -> Int64 {
        switch edge {
        case .start(let day): start(of: number(day))
        case .end(let day): start(of: number(day) + 1)
        case .at(let moment): calendar.instant(moment).microseconds
        case .after(let moment): calendar.instant(moment).microseconds + 1
        }
    }

    private func start(of number: Int) -> Int64 {
        calendar.instant(dayNumber: number).microseconds
    }

    private func moved(_ span: TimeSpan, _ direction: Int) -> Int64 {
        let count = Int64(span.count * direction)
        switch span.unit {
        case .hours: return now.microseconds + count * 3_600_000_000
        // How long an interval is, is a question about all contacts.
        case .intervals: return now.microseconds
        case .days: return now.microseconds + count * 86_400_000_000
        case .weeks: return now.microseconds + count * 604_800_000_000
        case .months, .years:
            let months = span.count * direction * (span.unit == .years ? 12 : 1)
            return calendar.instant(dayNumber: today.dayNumber(addingMonths: months), microseconds: timeOfDay).microseconds
        }
    }

    // MARK: Anniversaries

    /// For an anniversary: the months and days on which the window has one.
    func anniversaries(_ window: DateWindow) -> MonthDays {
        MonthDays(days(window), leapDays)
    }
}
