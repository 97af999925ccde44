internal import Audience
internal import Calendars
internal import Storage

/// What the checks of one segment share: the moments at which relative dates are tried, and how much work is left. When
/// there is none left, everything counts as possible: nothing is said that is not known.
final class LintWork {
    let now: Instant
    /// How much may still be done; a step is about as long as a look at one condition.
    private var steps = 300_000
    private var clocks: [CalendarRules: SegmentClock] = [:]
    private var years: [CalendarRules: [SegmentClock]] = [:]
    /// Windows that move, and whether they ever meet.
    private var meetings: [Set<ValueConstraint>: Bool] = [:]

    init(now: Instant) {
        self.now = now
    }

    /// Whether there is work left for so many steps, which are then done.
    func may(_ steps: Int) -> Bool {
        self.steps -= steps
        return self.steps >= 0
    }

    /// The clock of a calendar at the moment of the question.
    func clock(_ rules: CalendarRules) -> SegmentClock {
        if let known = clocks[rules] { return known }
        let clock = SegmentClock(now: now, calendar: rules.calendar, leapDays: rules.leapDays)
        clocks[rules] = clock
        return clock
    }

    /// The clock at the first and the last moment of every day of four years, in which every length of months and years
    /// comes.
    func everyDay(_ rules: CalendarRules) -> [SegmentClock] {
        if let known = years[rules] { return known }
        let today = rules.calendar.local(now).day.dayNumber
        let days = (today...min(today + 1_461, CalendarDate.lastNumber)).map {
            rules.calendar.instant(dayNumber: $0).microseconds
        }
        let all = days.flatMap { [$0 - 1, $0] }.filter { $0 > now.microseconds }.map { moment in
            SegmentClock(now: Instant(microseconds: moment), calendar: rules.calendar, leapDays: rules.leapDays)
        }
        years[rules] = all
        return all
    }

    /// Whether windows that move ever meet, by what is known already or by a look at them.
    func meet(_ windows: [ValueConstraint], _ look: () -> Bool) -> Bool {
        let key = Set(windows)
        if let known = meetings[key] { return known }
        guard may(1_500 * windows.count) else { return true }
        let result = look()
        meetings[key] = result
        return result
    }
}
