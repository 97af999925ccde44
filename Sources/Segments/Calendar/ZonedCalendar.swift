internal import Audience
public import Foundation
internal import Storage

/// Days and times of day in a time zone. Only the zone's offsets come from Foundation; a time that the clocks skip is
/// moved on by what they skipped, one that comes twice is the first.
public struct ZonedCalendar: Sendable, Hashable {
    public var zone: TimeZone

    public init(_ zone: TimeZone) {
        self.zone = zone
    }

    /// The day that the calendar shows at an instant, and the microseconds since its 00:00 on the wall clock.
    func local(_ instant: Instant) -> (day: CalendarDate, microseconds: Int64) {
        let dayLength: Int64 = 86_400_000_000
        let instant = Self.clamped(instant)
        let local = instant.microseconds + Int64(offset(at: instant.seconds)) * 1_000_000
        let number = (local >= 0 ? local : local - dayLength + 1) / dayLength
        let day = CalendarDate(clamping: Int(number))
        return (day, local - number * dayLength)
    }

    /// The instant at which the wall clock shows a time.
    ///
    /// - Parameters:
    ///   - dayNumber: days since 1970-01-01.
    ///   - microseconds: since 00:00.
    func instant(dayNumber: Int, microseconds: Int64 = 0) -> Instant {
        let local = Int64(dayNumber) * 86_400 + microseconds / 1_000_000
        // The offsets a day before and a day after are those on the two sides of a change in between.
        let before = Int64(offset(at: local - 86_400))
        let after = Int64(offset(at: local + 86_400))
        let chosen = Int64(offset(at: local - before)) == before || Int64(offset(at: local - after)) != after ? before : after
        return Instant(microseconds: (local - chosen) * 1_000_000 + microseconds % 1_000_000)
    }

    func instant(_ moment: CalendarMoment) -> Instant {
        guard let offset = moment.offset else {
            return instant(dayNumber: moment.day.dayNumber, microseconds: Int64(moment.second) * 1_000_000)
        }
        return Instant(seconds: Int64(moment.day.dayNumber) * 86_400 + Int64(moment.second - offset))
    }

    private func offset(at seconds: Int64) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }

    /// An instant of the calendar's years; what is beyond them becomes the first or last.
    static func clamped(_ instant: Instant) -> Instant {
        Instant(microseconds: instant.microseconds.clamped(to: first...last))
    }

    /// The instants of the years 1 to 9999, wherever on earth.
    private static let first = Int64(CalendarDate.firstNumber + 1) * 86_400_000_000
    private static let last = Int64(CalendarDate.lastNumber) * 86_400_000_000
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
