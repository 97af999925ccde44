internal import Audience
internal import Storage

/// What the checks of one segment share: the moments at which relative dates are tried, and how much work is left. When
/// there is none left, everything counts as possible: nothing is said that is not known.
final class LintWork {
    let now: Instant
    /// How much may still be done; a step is about as long as a look at one condition.
    private var steps = 300_000
    private var moments: [ZonedCalendar: [Instant]] = [:]
    private var clocks: [ZonedCalendar: SegmentClock] = [:]

    init(now: Instant) {
        self.now = now
    }

    /// Whether there is work left for so many steps, which are then done.
    func may(_ steps: Int) -> Bool {
        self.steps -= steps
        return self.steps >= 0
    }

    /// The clock of a calendar at the moment of the question, or at another.
    func clock(_ scope: SegmentScope, at moment: Instant? = nil) -> SegmentClock {
        if moment == nil, let known = clocks[scope.calendar] { return known }
        let clock = SegmentClock(now: moment ?? now, calendar: scope.calendar, leapDays: scope.leapDays)
        if moment == nil { clocks[scope.calendar] = clock }
        return clock
    }

    /// The first and the last moment of every day of four years, in which every length of months and years comes.
    func everyDay(_ calendar: ZonedCalendar) -> [Instant] {
        if let known = moments[calendar] { return known }
        let today = calendar.local(now).day.dayNumber
        let days = (today...min(today + 1_461, CalendarDate.lastNumber)).map { calendar.instant(dayNumber: $0).microseconds }
        let all = days.flatMap { [$0 - 1, $0] }.filter { $0 > now.microseconds }.map(Instant.init(microseconds:))
        moments[calendar] = all
        return all
    }
}
