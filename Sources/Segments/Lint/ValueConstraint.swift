internal import Audience
internal import Calendars

/// What one condition leaves of the values of something.
struct ValueConstraint: Sendable, Hashable {
    /// How what it leaves depends on the moment at which the segment is asked.
    enum Motion: Sendable {
        case fixed
        /// Moves with the clock, and keeps its distance from all others that roll.
        case rolling
        /// Moves with days, weeks, months or years of the calendar.
        case calendar
    }

    private enum Source: Hashable {
        case set(ValueSet)
        case inside(DateWindow, CalendarRules)
        /// Of moments: after the end, or before the beginning.
        case outside(DateWindow, after: Bool, CalendarRules)
    }

    let key: ValueKey
    let motion: Motion
    private let source: Source
    private var isNegated = false

    private init(_ key: ValueKey, _ motion: Motion, _ source: Source) {
        (self.key, self.motion, self.source) = (key, motion, source)
    }

    init(_ key: ValueKey, _ set: ValueSet) {
        self.init(key, .fixed, .set(set))
    }

    static func present(_ key: ValueKey) -> ValueConstraint {
        ValueConstraint(key, .present)
    }

    var negated: ValueConstraint {
        var opposite = self
        opposite.isNegated.toggle()
        return opposite
    }

    /// nil when no window is meant.
    var rules: CalendarRules? {
        switch source {
        case .set: nil
        case .inside(_, let rules), .outside(_, _, let rules): rules
        }
    }

    /// What is left by the clock of its calendar.
    func values(_ clock: (CalendarRules) -> SegmentClock) -> ValueSet {
        let values: ValueSet
        switch source {
        case .set(let set): values = set
        case .inside(let window, let rules): values = ValueSet(values: key.values(window, clock(rules)), missing: false)
        case .outside(let window, let after, let rules):
            let range = clock(rules).instants(window)
            values = ValueSet(
                values: after ? IntervalSet(from: range.until, until: nil) : IntervalSet(from: nil, until: range.from),
                missing: false)
        }
        return isNegated ? values.complement : values
    }
}

// MARK: Windows

extension ValueConstraint {
    /// A window of days or moments. One of whose ends one moves and the other does not becomes two constraints, so that each
    /// either moves or does not.
    static func window(_ window: DateWindow, of key: ValueKey, _ scope: SegmentScope) -> [ValueConstraint] {
        let (hasTime, rules) = (key.hasTime, CalendarRules(scope))
        guard case .between(let from?, let until?) = window, from.motion(hasTime) != until.motion(hasTime) else {
            return [ValueConstraint(key, window.motion(hasTime), .inside(window, rules))]
        }
        return [
            ValueConstraint(key, from.motion(hasTime), .inside(.between(from, nil), rules)),
            ValueConstraint(key, until.motion(hasTime), .inside(.between(nil, until), rules)),
        ]
    }

    /// What comes after the end of a window of moments, or before its beginning; nil when nothing does.
    static func outside(_ window: DateWindow, after: Bool, _ scope: SegmentScope) -> ValueConstraint? {
        var motion = window.motion(true)
        switch window {
        case .between(_, nil) where after, .between(nil, _) where !after, .olderThan where !after: return nil
        case .between(let from, let until): motion = (after ? until : from)?.motion(true) ?? motion
        default: break
        }
        return ValueConstraint(.subject(.time), motion, .outside(window, after: after, CalendarRules(scope)))
    }
}

extension ValueKey {
    /// Whether the values are moments rather than days.
    fileprivate var hasTime: Bool {
        switch self {
        case .subject(let subject): subject.kind == .dateTime
        case .anniversary: false
        default: true
        }
    }

    fileprivate func values(_ window: DateWindow, _ clock: SegmentClock) -> IntervalSet {
        if case .anniversary = self {
            return IntervalSet(clock.anniversaries(window).ranges.map { Int64($0.lowerBound)...Int64($0.upperBound) })
        }
        guard hasTime else {
            let days = clock.days(window)
            return IntervalSet(from: Int64(days.lowerBound), until: Int64(days.upperBound))
        }
        let range = clock.instants(window)
        return IntervalSet(from: range.from, until: range.until)
    }
}

extension DateWindow {
    fileprivate func motion(_ hasTime: Bool) -> ValueConstraint.Motion {
        switch self {
        case .between(let from, let until): (from ?? until)?.motion(hasTime) ?? .fixed
        case .period(let period): period.unit == .day && !hasTime ? .rolling : .calendar
        case .away(let span), .ago(let span): hasTime ? .calendar : span.motion
        case .last(let span), .next(let span), .olderThan(let span): span.motion
        }
    }
}

extension DateWindow.Edge {
    fileprivate func motion(_ hasTime: Bool) -> ValueConstraint.Motion {
        switch self {
        case .start(.fromToday), .end(.fromToday): hasTime ? .calendar : .rolling
        case .start(.fixed), .end(.fixed), .at, .after: .fixed
        }
    }
}

extension TimeSpan {
    fileprivate var motion: ValueConstraint.Motion {
        switch unit {
        case .hours, .days, .weeks: .rolling
        case .months, .years, .intervals: .calendar
        }
    }
}
