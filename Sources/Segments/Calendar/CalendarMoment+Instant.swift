internal import Audience
internal import Calendars
internal import Storage

extension ZonedCalendar {
    /// The instant of a moment as it is written: in the calendar's zone where it names no offset.
    func instant(_ moment: CalendarMoment) -> Instant {
        guard let offset = moment.offset else {
            return instant(dayNumber: moment.day.dayNumber, microseconds: Int64(moment.second) * 1_000_000)
        }
        return Instant(seconds: Int64(moment.day.dayNumber) * 86_400 + Int64(moment.second - offset))
    }
}
