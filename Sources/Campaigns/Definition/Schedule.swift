public import Calendars
public import Foundation
public import Storage

/// When a campaign goes out: once, or again and again. Times are those of a wall clock in one zone.
///
/// A time that the clocks leave out is taken as much later as they jump; one that they show twice is taken the first
/// time (`ZonedCalendar`). A day that a month does not have is the month's last, so `monthly on 31` comes twelve times a year.
public struct Schedule: Sendable, Equatable {
    /// The two ways.
    public enum Timing: Sendable, Equatable {
        case at(CalendarDate, ClockTime)
        /// - Parameter until: the last day on which it may happen.
        case repeating(Repetition, ClockTime, until: CalendarDate?)
    }

    /// How often.
    public enum Repetition: Sendable, Equatable {
        case daily
        case weekly(Locale.Weekday)
        /// - Parameter day: 1...31.
        case monthly(day: Int)
        /// - Parameters:
        ///   - month: 1...12.
        ///   - day: 1...31.
        case yearly(month: Int, day: Int)
    }

    /// A time on the wall clock.
    public struct ClockTime: Sendable, Equatable {
        public var hour: Int
        public var minute: Int

        public init(hour: Int, minute: Int) {
            self.hour = hour
            self.minute = minute
        }
    }

    public var timing: Timing
    public var timeZone: TimeZone

    public init(timing: Timing, timeZone: TimeZone) {
        self.timing = timing
        self.timeZone = timeZone
    }

    /// Whether it can happen more than once.
    public var repeats: Bool {
        if case .repeating = timing { true } else { false }
    }

    /// The first occurrence later than `instant`, or nil when there is none any more.
    public func next(after instant: Instant) -> Instant? {
        switch timing {
        case .at(let day, let time):
            let moment = moment(day, time)
            return moment > instant ? moment : nil
        case .repeating(let repetition, let time, let until):
            // What was asked for yesterday may be today, where the clocks have left out the time.
            var from = ZonedCalendar(timeZone).local(instant.seconds).day.dayNumber - 1
            while let day = repetition.first(from: from) {
                if let until, day > until { return nil }
                let moment = moment(day, time)
                if moment > instant { return moment }
                from = day.dayNumber + 1
            }
            return nil
        }
    }

    private func moment(_ day: CalendarDate, _ time: ClockTime) -> Instant {
        let second = time.hour * 3600 + time.minute * 60
        return Instant(seconds: ZonedCalendar(timeZone).moment(dayNumber: day.dayNumber, second: second))
    }

    /// The first occurrences later than `instant`, at most `limit`.
    public func occurrences(after instant: Instant, limit: Int) -> [Instant] {
        var found: [Instant] = []
        while found.count < limit, let next = next(after: found.last ?? instant) { found.append(next) }
        return found
    }
}
