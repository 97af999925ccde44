/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31, in no time zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// Nil when there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(of: month, in: year) else {
            return nil
        }
        self.init(valid: year, month, day)
    }

    private init(valid year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    // MARK: Days since 1970-01-01

    /// Day numbers of 0001-01-01 and 9999-12-31, beyond which ISO dates no longer compare as texts.
    public static let firstNumber = -719_162
    public static let lastNumber = 2_932_896

    /// From the number of days since 1970-01-01; nil outside of the years 1 to 9999.
    public init?(dayNumber: Int) {
        guard (Self.firstNumber...Self.lastNumber).contains(dayNumber) else { return nil }
        self.init(clamping: dayNumber)
    }

    /// The day of a number; the first or last of the calendar for a number beyond them.
    public init(clamping number: Int) {
        // H. Hinnant, "chrono-compatible low-level date algorithms" (2013): years begin in March, eras have 400 years.
        let shifted = min(max(number, Self.firstNumber), Self.lastNumber) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        self.init(
            valid: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The number of days since 1970-01-01.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    // MARK: Years, months and weeks

    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// How many days a month has.
    public static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 for Monday to 7 for Sunday, as ISO 8601 counts.
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// 1 for the first of January.
    public var dayOfYear: Int {
        dayNumber - Self(valid: year, 1, 1).dayNumber + 1
    }

    /// The number of the same day of another month, or of that month's last day when it is shorter; one beyond the first
    /// or last number when the month is beyond the calendar.
    public func dayNumber(addingMonths months: Int) -> Int {
        let total = year * 12 + (month - 1) + months
        guard total >= 12 else { return Self.firstNumber - 1 }
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        let moved = CalendarDate(year: newYear, month: newMonth, day: min(day, Self.days(of: newMonth, in: newYear)))
        return moved?.dayNumber ?? Self.lastNumber + 1
    }
}
