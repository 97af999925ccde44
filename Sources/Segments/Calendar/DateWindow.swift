internal import Audience
internal import Calendars

/// A stretch of time that a date test asks for, as far as it can be known before "now" is.
enum DateWindow: Sendable, Hashable {
    /// An end of a stretch; everything before it is outside when it is the first, inside when it is the last.
    enum Edge: Sendable, Hashable {
        case start(Day)
        case end(Day)
        case at(CalendarMoment)
        /// The microsecond after.
        case after(CalendarMoment)
    }

    enum Day: Sendable, Hashable {
        case fixed(CalendarDate)
        /// Days from today.
        case fromToday(Int)
    }

    /// From one edge until another, or without end.
    case between(Edge?, Edge?)
    case period(CalendarPeriod)
    /// That one day of the calendar.
    case away(TimeSpan)
    case ago(TimeSpan)
    case last(TimeSpan)
    case next(TimeSpan)
    /// Longer ago than that.
    case olderThan(TimeSpan)

    /// Whether it has a beginning and an end, as an anniversary needs.
    var isBounded: Bool {
        switch self {
        case .between(let from, let until): from != nil && until != nil
        case .olderThan: false
        case .period, .away, .ago, .last, .next: true
        }
    }
}
