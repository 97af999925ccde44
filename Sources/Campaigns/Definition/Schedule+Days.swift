internal import Calendars
internal import Foundation

extension Schedule.Repetition {
    /// The first day of the repetition that is not before a day.
    ///
    /// - Parameter dayNumber: days since 1970-01-01.
    /// - Returns: nil outside of the years 1 to 9999.
    func first(from dayNumber: Int) -> CalendarDate? {
        guard let from = CalendarDate(dayNumber: dayNumber) else { return nil }
        switch self {
        case .daily: return from
        case .weekly(let weekday):
            // 1970-01-01 was a Thursday.
            let distance = (Self.week.firstIndex(of: weekday) ?? 0) - (dayNumber + 4)
            return CalendarDate(dayNumber: dayNumber + ((distance % 7) + 7) % 7)
        case .monthly(let day):
            let isOver = Self.day(day, ofMonth: from.month, in: from.year).map { $0 < from } ?? true
            guard isOver else { return Self.day(day, ofMonth: from.month, in: from.year) }
            return Self.day(day, ofMonth: from.month % 12 + 1, in: from.month == 12 ? from.year + 1 : from.year)
        case .yearly(let month, let day):
            let isOver = Self.day(day, ofMonth: month, in: from.year).map { $0 < from } ?? true
            return Self.day(day, ofMonth: month, in: isOver ? from.year + 1 : from.year)
        }
    }

    private static let week: [Locale.Weekday] = [.sunday, .monday, .tuesday, .wednesday, .thursday, .friday, .saturday]

    /// The day, or the month's last where it has fewer.
    private static func day(_ day: Int, ofMonth month: Int, in year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: month, day: min(day, CalendarDate.days(of: month, in: year)))
    }
}
