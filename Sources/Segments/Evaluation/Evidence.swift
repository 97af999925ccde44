internal import Audience

/// What questions are answered from: a contact's facts, one of its events where the question is about one, and the answers
/// to questions about all contacts.
struct Evidence: Sendable {
    let facts: ContactFacts
    let answers: PopulationAnswers
    var event: ActivityFacts?

    /// The single value of a subject; nil when it is missing.
    func value(_ subject: Subject) -> ContactValue? {
        switch subject {
        case .contact(let column): facts.value(column)
        case .parameter(let parameter): event?.values[parameter.name]
        case .time, .figure: event.map { .dateTime($0.at) }
        }
    }

    /// The options chosen, or what is referred to.
    func ids(_ subject: Subject) -> Set<Int64> {
        switch subject {
        case .contact(.custom(let field)): facts.options[field.id] ?? []
        case .parameter(let parameter): event?.ids[parameter.name].map { [$0] } ?? []
        case .contact, .time, .figure: []
        }
    }

    func isPresent(_ subject: Subject) -> Bool {
        switch subject.kind {
        case .status: true
        case .names: subject == .contact(.builtIn(.label)) ? !facts.labels.isEmpty : !facts.categories.isEmpty
        case .choice, .choices, .reference: !ids(subject).isEmpty
        default: value(subject) != nil
        }
    }

    /// The events that a selection means.
    func events(_ selection: EventSelection) -> [ActivityFacts] {
        (facts.events[selection.activity.name] ?? []).filter { event in
            guard selection.window?.contains(event.at) ?? true else { return false }
            var evidence = self
            evidence.event = event
            return selection.filters.allSatisfy { $0.question.holds(evidence) != $0.isNegated }
        }
    }

    /// A figure as it is compared; nil when it is missing.
    func value(_ figure: EventFigure<EventSelection>) -> Double? {
        var evidence = self
        let events = events(figure.selection).filter { event in
            evidence.event = event
            return figure.parameter.map { evidence.isPresent(.parameter($0)) } ?? true
        }
        guard !events.isEmpty else { return nil }
        let numbers = events.compactMap { event -> Double? in
            guard let parameter = figure.parameter, case .number(let number) = event.values[parameter.name] else { return nil }
            return number
        }
        return switch figure.function {
        case .count: Double(events.count)
        case .sum: Millionths.rounded(numbers.reduce(0, +))
        case .average: Millionths.rounded(numbers.reduce(0, +) / Double(events.count))
        case .min: numbers.min()
        case .max: numbers.max()
        }
    }

    /// The number that a contact is ranked by; nil when it is not among those who are compared.
    func value(_ rank: RankQuestion<EventSelection, ResolvedCondition>) -> Double? {
        let isCompared = rank.among?.holds { $0.question.holds(self) } ?? facts.status.mayBeMailed
        guard isCompared else { return nil }
        switch rank.measure {
        case .figure(let figure): return value(figure)
        case .field(let column):
            guard case .number(let number) = facts.value(column) else { return nil }
            return number
        }
    }
}
