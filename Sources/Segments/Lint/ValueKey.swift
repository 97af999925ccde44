internal import Audience
internal import Calendars

/// Something about a contact, or about one event, that has at most one value.
enum ValueKey: Sendable, Hashable {
    case subject(Subject)
    /// The month and day of a date.
    case anniversary(Subject)
    case sample(SampleHash)
    case list(Int64)
    case member(Int64)
    case pinned(Int64)
    case banned(Int64)
    /// A figure, or the first or last event; the same number for the same.
    case figure(Int)
    /// Whatever is only compared with itself, by its canonical text.
    case opaque(String)

    /// What it can be at all.
    var domain: ValueSet {
        switch self {
        case .subject(.contact(.builtIn(.status))):
            ValueSet(values: IntervalSet(0...Int64(ContactStatus.allCases.count - 1)), missing: false)
        case .subject(.contact(.builtIn(.email))), .subject(.contact(.builtIn(.domain))), .subject(.contact(.builtIn(.created))),
            .subject(.contact(.builtIn(.updated))), .subject(.time):
            .present
        case .subject(let subject) where subject.kind == .boolean: ValueSet(values: IntervalSet(0...1), missing: true)
        case .subject(let subject) where subject.kind == .date:
            ValueSet(values: IntervalSet(Int64(CalendarDate.firstNumber)...Int64(CalendarDate.lastNumber)), missing: true)
        case .subject, .figure: .everything
        case .anniversary: ValueSet(values: IntervalSet(Self.monthDays.map { $0...$0 }), missing: true)
        case .sample: ValueSet(values: IntervalSet(0...(SampleHash.prime - 1)), missing: false)
        case .list, .member, .pinned, .banned, .opaque: ValueSet(values: IntervalSet(0...1), missing: false)
        }
    }

    /// Every month x 100 + day.
    private static let monthDays: [Int64] = (1...12).flatMap { month in
        (1...CalendarDate.days(of: month, in: 2000)).map { Int64(month * 100 + $0) }
    }
}
