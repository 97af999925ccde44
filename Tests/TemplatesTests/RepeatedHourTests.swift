import Foundation
import Testing

@testable import Templates

/// The rule of `ZonedCalendar`, where a letter shows a time that somebody wrote without a zone.
@Suite struct RepeatedHourTests {
    @Test(arguments: [
        // Twice on that day: the first is meant, east of Greenwich as well as west of it.
        ("2026-10-25 02:30", "Europe/Warsaw", "1792888200 02:30 +0200"),
        ("2026-10-25 01:30", "Europe/London", "1792888200 01:30 +0100"),
        ("2026-11-01 01:30", "America/New_York", "1793511000 01:30 -0400"),
        ("2026-10-25 03:00", "Europe/Warsaw", "1792893600 03:00 +0100"),
        // Left out on that day: as much later as the clocks jump.
        ("2026-03-29 02:30", "Europe/Warsaw", "1774747800 03:30 +0200"),
        ("2026-03-08 02:30", "America/New_York", "1772955000 03:30 -0400"),
        ("2026-06-15 09:30", "Asia/Jakarta", "1781490600 09:30 +0700"),
    ])
    func aTimeIsTheFirstOfTwoOrTheOneAfterTheGap(text: String, zone: String, expected: String) throws {
        let settings = RenderSettings(timeZone: try #require(TimeZone(identifier: zone)))
        let template = try Template.compile("{{ d | date: '%s %H:%M %z' }}")
        #expect(try template.render(["d": .string(text)], settings: settings) == expected)
    }

    /// A day without a time is that day, also where it has no midnight, or where the zone has left it out.
    @Test(arguments: [
        ("2026-04-24", "Africa/Cairo"), ("2011-12-30", "Pacific/Apia"), ("0001-01-01", "UTC"), ("9999-12-31", "UTC"),
    ])
    func aDayStaysThatDay(day: String, zone: String) throws {
        let settings = RenderSettings(timeZone: try #require(TimeZone(identifier: zone)))
        let value = try #require(TemplateValue(isoDate: day))
        let template = try Template.compile("{{ d | date: '%F' }}")
        #expect(try template.render(["d": value], settings: settings) == day)
    }
}
