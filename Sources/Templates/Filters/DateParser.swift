internal import Calendars
internal import Foundation

/// Reads the dates that people and programs write: `2026-12-01`, `2026-12-01T09:30:00+07:00`, `March 14, 2016`, `14 Mar 2016 9:30 pm`.
enum DateParser {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// The moment, read in the zone unless the text names another one; nil when it is not a date.
    static func moment(_ text: String, in zone: TimeZone, now: LocalMoment) -> LocalMoment? {
        guard text.utf8.count <= 64 else { return nil }
        var reader = Reader(text)
        guard let day = reader.isoDate() ?? reader.namedDate(in: now.date.year) ?? reader.today(now.date) else { return nil }
        var (hour, minute, second, microsecond) = (0, 0, 0, 0)
        var offset: Int?
        reader.skip(["T", "t", ",", " "])
        if !reader.isAtEnd {
            guard let time = reader.time() else { return nil }
            (hour, minute, second, microsecond) = time
            reader.skip([" "])
            offset = reader.offset()
            guard reader.isAtEnd else { return nil }
        }
        var moment =
            if let offset {
                LocalMoment(
                    seconds: Int64(day.dayNumber * 86_400 + hour * 3600 + minute * 60 + second - offset), in: zone)
            } else {
                LocalMoment(day: day, hour: hour, minute: minute, second: second, in: zone)
            }
        moment.microsecond = microsecond
        return moment
    }

    private struct Reader {
        private var rest: Substring

        init(_ text: String) {
            rest = text[...]
        }

        var isAtEnd: Bool { rest.isEmpty }

        mutating func skip(_ characters: Set<Character>) {
            while let first = rest.first, characters.contains(first) { rest.removeFirst() }
        }

        private mutating func take(_ character: Character) -> Bool {
            guard rest.first == character else { return false }
            rest.removeFirst()
            return true
        }

        private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
            let found = rest.prefix { ("0"..."9").contains($0) }
            guard digits.contains(found.count), let value = Int(found) else { return nil }
            rest = rest[found.endIndex...]
            return value
        }

        private mutating func word() -> String? {
            let found = rest.prefix { $0.isLetter }
            rest = rest[found.endIndex...]
            return found.isEmpty ? nil : found.lowercased()
        }

        mutating func isoDate() -> CalendarDate? {
            let start = rest
            if let year = number(4...4), take("-") || take("/"), let month = number(1...2) {
                if take("-") || take("/"), let day = number(1...2),
                    let date = CalendarDate(year: year, month: month, day: day)
                {
                    return date
                }
            }
            rest = start
            return nil
        }

        /// `14 March 2016`, `March 14, 2016`, `14 March`, `March 2016`, each with a weekday before it if there is one.
        mutating func namedDate(in presentYear: Int) -> CalendarDate? {
            let start = rest
            var day: Int?
            var month: Int?
            var year: Int?
            while year == nil {
                skip([" ", ",", ".", "-"])
                let place = rest
                if let number = number(4...4) {
                    year = number
                } else if day == nil, let number = number(1...2), rest.first != ":" {
                    day = number
                    for suffix in ["st", "nd", "rd", "th"] where rest.hasPrefix(suffix) { rest = rest.dropFirst(2) }
                } else if let word = word(), word != "t" {
                    month = month ?? DateParser.months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
                } else {
                    rest = place
                    break
                }
            }
            guard let month, day != nil || year != nil else {
                rest = start
                return nil
            }
            return CalendarDate(year: year ?? presentYear, month: month, day: day ?? 1)
        }

        /// A time alone is one of today.
        func today(_ date: CalendarDate) -> CalendarDate? {
            var copy = self
            return copy.time() == nil ? nil : date
        }

        /// `9:05`, `09:05:06.123`, `9:05 pm`, `9pm`: hour, minute, second and microsecond.
        mutating func time() -> (Int, Int, Int, Int)? {
            guard var hour = number(1...2) else { return nil }
            var (minute, second, fraction): (Int?, Int?, Int) = (0, 0, 0)
            let hasMinute = take(":")
            if hasMinute { minute = number(2...2) }
            if hasMinute, take(":") { second = number(2...2) }
            if take(".") { fraction = self.fraction() }
            let start = rest
            skip([" "])
            let half = rest.prefix(2).lowercased()
            if half == "am" || half == "pm" {
                rest = rest.dropFirst(2)
                if half == "am", hour == 12 { hour = 0 }
                if half == "pm", hour < 12 { hour += 12 }
            } else if hasMinute {
                rest = start
            } else {
                return nil
            }
            guard hour < 24, let minute, minute < 60, let second, second < 61 else { return nil }
            return (hour, minute, second, fraction)
        }

        /// Digits of a second, in microseconds.
        private mutating func fraction() -> Int {
            let digits = rest.prefix { ("0"..."9").contains($0) }
            rest = rest[digits.endIndex...]
            return Int(digits.prefix(6) + String(repeating: "0", count: max(0, 6 - digits.count))) ?? 0
        }

        mutating func offset() -> Int? {
            if let word = word() { return ["z", "utc", "gmt"].contains(word) ? 0 : nil }
            let sign = take("+") ? 1 : take("-") ? -1 : 0
            guard sign != 0 else { return nil }
            if let whole = number(4...4) { return sign * (whole / 100 * 3600 + whole % 100 * 60) }
            guard let hours = number(2...2) else { return nil }
            return sign * (hours * 3600 + (take(":") ? number(2...2) ?? 0 : 0) * 60)
        }
    }
}
