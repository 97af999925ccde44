internal import Audience
internal import Calendars

/// Numbers, dates and times of day.
extension SegmentLexer {
    mutating func numberOrDate() throws(SegmentError) -> SegmentToken.Kind {
        let start = index
        if peek() == "-" { index += 1 }
        skipDigits()
        if peek() == "-", peek(1).map(isDigit) == true, scalars[start] != "-" {
            let day = try day(from: start)
            return try moment(on: day, from: start).map { .moment($0) } ?? .day(day)
        }
        if peek() == ".", peek(1).map(isDigit) == true {
            index += 1
            skipDigits()
        }
        skipExponent()
        // Adding zero makes -0 the 0 that it equals.
        guard let number = Double(string(from: start)), number.isFinite else {
            throw SegmentError(.outOfRange, "the number is too great", at: span(from: start))
        }
        return .number(number + 0)
    }

    private mutating func skipDigits() {
        while let scalar = peek(), isDigit(scalar) { index += 1 }
    }

    private mutating func skipExponent() {
        guard peek() == "e" || peek() == "E" else { return }
        let sign = peek(1) == "+" || peek(1) == "-" ? 1 : 0
        guard peek(1 + sign).map(isDigit) == true else { return }
        index += 1 + sign
        skipDigits()
    }

    private mutating func day(from start: Int) throws(SegmentError) -> CalendarDate {
        while let scalar = peek(), isDigit(scalar) || scalar == "-" { index += 1 }
        let written = string(from: start)
        guard let day = CalendarDate(iso: written) else {
            throw SegmentError(
                .outOfRange, "there is no date \(written)", at: span(from: start), expected: ["a date such as 2026-05-31"])
        }
        return day
    }

    /// A time of day after a date: `T` or a space, hours and minutes, maybe seconds, maybe the offset from UTC.
    private mutating func moment(on day: CalendarDate, from start: Int) throws(SegmentError) -> CalendarMoment? {
        guard peek() == "T" || peek() == "t" || peek() == " ", peek(1).map(isDigit) == true, peek(2).map(isDigit) == true,
            peek(3) == ":"
        else { return nil }
        index += 1
        let timeStart = index
        while let scalar = peek(), isDigit(scalar) || scalar == ":" { index += 1 }
        let time = string(from: timeStart)
        let offset = offset()
        guard let moment = CalendarMoment(day: day, time: time, offset: offset) else {
            throw SegmentError(
                .outOfRange, "there is no such time of day", at: span(from: start),
                expected: ["a time such as 2026-05-31 09:00 or 2026-05-31T09:00+07:00"])
        }
        return moment
    }

    private mutating func offset() -> String {
        let start = index
        if peek() == "Z" || peek() == "z" {
            index += 1
        } else if peek() == "+" || peek() == "-" {
            index += 1
            while let scalar = peek(), isDigit(scalar) || scalar == ":" { index += 1 }
        }
        return string(from: start)
    }
}
