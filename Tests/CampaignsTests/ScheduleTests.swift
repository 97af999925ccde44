@testable import Campaigns
import Audience
import Calendars
import Diagnostics
import Foundation
import Storage
import Testing

@Suite struct ScheduleTests {
    private func schedule(_ yaml: String, zone: String = "Europe/Warsaw") throws -> Schedule {
        let zone = try #require(TimeZone(identifier: zone))
        return try Schedule(StrictYAML(parsing: yaml, file: "test.yaml"), defaultZone: zone)
    }

    private func instant(_ text: String) throws -> Instant {
        let date = try Date(text, strategy: .iso8601)
        return Instant(seconds: Int64(date.timeIntervalSince1970))
    }

    /// The occurrences after `start`, in the schedule's own zone.
    private func shown(_ schedule: Schedule, after start: String, _ count: Int) throws -> [String] {
        var style = Date.ISO8601FormatStyle(timeZone: schedule.timeZone)
        style = style.year().month().day().time(includingFractionalSeconds: false).timeZone(separator: .omitted)
        return try schedule.occurrences(after: instant(start), limit: count).map {
            Date(timeIntervalSince1970: Double($0.seconds)).formatted(style)
        }
    }

    @Test func `once, in the zone named, which need not be the workspace's`() throws {
        let once = try schedule("{ at: 2026-12-01 09:00, time_zone: Asia/Jakarta }")
        let expected = try instant("2026-12-01T02:00:00Z")
        #expect(try once.next(after: instant("2026-11-01T00:00:00Z")) == expected)
        #expect(once.next(after: expected) == nil)
        #expect(!once.repeats)
    }

    @Test func `a clock time stays the same across daylight saving`() throws {
        let daily = try schedule("repeat: daily at 09:00")
        #expect(
            try shown(daily, after: "2026-03-27T12:00:00Z", 3) == [
                "2026-03-28T09:00:00+0100", "2026-03-29T09:00:00+0200", "2026-03-30T09:00:00+0200",
            ])
        #expect(
            try shown(daily, after: "2026-10-23T12:00:00Z", 3) == [
                "2026-10-24T09:00:00+0200", "2026-10-25T09:00:00+0100", "2026-10-26T09:00:00+0100",
            ])
    }

    @Test func `an hour left out is taken an hour later, one repeated is taken once`() throws {
        let night = try schedule("repeat: daily at 02:30")
        #expect(
            try shown(night, after: "2026-03-28T12:00:00Z", 2) == [
                "2026-03-29T03:30:00+0200", "2026-03-30T02:30:00+0200",
            ])
        #expect(
            try shown(night, after: "2026-10-24T12:00:00Z", 2) == [
                "2026-10-25T02:30:00+0200", "2026-10-26T02:30:00+0100",
            ])
        let once = try schedule("at: 2026-03-29 02:30")
        #expect(try shown(once, after: "2026-01-01T00:00:00Z", 2) == ["2026-03-29T03:30:00+0200"])
    }

    @Test func `Jakarta has no daylight saving`() throws {
        let weekly = try schedule("repeat: weekly on monday at 09:00\ntime_zone: Asia/Jakarta")
        #expect(
            try shown(weekly, after: "2026-03-20T00:00:00Z", 3) == [
                "2026-03-23T09:00:00+0700", "2026-03-30T09:00:00+0700", "2026-04-06T09:00:00+0700",
            ])
    }

    @Test func `the 31st is the last day of shorter months, the 30th too in February`() throws {
        #expect(
            try shown(schedule("repeat: monthly on 31 at 09:00"), after: "2026-01-15T00:00:00Z", 5) == [
                "2026-01-31T09:00:00+0100", "2026-02-28T09:00:00+0100", "2026-03-31T09:00:00+0200",
                "2026-04-30T09:00:00+0200", "2026-05-31T09:00:00+0200",
            ])
        #expect(
            try shown(schedule("repeat: monthly on 30 at 09:00"), after: "2028-01-30T12:00:00Z", 2) == [
                "2028-02-29T09:00:00+0100", "2028-03-30T09:00:00+0200",
            ])
        #expect(
            try shown(schedule("repeat: monthly on 15 at 09:00"), after: "2026-12-15T12:00:00Z", 2) == [
                "2027-01-15T09:00:00+0100", "2027-02-15T09:00:00+0100",
            ])
    }

    @Test func `the leap day is 28 February in other years, also around 2100`() throws {
        let leap = try schedule("repeat: yearly on 02-29 at 09:00")
        #expect(
            try shown(leap, after: "2026-03-01T00:00:00Z", 3) == [
                "2027-02-28T09:00:00+0100", "2028-02-29T09:00:00+0100", "2029-02-28T09:00:00+0100",
            ])
        #expect(try shown(leap, after: "2100-01-01T00:00:00Z", 1) == ["2100-02-28T09:00:00+0100"])
        #expect(
            try shown(schedule("repeat: yearly on 03-01 at 09:00"), after: "2026-03-01T09:00:00Z", 1) == [
                "2027-03-01T09:00:00+0100"
            ])
    }

    @Test func `a repetition ends with its last day`() throws {
        let daily = try schedule("repeat: daily at 23:30, until 2026-05-02")
        #expect(
            try shown(daily, after: "2026-04-30T22:00:00Z", 9) == [
                "2026-05-01T23:30:00+0200", "2026-05-02T23:30:00+0200",
            ])
        #expect(try schedule("repeat: daily at 23:30\nuntil: 2026-05-02") == daily)
    }

    @Test func `occurrences follow each other strictly, whichever moment one asks from`() throws {
        for text in ["daily at 02:30", "weekly on sunday at 02:30", "monthly on 29 at 00:00", "yearly on 02-29 at 12:00"] {
            let schedule = try schedule("repeat: \(text)")
            let found = try schedule.occurrences(after: instant("2024-01-01T00:00:00Z"), limit: 40)
            #expect(found.count == 40)
            #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 })
            for (earlier, later) in zip(found, found.dropFirst()) {
                #expect(schedule.next(after: later.adding(seconds: -1)) == later)
                #expect(schedule.next(after: earlier) == later)
            }
        }
    }

    @Test(arguments: [
        // Days of 25 hours.
        ("Europe/Warsaw", "2026-10-25 23:30", "2026-10-25T23:30:00+0100"),
        ("America/New_York", "2026-11-01 23:59", "2026-11-01T23:59:00-0500"),
        // Half an hour is left out in October: 02:15 does not come.
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04T02:45:00+1100"),
        ("Australia/Lord_Howe", "2026-10-04 02:45", "2026-10-04T02:45:00+1100"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-05T01:45:00+1100"),
        ("Australia/Lord_Howe", "2026-04-05 23:45", "2026-04-05T23:45:00+1030"),
        // Midnights that do not come.
        ("America/Santiago", "2026-09-06 00:00", "2026-09-06T01:00:00-0300"),
        ("America/Santiago", "2026-09-05 23:59", "2026-09-05T23:59:00-0400"),
        ("Asia/Beirut", "2026-03-29 00:30", "2026-03-29T01:30:00+0300"),
        ("Africa/Cairo", "2026-04-24 00:00", "2026-04-24T01:00:00+0300"),
        ("Africa/Cairo", "2026-04-24 23:30", "2026-04-24T23:30:00+0300"),
        // The clocks show the last hour of the day twice.
        ("America/Santiago", "2026-04-04 23:30", "2026-04-04T23:30:00-0300"),
        // Days that a zone has left out.
        ("Pacific/Apia", "2011-12-29 09:00", "2011-12-29T09:00:00-1000"),
        ("Pacific/Apia", "2011-12-30 09:00", "2011-12-31T09:00:00+1400"),
        ("Pacific/Apia", "2011-12-31 09:00", "2011-12-31T09:00:00+1400"),
        ("Pacific/Kwajalein", "1993-08-21 12:00", "1993-08-22T12:00:00+1200"),
    ])
    func `a time is what the clocks show, and as much later as they jump where they leave it out`(
        zone: String, at: String, expected: String
    ) throws {
        let once = try schedule("at: \(at)", zone: zone)
        #expect(try shown(once, after: "1990-01-01T00:00:00Z", 2) == [expected])
    }

    @Test(arguments: [
        ("Europe/Warsaw", "2026-10-25"), ("America/New_York", "2026-11-01"), ("Australia/Lord_Howe", "2026-04-05"),
        ("Africa/Cairo", "2026-10-29"), ("America/Santiago", "2026-04-04"),
    ])
    func `a repetition ends with its last day, also when that has 25 hours`(zone: String, day: String) throws {
        let last = try #require(CalendarDate(iso: day))
        let before = try #require(CalendarDate(dayNumber: last.dayNumber - 1))
        let early = try #require(CalendarDate(dayNumber: last.dayNumber - 2))
        for time in ["00:00", "23:30", "23:59"] {
            let daily = try schedule("repeat: daily at \(time), until \(day)", zone: zone)
            let found = try shown(daily, after: "\(early)T00:00:00Z", 9).map { $0.prefix(16) }
            #expect(found.suffix(2) == ["\(before)T\(time)", "\(last)T\(time)"], "\(found)")
        }
    }

    @Test func `a day that a zone has left out makes one occurrence of two, and loses none that is asked for alone`() throws {
        let daily = try schedule("repeat: daily at 09:00", zone: "Pacific/Apia")
        #expect(
            try shown(daily, after: "2011-12-29T00:00:00Z", 4) == [
                "2011-12-29T09:00:00-1000", "2011-12-31T09:00:00+1400", "2012-01-01T09:00:00+1400", "2012-01-02T09:00:00+1400",
            ])
        let fridays = try schedule("repeat: weekly on friday at 09:00", zone: "Pacific/Apia")
        #expect(
            try shown(fridays, after: "2011-12-20T00:00:00Z", 3) == [
                "2011-12-23T09:00:00-1000", "2011-12-31T09:00:00+1400", "2012-01-06T09:00:00+1400",
            ])
    }

    @Test(arguments: [
        ("at: tomorrow", "2026-12-01 09:00"), ("at: 2026-02-30 09:00", "2026-12-01 09:00"), ("at: 2026-12-01 24:00", "09:00"),
        ("repeat: hourly at 09:00", "daily"), ("repeat: weekly on moonday at 09:00", "weekly on monday"),
        ("repeat: monthly on 32 at 09:00", "monthly on 15"), ("repeat: yearly on 02-30 at 09:00", "yearly on 03-01"),
        ("repeat: daily", "at 09:00"), ("repeat: daily at 09:00 until", "until"), ("repeat: daily at 9am", "at 09:00"),
        ("at: 2026-12-01 09:00\nrepeat: daily at 09:00", "either"), ("time_zone: Europe/Warsaw", "either"),
        ("at: 2026-12-01 09:00\ntime_zone: Europe/Warsav", "Europe/Warsaw"), ("at: 2026-12-01 09:00\nlocal: true", "time zone"),
        ("at: 2026-12-01 09:00\nuntil: 2027-01-01", "only a `repeat`"), ("att: 2026-12-01 09:00", "\"at\""),
    ])
    func `a schedule that is not understood says what is expected`(yaml: String, hint: String) {
        let error = #expect(throws: FileError.self) { try self.schedule(yaml) }
        #expect(error?.description.contains(hint) == true, "\(String(describing: error))")
        #expect(error?.line ?? 0 > 0)
    }
}
