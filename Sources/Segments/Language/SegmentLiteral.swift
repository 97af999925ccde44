public import Calendars

/// A value as it is written in a segment.
public enum SegmentLiteral: Sendable, Hashable {
    case text(String)
    case number(Double)
    /// A bare word: a status, true, false, or today, yesterday, tomorrow.
    case word(String)
    case day(CalendarDate)
    case moment(CalendarMoment)
}
