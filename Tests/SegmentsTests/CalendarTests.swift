import Audience
import Calendars
import Foundation
import Storage
import TestSupport
import Testing

@testable import Segments

@Suite struct CalendarTests {
    @Test func timesThatAreSkippedOrComeTwice() throws {
        let warsaw = ZonedCalendar(try #require(TimeZone(identifier: "Europe/Warsaw")))
        func at(_ text: String) throws -> Instant { warsaw.instant(try #require(CalendarMoment(iso: text))) }
        #expect(try at("2026-03-29T02:30") == instant("2026-03-29T03:30+02:00"))
        #expect(try at("2026-10-25T02:30") == instant("2026-10-25T02:30+02:00"))
        #expect(try at("2026-10-25T03:00") == instant("2026-10-25T03:00+01:00"))
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
