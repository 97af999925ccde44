internal import Audience
internal import Calendars
internal import Storage

/// Finds `has not ... within last` that nothing keeps newcomers out of: who came yesterday has not opened anything within
/// the last 30 days either.
struct AgeGuard {
    let work: LintWork

    func findings(_ tree: NormalTree) -> [SegmentFinding] {
        findings(tree, beside: [])
    }

    private func findings(_ tree: NormalTree, beside context: [NormalTree]) -> [SegmentFinding] {
        switch tree {
        case .all(let trees): return trees.flatMap { findings($0, beside: context + trees) }
        case .any(let trees): return trees.flatMap { findings($0, beside: context) }
        // A segment that is referred to is checked by itself.
        case .reference: return []
        case .literal(let literal):
            guard let span = absence(literal), !context.contains(where: { $0.implies(isGuard) }) else { return [] }
            return [
                SegmentFinding(
                    kind: .ageGuard, severity: .warning,
                    message: "`\(Contradictions.short(literal.node))` is also true for those who came just now", span: tree.span,
                    advice: "Add how long they have been there: `and created more than \(span) ago`.")
            ]
        }
    }

    /// How long ago the window begins in which something has not happened.
    private func absence(_ literal: Literal) -> TimeSpan? {
        guard case .count(let selection, let question) = literal.condition.test, case .last(let span)? = selection.window else {
            return nil
        }
        let fact = EventFact(EventGroup(selection, literal.scope), IntervalSet(counts: question), holds: literal.isPositive)
        return fact.counts == IntervalSet(0...0) ? span : nil
    }

    /// Whether a condition only holds for those who have been there for a while: by a date that is not now, or by something
    /// that they have done.
    private func isGuard(_ literal: Literal) -> Bool {
        switch literal.condition.test {
        case .days(let subject, let window): return leavesOutNow(window, subject, literal)
        case .instants(let subject, let window): return leavesOutNow(window, subject, literal)
        case .count(let selection, let question):
            let group = EventGroup(selection, literal.scope)
            return !EventFact(group, IntervalSet(counts: question), holds: literal.isPositive).counts.contains(0)
        case .figure, .moment, .interval, .ready(.member), .ready(.pinned): return literal.isPositive
        case .rank(let rank): if case .figure = rank.measure { return literal.isPositive } else { return false }
        default: return false
        }
    }

    private func leavesOutNow(_ window: DateWindow, _ subject: Subject, _ literal: Literal) -> Bool {
        let key = ValueKey.subject(subject)
        let clock = work.clock(CalendarRules(literal.scope))
        let now = subject.kind == .date ? Int64(clock.today.dayNumber) : clock.now.microseconds
        let inside = ValueConstraint.window(window, of: key, literal.scope).reduce(ValueSet.present) {
            $0.intersection($1.values(work.clock))
        }
        let left = (literal.isPositive ? inside : inside.complement).intersection(key.domain)
        return !left.missing && !left.values.contains(now)
    }
}
