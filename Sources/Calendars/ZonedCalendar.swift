public import Foundation

/// What the clocks of a time zone show, and when. Moments are whole seconds since 1970-01-01 00:00 UTC.
///
/// Only the zone's offsets are asked for, so days of 23 or 25 hours, changes by half an hour or at midnight, and days that
/// a zone has left out need no rules of their own. One rule holds wherever a person writes a time of day, in imports,
/// segments, schedules and letters (RFC 5545, section 3.3.5):
///
/// - A time that the clocks show twice is the **first** of the two.
/// - A time that the clocks leave out is read by the offset **before** the gap, and so lies as much behind the gap as it
///   was written into it: where the clocks jump from 02:00 to 03:00, 02:30 is 03:30.
public struct ZonedCalendar: Sendable, Hashable {
    public var zone: TimeZone

    /// Seconds. No offset, and no change of one, is longer.
    private static let day: Int64 = 86_400

    public init(_ zone: TimeZone) {
        self.zone = zone
    }

    /// Seconds east of Greenwich.
    public func offset(at moment: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
    }

    /// The day and the second of it that the clocks show; of the years 1 to 9999 the first or last day beyond them.
    public func local(_ moment: Int64) -> (day: CalendarDate, second: Int) {
        let moment = Self.clamped(moment)
        let local = moment + Int64(offset(at: moment))
        let (days, rest) = local.quotientAndRemainder(dividingBy: Self.day)
        let number = Int(rest < 0 ? days - 1 : days)
        return (CalendarDate(clamping: number), Int(local - Int64(number) * Self.day))
    }

    /// The moment at which the clocks show a time.
    ///
    /// - Parameters:
    ///   - dayNumber: days since 1970-01-01, within the years 1 to 9999 or next to them.
    ///   - second: seconds since 00:00 as the clocks count them; 86,400 and more are of the next day.
    public func moment(dayNumber: Int, second: Int = 0) -> Int64 {
        let local = Int64(dayNumber) * Self.day + Int64(second)
        let (before, after) = (offset(local - Self.day), offset(local + Self.day))
        if before == after, offset(local - before) == before { return local - before }
        return nearChange(local)
    }

    /// Looks at all offsets of the two days around.
    private func nearChange(_ local: Int64) -> Int64 {
        var before = offset(local - Self.day)
        var first: Int64?
        for moment in stride(from: local - Self.day, through: local + Self.day, by: 3600) {
            let offset = offset(moment)
            let candidate = local - offset
            if self.offset(candidate) == offset { first = min(first ?? candidate, candidate) }
            if moment + offset < local { before = offset }
        }
        return first ?? local - before
    }

    private func offset(_ moment: Int64) -> Int64 { Int64(offset(at: moment)) }

    /// A moment of the years 1 to 9999, wherever on earth; what is beyond them becomes the first or last.
    public static func clamped(_ moment: Int64) -> Int64 {
        min(max(moment, first), last)
    }

    private static let first = Int64(CalendarDate.firstNumber + 1) * day
    private static let last = Int64(CalendarDate.lastNumber) * day
}
