internal import Audience
internal import Mail
internal import Storage

/// The answers from a contact's facts.
extension Question {
    func holds(_ facts: ContactFacts) -> Bool {
        switch self {
        case .present(let column): return Self.isPresent(column, facts)
        case .status(let statuses): return statuses.contains(facts.status)
        case .text(let column, let question):
            guard case .text(let text) = facts.value(column) else { return false }
            return question.holds(question.form == .key ? Self.key(text) : FieldTyper.compared(text, question.form))
        case .number(let column, let question):
            guard case .number(let number) = facts.value(column) else { return false }
            return question.holds(number)
        case .boolean(let column, let wanted): return facts.value(column) == .boolean(wanted)
        case .days(let column, let days):
            guard case .date(let day) = facts.value(column) else { return false }
            return days.contains(day.dayNumber)
        case .instants(let column, let range):
            guard case .dateTime(let instant) = facts.value(column) else { return false }
            return range.contains(instant)
        case .anniversary(let column, let days):
            guard case .date(let day) = facts.value(column) else { return false }
            return days.contains(day)
        case .options(let field, let groups): return Self.every(groups, facts.options[field.id] ?? [])
        case .labels(let groups): return Self.every(groups, facts.labels)
        case .categories(let groups): return Self.every(groups, facts.categories)
        case .list(let id): return facts.lists.contains(id)
        case .member(let id): return facts.segments.contains(id)
        case .pinned(let id): return facts.pinned.contains(id)
        case .banned(let id): return facts.banned.contains(id)
        case .sample(let hash, let percent): return hash.holds(facts.id, percent: percent)
        case .segment(let tree): return tree.holds { $0.question.holds(facts) }
        }
    }

    private static func isPresent(_ column: ContactColumn, _ facts: ContactFacts) -> Bool {
        switch column {
        case .builtIn(.status): true
        case .builtIn(.label): !facts.labels.isEmpty
        case .builtIn(.category): !facts.categories.isEmpty
        case .custom(let field) where field.type == .choice || field.type == .choices: facts.options[field.id]?.isEmpty == false
        default: facts.value(column) != nil
        }
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

extension NumberQuestion {
    func holds(_ number: Double) -> Bool {
        switch self {
        case .equals(let numbers): numbers.contains(number)
        case .compares(.less, let limit): number < limit
        case .compares(.lessOrEqual, let limit): number <= limit
        case .compares(.greater, let limit): number > limit
        case .compares(.greaterOrEqual, let limit): number >= limit
        case .between(let low, let high): low <= number && number <= high
        }
    }
}
