internal import Audience
internal import Foundation
internal import Storage

/// What the clocks of a time zone show, and when. Only the zone's offsets are asked for: days of 23 or 25 hours, changes
/// by half an hour or at midnight, and days that a zone has left out need no rules of their own.
struct WallClock {
    let timeZone: TimeZone

    /// Seconds. No offset, and no change of one, is longer.
    private static let day: Int64 = 86_400

    /// The number of the day that the clocks show at a moment, in days since 1970-01-01.
    func dayNumber(at instant: Instant) -> Int {
        let (days, rest) = (instant.seconds + offset(at: instant.seconds)).quotientAndRemainder(dividingBy: Self.day)
        return Int(rest < 0 ? days - 1 : days)
    }

    /// The moment at which the clocks show a time. Where they show it twice, it is the first; where they leave it out, it is
    /// told by the offset before the change, and so is as much later as the clocks jump (RFC 5545, 3.3.5).
    func moment(_ day: CalendarDate, _ time: Schedule.ClockTime) -> Instant {
        let local = Int64(day.dayNumber) * Self.day + Int64(time.hour) * 3600 + Int64(time.minute) * 60
        let (before, after) = (offset(at: local - Self.day), offset(at: local + Self.day))
        if before == after, offset(at: local - before) == before { return Instant(seconds: local - before) }
        return Instant(seconds: nearChange(local))
    }

    /// Looks at all offsets of the two days around.
    private func nearChange(_ local: Int64) -> Int64 {
        var before = offset(at: local - Self.day)
        var first: Int64?
        for moment in stride(from: local - Self.day, through: local + Self.day, by: 3600) {
            let offset = offset(at: moment)
            let candidate = local - offset
            if self.offset(at: candidate) == offset { first = min(first ?? candidate, candidate) }
            if moment + offset < local { before = offset }
        }
        return first ?? local - before
    }

    /// Seconds east of Greenwich.
    private func offset(at seconds: Int64) -> Int64 {
        Int64(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }
}
