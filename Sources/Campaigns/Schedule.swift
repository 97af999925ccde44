public import Audience
public import Foundation
public import Storage

/// When a campaign goes out: once, or again and again. Times are those of a wall clock in one zone.
///
/// An hour that daylight saving leaves out is taken an hour later; one that it repeats is taken the first time. A day
/// that a month does not have is the month's last, so `monthly on 31` comes twelve times a year.
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
        let from = Date(timeIntervalSince1970: Double(instant.seconds + 1))
        switch timing {
        case .at(let day, let time):
            guard let date = moment(day, time), date >= from else { return nil }
            return Instant(date)
        case .repeating(let repetition, let time, let until):
            // The rule has no interval, so where it is anchored does not matter: just before is the least to walk.
            let anchor = from.addingTimeInterval(-86_400)
            let end = until.flatMap { moment($0, ClockTime(hour: 23, minute: 59)) }
            let horizon = from.addingTimeInterval(Self.horizon)
            guard from < horizon else { return nil }
            for date in rule(repetition, time).recurrences(of: anchor, in: from..<horizon) where date >= from {
                if let end, date > end { return nil }
                return Instant(date)
            }
            return nil
        }
    }

    /// The first occurrences later than `instant`, at most `limit`.
    public func occurrences(after instant: Instant, limit: Int) -> [Instant] {
        var found: [Instant] = []
        while found.count < limit, let next = next(after: found.last ?? instant) { found.append(next) }
        return found
    }

    /// Longer than between any two leap days (eight years around 2100).
    private static let horizon: Double = 9 * 366 * 86_400

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar
    }

    private func rule(_ repetition: Repetition, _ time: ClockTime) -> Calendar.RecurrenceRule {
        var rule = Calendar.RecurrenceRule(
            calendar: calendar, frequency: .daily, matchingPolicy: .nextTimePreservingSmallerComponents,
            repeatedTimePolicy: .first)
        switch repetition {
        case .daily: break
        case .weekly(let weekday):
            rule.frequency = .weekly
            rule.weekdays = [.every(weekday)]
        case .monthly(let day):
            rule.frequency = .monthly
            Self.limit(&rule, toDay: day)
        case .yearly(let month, let day):
            rule.frequency = .monthly
            rule.months = [.init(month)]
            Self.limit(&rule, toDay: day)
        }
        rule.hours = [time.hour]
        rule.minutes = [time.minute]
        rule.seconds = [0]
        return rule
    }

    /// The day, or the month's last where it has fewer: RFC 5545's idiom BYMONTHDAY=28,29,30;BYSETPOS=-1.
    private static func limit(_ rule: inout Calendar.RecurrenceRule, toDay day: Int) {
        guard day > 28 else {
            rule.daysOfTheMonth = [day]
            return
        }
        rule.daysOfTheMonth = Array(28...day)
        rule.setPositions = [-1]
    }

    private func moment(_ day: CalendarDate, _ time: ClockTime) -> Date? {
        guard let start = calendar.date(from: DateComponents(year: day.year, month: day.month, day: day.day)) else { return nil }
        // By the rule of repetitions, so that an hour left out is treated alike.
        return rule(.daily, time).recurrences(of: start, in: start..<start.addingTimeInterval(86_400)).first { $0 >= start }
    }
}

extension Instant {
    /// Whole seconds: schedules know nothing finer.
    init(_ date: Date) {
        self.init(seconds: Int64(date.timeIntervalSince1970.rounded()))
    }
}
