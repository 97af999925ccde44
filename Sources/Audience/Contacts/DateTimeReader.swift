internal import Calendars
internal import Foundation
internal import Storage

/// Reads a date and time by ISO 8601 (RFC 3339 with the usual freedoms: a space for the T, no seconds, no zone). Of a time
/// that the clocks show twice, or leave out, `ZonedCalendar` has the rule.
struct DateTimeReader {
    /// Nil when the text is not one, or is outside of the years 1 to 9999.
    let instant: Instant?

    init(_ text: String, timeZone: TimeZone) {
        var scanner = DigitScanner(text)
        guard let year = scanner.number(digits: 4), scanner.skip("-"), let month = scanner.number(digits: 2),
            scanner.skip("-"), let day = scanner.number(digits: 2),
            let date = CalendarDate(year: year, month: month, day: day)
        else {
            instant = nil
            return
        }
        instant = Self.read(date, scanner, timeZone)
    }

    /// The day has been read; `rest` stands behind it.
    init(_ date: CalendarDate, _ rest: DigitScanner, timeZone: TimeZone) {
        instant = Self.read(date, rest, timeZone)
    }

    private static func read(_ date: CalendarDate, _ rest: DigitScanner, _ timeZone: TimeZone) -> Instant? {
        var rest = rest
        let calendar = ZonedCalendar(timeZone)
        if rest.isAtEnd { return calendar.instant(dayNumber: date.dayNumber) }
        guard rest.skip(anyOf: "Tt ") != nil, let time = timeOfDay(&rest) else { return nil }
        let ofDay = time.seconds * 1_000_000 + time.microseconds
        if rest.isAtEnd { return calendar.instant(dayNumber: date.dayNumber, microseconds: ofDay) }
        guard let offset = offset(&rest), rest.isAtEnd else { return nil }
        return Instant(microseconds: (Int64(date.dayNumber) * 86_400 - offset) * 1_000_000 + ofDay)
    }

    private static func timeOfDay(_ scanner: inout DigitScanner) -> (seconds: Int64, microseconds: Int64)? {
        guard let hour = scanner.number(digits: 2), hour < 24, scanner.skip(":"),
            let minute = scanner.number(digits: 2), minute < 60
        else { return nil }
        guard scanner.skip(":") else { return (Int64(hour * 3600 + minute * 60), 0) }
        // 60 is a leap second, counted as the second after.
        guard let second = scanner.number(digits: 2), second <= 60 else { return nil }
        var microseconds: Int64 = 0
        if scanner.skip(anyOf: ".,") != nil {
            guard let first = scanner.number(digits: 1) else { return nil }
            microseconds = Int64(first) * 100_000
            var unit: Int64 = 10_000
            while let digit = scanner.number(digits: 1) {
                microseconds += Int64(digit) * unit
                unit /= 10
            }
        }
        return (Int64(hour * 3600 + minute * 60 + second), microseconds)
    }

    /// Seconds east of UTC.
    private static func offset(_ scanner: inout DigitScanner) -> Int64? {
        if scanner.skip(anyOf: "Zz") != nil { return 0 }
        guard let sign = scanner.skip(anyOf: "+-"), let hours = scanner.number(digits: 2), hours < 24 else { return nil }
        var minutes = 0
        if !scanner.isAtEnd {
            _ = scanner.skip(":")
            guard let read = scanner.number(digits: 2), read < 60 else { return nil }
            minutes = read
        }
        return Int64(hours * 3600 + minutes * 60) * (sign == "-" ? -1 : 1)
    }
}

extension Instant {
    /// ISO 8601 in UTC, with as much of a second as there is.
    var iso: String {
        let second = Int(((seconds % 86_400) + 86_400) % 86_400)
        let days = (Int(seconds) - second) / 86_400
        guard let date = CalendarDate(dayNumber: days) else { return "\(microseconds)" }
        func padded(_ number: Int, _ digits: Int) -> String {
            String(String(number + 1_000_000).suffix(digits))
        }
        var text = "\(date)T\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
        let fraction = Int(microseconds - seconds * 1_000_000)
        if fraction != 0 {
            text += "." + padded(fraction, 6)
            while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
        }
        return text + "Z"
    }
}
