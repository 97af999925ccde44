internal import Audience
internal import Storage

/// Finds out which conditions decide, and shows the values that they were held against.
struct SegmentExplainer {
    let scope: SegmentScope
    let facts: ContactFacts

    func explain(_ tree: ConditionTree<ResolvedCondition>) -> SegmentExplanation {
        let isIn = holds(tree)
        let texts = change(tree, to: !isIn).map { SegmentPrinter.print($0) }
        return SegmentExplanation(isIn: isIn, conditions: conditions(tree), change: texts.joined(separator: " and "))
    }

    private func holds(_ tree: ConditionTree<ResolvedCondition>) -> Bool {
        tree.holds { $0.question.holds(facts) }
    }

    private func conditions(_ tree: ConditionTree<ResolvedCondition>) -> [SegmentExplanation.Condition] {
        tree.leaves.map { condition in
            var inside: [SegmentExplanation.Condition] = []
            if case .segment(let tree) = condition.question { inside = conditions(tree) }
            return SegmentExplanation.Condition(
                text: SegmentPrinter.print(condition.node), value: value(condition.question),
                holds: condition.question.holds(facts), inside: inside)
        }
    }

    /// The fewest conditions, as they would have to be, for the tree to come out as wanted.
    private func change(_ tree: ConditionTree<ResolvedCondition>, to wanted: Bool) -> [SegmentNode] {
        guard holds(tree) != wanted else { return [] }
        switch (tree, wanted) {
        case (.leaf(let condition), true): return [condition.node]
        case (.leaf(let condition), false): return [SegmentNode(.not(condition.node), condition.node.span)]
        case (.not(let inner), _): return change(inner, to: !wanted)
        case (.all(let trees), true), (.any(let trees), false): return trees.flatMap { change($0, to: wanted) }
        case (.all(let trees), false), (.any(let trees), true):
            return trees.map { change($0, to: wanted) }.min { $0.count < $1.count } ?? []
        }
    }

    // MARK: Values

    private func value(_ question: Question) -> String {
        switch question {
        case .status: facts.status.rawValue
        case .present(let column), .text(let column, _), .number(let column, _), .boolean(let column, _), .days(let column, _),
            .instants(let column, _), .anniversary(let column, _):
            value(column)
        case .options(let field, _): value(.custom(field))
        case .labels: value(.builtIn(.label))
        case .categories: value(.builtIn(.category))
        case .list(let id): facts.lists.contains(id) ? "subscribed" : "not subscribed"
        case .member(let id): facts.segments.contains(id) ? "a member" : "not a member"
        case .pinned(let id): facts.pinned.contains(id) ? "pinned" : "not pinned"
        case .banned(let id): facts.banned.contains(id) ? "banned" : "not banned"
        case .sample(let hash, _):
            "at \(SegmentPrinter.number((Double(hash.value(facts.id)) / Double(SampleHash.prime) * 10_000).rounded() / 100))%"
        case .segment(let tree): holds(tree) ? "in" : "out"
        }
    }

    private func value(_ column: ContactColumn) -> String {
        switch column {
        case .builtIn(.status): facts.status.rawValue
        case .builtIn(.label): names(scope.catalogue.labels.filter { facts.labels.contains($0.id) }.map(\.name))
        case .builtIn(.category): names(facts.categories.sorted())
        case .custom(let field) where field.type == .choice || field.type == .choices:
            names(field.options.filter { facts.options[field.id]?.contains($0.id) == true }.map(\.name))
        default: facts.value(column).map(shown) ?? "missing"
        }
    }

    private func names(_ names: [String]) -> String {
        names.isEmpty ? "missing" : names.map { SegmentPrinter.quoted($0) }.joined(separator: ", ")
    }

    private func shown(_ value: ContactValue) -> String {
        switch value {
        case .text(let text), .choice(let text): return SegmentPrinter.quoted(text)
        case .number(let number): return SegmentPrinter.number(number)
        case .boolean(let flag): return flag ? "true" : "false"
        case .date(let date): return date.description
        case .dateTime(let instant):
            let (day, microseconds) = scope.calendar.local(instant)
            return CalendarMoment(day: day, second: Int(microseconds / 1_000_000)).description
        case .location(let point): return "(\(point))"
        case .choices(let names): return self.names(names)
        }
    }
}
