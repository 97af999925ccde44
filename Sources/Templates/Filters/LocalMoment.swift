internal import Foundation

/// A moment as the clock and calendar of a time zone show it.
struct LocalMoment {
    var date: CivilDate
    var hour = 0
    var minute = 0
    var second = 0
    var microsecond = 0
    /// Seconds east of Greenwich.
    var offset: Int
    var zoneName: String

    private static let limit = Int64(CivilDate.dayLimit) * 86_400_000_000

    init(_ microseconds: Int64, in zone: TimeZone) {
        let instant = min(max(microseconds, -Self.limit), Self.limit)
        let moment = Date(timeIntervalSince1970: Double(instant) / 1_000_000)
        self.init(instant, offset: zone.secondsFromGMT(for: moment), zoneName: Self.name(of: zone, at: moment))
    }

    init(seconds: Int, in zone: TimeZone) {
        let (microseconds, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000_000)
        self.init(overflow ? (seconds < 0 ? -Self.limit : Self.limit) : microseconds, in: zone)
    }

    /// The beginning of a day.
    init(day: CivilDate, in zone: TimeZone) {
        self.init(day: day, hour: 0, minute: 0, second: 0, in: zone)
    }

    /// The moment when clocks of the zone show this.
    init(day: CivilDate, hour: Int, minute: Int, second: Int, in zone: TimeZone) {
        let wall = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second
        let guess = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(wall)))
        let moment = Date(timeIntervalSince1970: Double(wall - guess))
        date = day
        (self.hour, self.minute, self.second) = (hour, minute, second)
        offset = zone.secondsFromGMT(for: moment)
        zoneName = Self.name(of: zone, at: moment)
    }

    private init(_ instant: Int64, offset: Int, zoneName: String) {
        let local = instant + Int64(offset) * 1_000_000
        let seconds = local >= 0 ? local / 1_000_000 : (local - 999_999) / 1_000_000
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let inDay = Int(seconds - days * 86_400)
        date = CivilDate(daysSince1970: Int(days))
        (hour, minute, second) = (inDay / 3600, inDay / 60 % 60, inDay % 60)
        microsecond = Int(local - seconds * 1_000_000)
        self.offset = offset
        self.zoneName = zoneName
    }

    private static func name(of zone: TimeZone, at moment: Date) -> String {
        ["GMT", "UTC", "Etc/UTC"].contains(zone.identifier) ? "UTC" : zone.abbreviation(for: moment) ?? zone.identifier
    }

    var secondsSince1970: Int {
        date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset
    }
}
