internal import Audience

extension CalendarDate {
    /// Day numbers of 0001-01-01 and 9999-12-31, beyond which ISO dates no longer compare as texts.
    static let firstNumber = -719_162
    static let lastNumber = 2_932_896

    /// The day of a number; beyond the range, its first or last day.
    init(clamping number: Int) {
        let clamped = number.clamped(to: Self.firstNumber...Self.lastNumber)
        self = CalendarDate(dayNumber: clamped) ?? Self.epoch
    }

    // 1970-01-01 exists; the nil that the initializer could give has no value to stand for it but recursion.
    private static let epoch = CalendarDate(clamping: 0)

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 0 is Monday.
    var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    /// The number of the same day of another month, or of that month's last day when it is shorter; one beyond the first
    /// or last number when the month is beyond the range.
    func dayNumber(addingMonths months: Int) -> Int {
        let total = year * 12 + (month - 1) + months
        let newYear = total / 12
        guard total >= 12 else { return Self.firstNumber - 1 }
        let newMonth = total % 12 + 1
        let moved = CalendarDate(year: newYear, month: newMonth, day: min(day, Self.length(of: newMonth, in: newYear)))
        return moved?.dayNumber ?? Self.lastNumber + 1
    }
}

/// A number with zeros before it, to a width.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
