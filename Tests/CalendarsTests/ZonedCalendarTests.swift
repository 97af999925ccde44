import Calendars
import Foundation
import TestSupport
import Testing

@Suite struct ZonedCalendarTests {
    static let zones = [
        "UTC", "Asia/Jakarta", "Europe/Warsaw", "Europe/London", "Europe/Dublin", "America/New_York", "Asia/Ho_Chi_Minh",
        "Pacific/Apia", "America/Sao_Paulo", "Africa/Cairo", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu",
        "America/Havana", "Asia/Beirut", "Pacific/Kiritimati", "Pacific/Chatham", "America/Nuuk", "America/St_Johns",
        "Antarctica/Troll",
    ]

    private static func calendar(_ zone: String) throws -> ZonedCalendar {
        ZonedCalendar(try #require(TimeZone(identifier: zone)))
    }

    /// The moment of a local time written `2026-10-25 02:30`.
    private static func moment(_ text: String, _ zone: String) throws -> Int64 {
        let day = try #require(CalendarDate(iso: String(text.prefix(10))))
        let clock = text.suffix(5).split(separator: ":").compactMap { Int($0) }
        return try calendar(zone).moment(dayNumber: day.dayNumber, second: clock[0] * 3600 + clock[1] * 60)
    }

    private static func utc(_ text: String) throws -> Int64 {
        Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970)
    }

    /// Zones on both sides of Greenwich: an offset that is looked up at the local time as if it were UTC finds the
    /// second hour on the one side and the first on the other.
    @Test(arguments: [
        ("2026-10-25 02:30", "Europe/Warsaw", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:00", "Europe/Warsaw", "2026-10-25T00:00:00Z"),
        ("2026-10-25 03:00", "Europe/Warsaw", "2026-10-25T02:00:00Z"),
        ("2026-10-25 01:30", "Europe/London", "2026-10-25T00:30:00Z"),
        ("2026-11-01 01:30", "America/New_York", "2026-11-01T05:30:00Z"),
        ("2026-11-01 00:30", "America/Havana", "2026-11-01T04:30:00Z"),
        // Half an hour comes again.
        ("2026-04-05 01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"),
        ("2026-04-05 02:00", "Australia/Lord_Howe", "2026-04-04T15:30:00Z"),
        ("2026-04-05 03:00", "Pacific/Chatham", "2026-04-04T13:15:00Z"),
    ])
    func aTimeThatComesTwiceIsTheFirst(local: String, zone: String, expected: String) throws {
        #expect(try Self.moment(local, zone) == Self.utc(expected))
    }

    @Test(arguments: [
        ("2026-03-29 02:30", "Europe/Warsaw", "2026-03-29T01:30:00Z"),
        ("2026-03-29 01:30", "Europe/London", "2026-03-29T01:30:00Z"),
        ("2026-03-08 02:30", "America/New_York", "2026-03-08T07:30:00Z"),
        ("2026-10-04 02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00Z"),
        // Midnight is left out.
        ("2026-03-08 00:15", "America/Havana", "2026-03-08T05:15:00Z"),
        ("2026-04-24 00:00", "Africa/Cairo", "2026-04-23T22:00:00Z"),
        // A whole day is: Samoa went from 29 to 31 December.
        ("2011-12-30 12:00", "Pacific/Apia", "2011-12-30T22:00:00Z"),
    ])
    func aTimeThatIsLeftOutIsAsMuchLaterAsTheClocksJump(local: String, zone: String, expected: String) throws {
        #expect(try Self.moment(local, zone) == Self.utc(expected))
    }

    /// Foundation's calendar agrees about where days begin and which day a moment is on.
    @Test(arguments: zones)
    func daysAreThoseOfFoundation(zone: String) throws {
        let calendar = try Self.calendar(zone)
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = calendar.zone
        let seed = SeededRandom.seed()
        print("MERPATI_SEED=\(seed)")
        var random = SeededRandom(seed: seed)
        for _ in 0..<400 {
            let moment = Int64.random(in: 631_152_000...2_051_222_400, using: &random)
            let date = Date(timeIntervalSince1970: Double(moment))
            let (day, second) = calendar.local(moment)
            let parts = foundation.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            #expect(day == CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            #expect(second == (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0))
            let start = Int64(foundation.startOfDay(for: date).timeIntervalSince1970)
            #expect(calendar.moment(dayNumber: day.dayNumber) == start, "\(zone) \(day)")
        }
    }

    /// Around every change of the clocks: a time that is shown comes back as the first moment that shows it; one that is
    /// not shown is moved on by what the clocks jumped.
    @Test(arguments: zones)
    func everyChangeFollowsTheRule(zone: String) throws {
        let calendar = try Self.calendar(zone)
        var offset = calendar.offset(at: 1_577_836_800)
        for hour in stride(from: Int64(1_577_836_800), to: 1_924_992_000, by: 3600) {
            let next = calendar.offset(at: hour)
            defer { offset = next }
            guard next != offset else { continue }
            for minutes in stride(from: Int64(-180), through: 180, by: 15) {
                let local = hour + minutes * 60 + Int64(offset)
                let found = calendar.moment(
                    dayNumber: Int((local - (local % 86_400 + 86_400) % 86_400) / 86_400),
                    second: Int((local % 86_400 + 86_400) % 86_400))
                let showing = stride(from: local - 93_600, through: local + 93_600, by: 900)
                    .filter { $0 + Int64(calendar.offset(at: $0)) == local }
                #expect(found == showing.first ?? local - Int64(offset), "\(zone) at \(hour), \(minutes) minutes")
            }
        }
    }

    @Test(arguments: [Int64.min, .max, 0, -1]) func extremeMomentsDoNoHarm(moment: Int64) {
        let (day, second) = ZonedCalendar(.gmt).local(moment)
        #expect((0..<86_400).contains(second), "\(day)")
    }
}
