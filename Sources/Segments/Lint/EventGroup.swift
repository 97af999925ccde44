internal import Audience

/// Events of one activity that something is said about: those that pass every filter.
struct EventGroup {
    var activity: ActivityDefinition
    var filters: [Literal]
    /// On the time of the event.
    var constraints: [ValueConstraint]
    private let scope: SegmentScope

    init(_ selection: TypedSelection, _ scope: SegmentScope) {
        self.scope = scope
        activity = selection.activity
        filters = selection.filters.map { filter in
            var literal = Self.literal(filter.test, isPositive: !filter.isNegated, scope)
            literal.isPattern = filter.isPattern
            return literal
        }
        constraints = selection.window.map { ValueConstraint.window($0, of: .subject(.time), scope) } ?? []
    }

    /// A filter has no place in the text of its own, and none is asked for here.
    private static func literal(_ test: TypedCondition.Test, isPositive: Bool, _ scope: SegmentScope) -> Literal {
        Literal(TypedCondition(node: SegmentNode(.all([]), .nowhere), test: test), isPositive: isPositive, scope)
    }

    /// Only the events that have a parameter.
    func having(_ parameter: ActivityParameter?) -> EventGroup {
        guard let parameter else { return self }
        var group = self
        group.filters.append(Self.literal(.ready(.present(.parameter(parameter))), isPositive: true, scope))
        return group
    }

    /// Whether there can be no such event.
    func isImpossible(_ work: LintWork) -> Bool {
        Consistency(filters, constraints, work).isContradiction
    }

    /// Whether every event of this group is one of another.
    func isPart(of other: EventGroup, _ work: LintWork) -> Bool {
        activity.name == other.activity.name && work.may(10 * (1 + filters.count + constraints.count))
            && other.filters.allSatisfy { Consistency(filters + [$0.negated], constraints, work).isContradiction }
            && other.constraints.allSatisfy { Consistency(filters, constraints + [$0.negated], work).isContradiction }
    }
}
