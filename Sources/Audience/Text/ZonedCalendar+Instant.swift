package import Calendars
package import Storage

/// The calendar of a zone in instants, which have microseconds.
extension ZonedCalendar {
    /// The day that the clocks show at an instant, and the microseconds since its 00:00.
    package func local(_ instant: Instant) -> (day: CalendarDate, microseconds: Int64) {
        let seconds = Self.clamped(instant.seconds)
        let (day, second) = local(seconds)
        let fraction = seconds == instant.seconds ? instant.microseconds - Instant(seconds: seconds).microseconds : 0
        return (day, Int64(second) * 1_000_000 + fraction)
    }

    /// The instant at which the clocks show a time.
    ///
    /// - Parameters:
    ///   - dayNumber: days since 1970-01-01.
    ///   - microseconds: since 00:00.
    package func instant(dayNumber: Int, microseconds: Int64 = 0) -> Instant {
        let (second, fraction) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
        let whole = Instant(seconds: moment(dayNumber: dayNumber, second: Int(second)))
        return Instant(microseconds: whole.microseconds + fraction)
    }

    /// An instant of the calendar's years; what is beyond them becomes the first or last.
    package static func clamped(_ instant: Instant) -> Instant {
        let seconds = clamped(instant.seconds)
        return seconds == instant.seconds ? instant : Instant(seconds: seconds)
    }
}
