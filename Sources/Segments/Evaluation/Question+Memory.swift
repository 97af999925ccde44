internal import Audience
internal import Calendars
internal import Mail
internal import Storage

/// The answers in memory.
extension Question {
    func holds(_ evidence: Evidence) -> Bool {
        let facts = evidence.facts
        switch self {
        case .present(let subject): return evidence.isPresent(subject)
        case .status(let statuses): return statuses.contains(facts.status)
        case .text(let subject, let question):
            guard case .text(let text) = evidence.value(subject) else { return false }
            return question.holds(question.form == .key ? Self.key(text) : FieldTyper.compared(text, question.form))
        case .number(let subject, let question):
            guard case .number(let number) = evidence.value(subject) else { return false }
            return question.holds(number)
        case .boolean(let subject, let wanted): return evidence.value(subject) == .boolean(wanted)
        case .days(let subject, let days):
            guard case .date(let day) = evidence.value(subject) else { return false }
            return days.contains(day.dayNumber)
        case .instants(let subject, let range):
            guard case .dateTime(let instant) = evidence.value(subject) else { return false }
            return range.contains(instant)
        case .anniversary(let subject, let days):
            guard case .date(let day) = evidence.value(subject) else { return false }
            return days.contains(day)
        case .options(let subject, let groups): return Self.every(groups, evidence.ids(subject))
        case .near(let field, let circle):
            guard case .location(let point) = facts.custom[field.id] else { return false }
            return circle.contains(point)
        case .labels(let groups): return Self.every(groups, facts.labels)
        case .categories(let groups): return Self.every(groups, facts.categories)
        case .count(let selection, let question): return question.holds(Double(evidence.events(selection).count))
        case .figure(let figure, let question): return evidence.value(figure).map(question.holds) ?? false
        case .moment(let selection, let isLast, let range):
            let moments = evidence.events(selection).map(\.at)
            return (isLast ? moments.max() : moments.min()).map(range.contains) ?? false
        case .interval(let question, let now): return Self.holds(question, now, evidence)
        case .rank(let rank):
            guard let value = evidence.value(rank), let edge = evidence.answers.ranks[rank.number]?.edge else { return false }
            return edge.isReached(by: value, facts.id, isTop: rank.isTop)
        case .list(let id): return facts.lists.contains(id)
        case .member(let id): return facts.segments.contains(id)
        case .pinned(let id): return facts.pinned.contains(id)
        case .banned(let id): return facts.banned.contains(id)
        case .sample(let hash, let percent): return hash.holds(facts.id, percent: percent)
        case .segment(let tree): return tree.holds { $0.question.holds(evidence) }
        }
    }

    private static func holds(_ question: IntervalQuestion, _ now: Instant, _ evidence: Evidence) -> Bool {
        let moments = (evidence.facts.events[question.activity.name] ?? []).map(\.at)
        guard let moment = question.isLast ? moments.max() : moments.min(),
            let interval = evidence.answers.intervals[question.number]
        else { return false }
        return question.range(interval: interval, now: now).contains(moment)
    }

    private static func every<Member: Hashable>(_ groups: [[Member]], _ has: Set<Member>) -> Bool {
        groups.allSatisfy { group in group.contains { has.contains($0) } }
    }

    /// An address in the form in which it is compared; a domain is in it already.
    private static func key(_ text: String) -> String {
        (try? EmailAddress(parsing: text))?.key ?? text
    }
}

extension TextQuestion {
    /// Byte for byte, as the databases compare: Swift's own comparison would not find `x` in `x̂`.
    func holds(_ text: String) -> Bool {
        let text = Array(text.utf8)
        switch match {
        case .equals(let texts): return texts.contains { text.elementsEqual($0.utf8) }
        case .contains(let part): return Self.contains(text, Array(part.utf8))
        case .startsWith(let start): return text.starts(with: start.utf8)
        case .endsWith(let end): return text.reversed().starts(with: end.utf8.reversed())
        }
    }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count <= text.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }
}
