internal import Calendars
internal import Diagnostics
internal import Foundation

extension Schedule {
    /// Reads the `schedule` of a campaign file: `at: 2026-12-01 09:00`, or
    /// `repeat: weekly on monday at 09:00, until 2027-06-30`, with a `time_zone`.
    init(_ yaml: StrictYAML, defaultZone: TimeZone) throws(FileError) {
        if yaml.has("local") {
            throw yaml.error(at: "local", "this version cannot send in each contact's own time zone; name one in `time_zone`")
        }
        try yaml.allow(["at", "repeat", "until", "time_zone"])
        timeZone = defaultZone
        if let name = try yaml.string("time_zone") {
            guard let zone = TimeZone(identifier: name) else {
                throw yaml.error(
                    at: "time_zone",
                    "\"\(name)\" is not a time zone such as Asia/Jakarta\(NearestName.hint(name, in: TimeZone.knownTimeZoneIdentifiers))"
                )
            }
            timeZone = zone
        }
        switch (try yaml.string("at"), try yaml.string("repeat")) {
        case (let at?, nil):
            if yaml.has("until") { throw yaml.error(at: "until", "only a `repeat` has an end") }
            timing = try Self.moment(at, yaml)
        case (nil, let text?):
            timing = try Self.repetition(text, yaml)
        default:
            throw yaml.error(at: "at", "either `at: 2026-12-01 09:00` or `repeat: weekly on monday at 09:00` is expected")
        }
        guard case .repeating(let repetition, let time, nil) = timing, let until = try yaml.string("until") else { return }
        guard let day = CalendarDate(iso: until) else { throw yaml.error(at: "until", "a day such as 2027-06-30 is expected") }
        timing = .repeating(repetition, time, until: day)
    }

    private static func moment(_ text: String, _ yaml: StrictYAML) throws(FileError) -> Timing {
        let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" }).map(String.init)
        guard parts.count == 2, let day = CalendarDate(iso: parts[0]), let time = clock(parts[1]) else {
            throw yaml.error(at: "at", "a day and a time such as 2026-12-01 09:00 are expected, not \"\(text.prefix(40))\"")
        }
        return .at(day, time)
    }

    private static func repetition(_ text: String, _ yaml: StrictYAML) throws(FileError) -> Timing {
        let expected =
            "expected is daily, weekly on monday, monthly on 15 or yearly on 03-01, then `at 09:00`, then perhaps `, until 2027-06-30`"
        var words = text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)[...]
        guard words.count <= 8, let how = words.popFirst() else { throw yaml.error(at: "repeat", expected) }
        var on: String?
        if words.first == "on" {
            words = words.dropFirst()
            on = words.popFirst()
        }
        guard let repetition = repetition(how, on), words.popFirst() == "at", let time = words.popFirst().flatMap(clock) else {
            throw yaml.error(at: "repeat", "\"\(text.prefix(80))\" is not understood: \(expected)")
        }
        guard !words.isEmpty else { return .repeating(repetition, time, until: nil) }
        guard words.popFirst() == "until", let until = words.popFirst().flatMap(CalendarDate.init(iso:)), words.isEmpty else {
            throw yaml.error(at: "repeat", "after the time only `until 2027-06-30` may stand: \(expected)")
        }
        return .repeating(repetition, time, until: until)
    }

    private static func repetition(_ how: String, _ on: String?) -> Repetition? {
        switch (how, on) {
        case ("daily", nil): return .daily
        case ("weekly", let name?): return weekdays[name].map { .weekly($0) }
        case ("monthly", let number?):
            guard let day = digits(number, 1...2), (1...31).contains(day) else { return nil }
            return .monthly(day: day)
        case ("yearly", let text?):
            let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            // Any day that some year has: 2000 was a leap year.
            guard parts.count == 2, let date = CalendarDate(iso: "2000-\(parts[0])-\(parts[1])")
            else { return nil }
            return .yearly(month: date.month, day: date.day)
        default: return nil
        }
    }

    private static let weekdays: [String: Locale.Weekday] = [
        "monday": .monday, "tuesday": .tuesday, "wednesday": .wednesday, "thursday": .thursday,
        "friday": .friday, "saturday": .saturday, "sunday": .sunday,
    ]

    /// HH:MM.
    private static func clock(_ text: String) -> ClockTime? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let hour = digits(parts[0], 1...2), let minute = digits(parts[1], 2...2), hour < 24, minute < 60
        else { return nil }
        return ClockTime(hour: hour, minute: minute)
    }

    private static func digits(_ text: String, _ count: ClosedRange<Int>) -> Int? {
        guard count.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }
}
