internal import Audience
internal import Calendars
internal import Storage

/// Whether conditions can all hold, for some contact and at some moment from now on. What is called a contradiction is
/// one; not every contradiction is found.
struct Consistency {
    private let facts: LiteralFacts
    private let work: LintWork

    init(_ literals: [Literal], _ constraints: [ValueConstraint], _ work: LintWork) {
        facts = LiteralFacts(literals, constraints, work)
        self.work = work
    }

    var isContradiction: Bool {
        var values = facts.values
        // A date that is there has an anniversary, too.
        for case .anniversary(let subject) in facts.values.keys {
            guard let constraints = values[.subject(subject)], isPresent(constraints) else { continue }
            values[.anniversary(subject), default: []].append(.present(.anniversary(subject)))
        }
        return values.values.contains(where: isEmpty)
            || facts.texts.contains { subject, texts in
                isPresent(values[.subject(subject)] ?? [], .subject(subject)) && TextConsistency(texts).isContradiction
            }
            || facts.names.values.contains(where: \.isContradiction) || contradictEvents(facts.events)
    }

    // MARK: Values

    private func isPresent(_ constraints: [ValueConstraint], _ key: ValueKey? = nil) -> Bool {
        guard let key = constraints.first?.key ?? key else { return false }
        return !left(of: key.domain, by: constraints).missing
    }

    /// Whether constraints on one thing leave nothing of it, at every moment from now on.
    private func isEmpty(_ constraints: [ValueConstraint]) -> Bool {
        guard let key = constraints.first?.key else { return false }
        let fixed = constraints.filter { $0.motion == .fixed }
        let moving = constraints.filter { $0.motion != .fixed }
        let constant = left(of: key.domain, by: fixed)
        if constant.isEmpty { return true }
        if moving.isEmpty || !left(of: constant, by: moving).isEmpty { return false }
        // Whether a value may be missing does not change with time.
        if constant.values.isEmpty { return true }
        return isBehind(constant, moving, key) || neverMeet(moving, key)
    }

    /// What constraints leave, now or by the clock of another moment.
    private func left(of domain: ValueSet, by constraints: [ValueConstraint], at other: SegmentClock? = nil) -> ValueSet {
        constraints.reduce(domain) { left, constraint in
            guard !left.isEmpty else { return left }
            return left.intersection(
                constraint.values { rules in
                    guard let other else { return work.clock(rules) }
                    guard other.calendar != rules.calendar else { return other }
                    return SegmentClock(now: other.now, calendar: rules.calendar, leapDays: rules.leapDays)
                })
        }
    }

    /// Whether everything constant lies before what moves on. A month's end and a change of the clocks can move a
    /// window back a little.
    private func isBehind(_ constant: ValueSet, _ moving: [ValueConstraint], _ key: ValueKey) -> Bool {
        if case .anniversary = key { return false }
        let beginnings = moving.compactMap { $0.values(work.clock).values.least }
        guard let beginning = beginnings.max(), let greatest = constant.values.greatest else { return false }
        var room: Int64 = 4 * 86_400_000_000
        if case .subject(let subject) = key, subject.kind == .date { room = 4 }
        return greatest < beginning && (beginning < .min + room || greatest < beginning - room)
    }

    /// Whether windows that all move never have anything in common.
    private func neverMeet(_ moving: [ValueConstraint], _ key: ValueKey) -> Bool {
        guard left(of: key.domain, by: moving).isEmpty else { return false }
        if moving.allSatisfy({ $0.motion == .rolling }) { return true }
        return !work.meet(moving) {
            Set(moving.compactMap(\.rules)).contains { rules in
                work.everyDay(rules).contains { !left(of: key.domain, by: moving, at: $0).isEmpty }
            }
        }
    }

    // MARK: Events

    private func contradictEvents(_ facts: [EventFact]) -> Bool {
        guard !facts.isEmpty, work.may(facts.count * (20 + facts.count / 4)) else { return false }
        return facts.contains { fact in
            fact.counts.isEmpty || (!fact.counts.contains(0) && fact.group.isImpossible(work))
        }
            || facts.indices.contains { first in
                facts.indices.contains { second in first != second && contradict(facts[first], facts[second]) }
            }
    }

    /// Whether more events of a part are asked for than there may be of the whole, or of the same events now so many, now
    /// so many.
    private func contradict(_ part: EventFact, _ whole: EventFact) -> Bool {
        guard part.group.activity.name == whole.group.activity.name else { return false }
        if let least = part.counts.least, let greatest = whole.counts.greatest, least > greatest {
            return part.group.isPart(of: whole.group, work)
        }
        return part.counts.intersection(whole.counts).isEmpty && part.group.isPart(of: whole.group, work)
            && whole.group.isPart(of: part.group, work)
    }
}

extension LiteralFacts.Names {
    var isContradiction: Bool {
        if isMissing { return isPresent || !groups.isEmpty }
        let forbidden = refused.filter { $0.count == 1 }.reduce(into: Set<String>()) { $0.formUnion($1[0]) }
        let left = groups.map { $0.subtracting(forbidden) }
        return left.contains(where: \.isEmpty)
            || refused.contains { groups in groups.allSatisfy { group in left.contains { $0.isSubset(of: group) } } }
    }
}
