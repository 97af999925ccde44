internal import Audience
internal import Calendars

/// Days of the year, as ranges of month x 100 + day with both ends included.
struct MonthDays: Sendable, Hashable {
    let ranges: [ClosedRange<Int>]

    /// The anniversaries that fall on the days of a window (days since 1970-01-01).
    init(_ days: Range<Int>, _ rule: LeapDayRule) {
        var keys: Set<Int> = []
        // 366 days in a row have every anniversary but perhaps 29 February, which its rule then adds.
        for day in days.prefix(366).compactMap(CalendarDate.init(dayNumber:)) {
            let key = day.month * 100 + day.day
            keys.insert(key)
            if !CalendarDate.isLeap(day.year), key == (rule == .february28 ? 228 : 301) { keys.insert(229) }
        }
        var ranges: [ClosedRange<Int>] = []
        for key in keys.sorted() {
            if let last = ranges.last, Self.following(last.upperBound) == key {
                ranges[ranges.count - 1] = last.lowerBound...key
            } else {
                ranges.append(key...key)
            }
        }
        self.ranges = ranges
    }

    func contains(_ day: CalendarDate) -> Bool {
        ranges.contains { $0.contains(day.month * 100 + day.day) }
    }

    /// The next day of a leap year.
    private static func following(_ key: Int) -> Int {
        key % 100 < CalendarDate.days(of: key / 100, in: 2000) ? key + 1 : (key / 100 + 1) * 100 + 1
    }

    /// `MM-DD`, as an ISO date has it.
    static func text(_ key: Int) -> String {
        "\(padded(key / 100, 2))-\(padded(key % 100, 2))"
    }
}
