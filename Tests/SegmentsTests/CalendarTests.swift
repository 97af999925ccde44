import Audience
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct CalendarTests {
    static let zones = [
        "UTC", "Asia/Jakarta", "Europe/Warsaw", "America/New_York", "Asia/Ho_Chi_Minh", "Pacific/Apia", "America/Sao_Paulo",
        "Africa/Cairo",
        "Australia/Lord_Howe", "Asia/Kathmandu", "America/Havana", "Asia/Beirut", "Pacific/Kiritimati", "America/Nuuk",
    ]

    /// Foundation's calendar agrees about where days begin and which day an instant is on.
    @Test(arguments: zones)
    func daysAreThoseOfFoundation(zone: String) throws {
        let timeZone = try #require(TimeZone(identifier: zone))
        let calendar = ZonedCalendar(timeZone)
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = timeZone
        var random = SeededRandom(seed: 7)
        for _ in 0..<400 {
            let instant = Instant(seconds: Int64.random(in: 631_152_000...2_051_222_400, using: &random))
            let date = Date(timeIntervalSince1970: Double(instant.seconds))
            let (day, microseconds) = calendar.local(instant)
            let parts = foundation.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            #expect(day == CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0))
            #expect(microseconds == Int64((parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)) * 1_000_000)
            let start = foundation.startOfDay(for: date)
            #expect(calendar.instant(dayNumber: day.dayNumber).seconds == Int64(start.timeIntervalSince1970), "\(zone) \(day)")
        }
    }

    @Test func timesThatAreSkippedOrComeTwice() throws {
        let warsaw = ZonedCalendar(try #require(TimeZone(identifier: "Europe/Warsaw")))
        func at(_ text: String) throws -> Instant { warsaw.instant(try #require(CalendarMoment(iso: text))) }
        #expect(try at("2026-03-29T02:30") == instant("2026-03-29T03:30+02:00"))
        #expect(try at("2026-10-25T02:30") == instant("2026-10-25T02:30+02:00"))
        #expect(try at("2026-10-25T03:00") == instant("2026-10-25T03:00+01:00"))
    }

    @Test func monthsAreClamped() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-01-15", -1, "2025-12-15"), ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
            ("0001-02-15", -1, "0001-01-15"),
        ] {
            #expect(day(from).dayNumber(addingMonths: months) == day(to).dayNumber, "\(from) \(months)")
        }
        #expect(day("0001-01-31").dayNumber(addingMonths: -1) == CalendarDate.firstNumber - 1)
        #expect(day("2026-06-30").dayNumber(addingMonths: -1_200_000) == CalendarDate.firstNumber - 1)
        #expect(day("9999-12-31").dayNumber(addingMonths: 1) == CalendarDate.lastNumber + 1)
        #expect(day("2026-03-30").weekday == 0 && day("1969-12-28").weekday == 6)
    }

    @Test func extremeInstantsDoNoHarm() {
        let calendar = ZonedCalendar(.gmt)
        for microseconds in [Int64.min, Int64.max, 0, -1] {
            let (day, time) = calendar.local(Instant(microseconds: microseconds))
            #expect((0..<86_400_000_000).contains(time), "\(day)")
        }
        let clock = SegmentClock(now: Instant(microseconds: .max), calendar: calendar, leapDays: .february28)
        #expect(clock.days(.next(TimeSpan(100_000, .years))).isEmpty)
    }
}
