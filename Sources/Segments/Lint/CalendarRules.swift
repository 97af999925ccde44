internal import Calendars

/// In which calendar the days of a condition are counted.
struct CalendarRules: Sendable, Hashable {
    var calendar: ZonedCalendar
    var leapDays: LeapDayRule

    init(_ scope: SegmentScope) {
        calendar = scope.calendar
        leapDays = scope.leapDays
    }
}
