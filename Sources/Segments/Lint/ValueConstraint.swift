internal import Audience

/// What one condition leaves of the values of something.
struct ValueConstraint: Sendable {
    /// How what it leaves depends on the moment at which the segment is asked.
    enum Motion: Sendable {
        case fixed
        /// Moves with the clock, and keeps its distance from all others that roll.
        case rolling
        /// Moves with days, weeks, months or years of the calendar.
        case calendar
    }

    var key: ValueKey
    var motion: Motion
    /// Whose calendar it is.
    var scope: SegmentScope
    var values: @Sendable (SegmentClock) -> ValueSet

    init(
        _ key: ValueKey, _ scope: SegmentScope, motion: Motion = .fixed,
        _ values: @escaping @Sendable (SegmentClock) -> ValueSet
    ) {
        self.key = key
        self.scope = scope
        self.motion = motion
        self.values = values
    }

    static func present(_ key: ValueKey, _ scope: SegmentScope) -> ValueConstraint {
        ValueConstraint(key, scope) { _ in .present }
    }

    var negated: ValueConstraint {
        ValueConstraint(key, scope, motion: motion) { [values] in values($0).complement }
    }
}

// MARK: Windows

extension ValueConstraint {
    /// A window of days or moments. One of whose ends one moves and the other does not becomes two constraints, so that each
    /// either moves or does not.
    static func window(_ window: DateWindow, of key: ValueKey, _ scope: SegmentScope) -> [ValueConstraint] {
        let hasTime = key.hasTime
        guard case .between(let from?, let until?) = window, from.motion(hasTime) != until.motion(hasTime) else {
            return [constraint(window, key, scope)]
        }
        return [constraint(.between(from, nil), key, scope), constraint(.between(nil, until), key, scope)]
    }

    private static func constraint(_ window: DateWindow, _ key: ValueKey, _ scope: SegmentScope) -> ValueConstraint {
        ValueConstraint(key, scope, motion: window.motion(key.hasTime)) { clock in
            ValueSet(values: key.values(window, clock), missing: false)
        }
    }

    /// What comes after the end of a window of moments, or before its beginning; nil when nothing does.
    static func outside(_ window: DateWindow, after: Bool, _ scope: SegmentScope) -> ValueConstraint? {
        var motion = window.motion(true)
        switch window {
        case .between(_, nil) where after, .between(nil, _) where !after, .olderThan where !after: return nil
        case .between(let from, let until): motion = (after ? until : from)?.motion(true) ?? motion
        default: break
        }
        return ValueConstraint(.subject(.time), scope, motion: motion) { clock in
            let range = clock.instants(window)
            return ValueSet(
                values: after ? IntervalSet(from: range.until, until: nil) : IntervalSet(from: nil, until: range.from),
                missing: false)
        }
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
