internal import Calendars
internal import Foundation

/// A moment as the clock and calendar of a time zone show it, within the years 1 to 9999.
struct LocalMoment {
    let date: CalendarDate
    /// Seconds since 00:00.
    private let secondOfDay: Int
    var microsecond = 0
    let secondsSince1970: Int64
    /// Seconds east of Greenwich.
    let offset: Int
    let zoneName: String

    var hour: Int { secondOfDay / 3600 }
    var minute: Int { secondOfDay / 60 % 60 }
    var second: Int { secondOfDay % 60 }

    init(_ microseconds: Int64, in zone: TimeZone) {
        let (seconds, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        self.init(seconds: rest < 0 ? seconds - 1 : seconds, in: zone)
        microsecond = Int(rest < 0 ? rest + 1_000_000 : rest)
    }

    init(seconds: Int64, in zone: TimeZone) {
        let moment = ZonedCalendar.clamped(seconds)
        let (date, second) = ZonedCalendar(zone).local(moment)
        self.init(date, second, moment, in: zone)
    }

    /// A day without a time: its beginning, and that day wherever the clocks have left its beginning out.
    init(day: CalendarDate, in zone: TimeZone) {
        self.init(day, 0, ZonedCalendar(zone).moment(dayNumber: day.dayNumber), in: zone)
    }

    /// The moment when clocks of the zone show this (`ZonedCalendar`); where they leave it out, what they show then.
    init(day: CalendarDate, hour: Int, minute: Int, second: Int, in zone: TimeZone) {
        let second = hour * 3600 + minute * 60 + second
        let moment = ZonedCalendar(zone).moment(dayNumber: day.dayNumber, second: second)
        self.init(seconds: moment, in: zone)
    }

    private init(_ date: CalendarDate, _ second: Int, _ moment: Int64, in zone: TimeZone) {
        self.date = date
        secondOfDay = second
        secondsSince1970 = moment
        offset = ZonedCalendar(zone).offset(at: moment)
        let isUTC = ["GMT", "UTC", "Etc/UTC"].contains(zone.identifier)
        zoneName =
            isUTC ? "UTC" : zone.abbreviation(for: Date(timeIntervalSince1970: Double(moment))) ?? zone.identifier
    }
}
