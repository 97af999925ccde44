internal import Audience

/// Finds out which conditions decide, and shows the values that they were held against.
struct SegmentExplainer {
    let scope: SegmentScope
    let evidence: Evidence

    var facts: ContactFacts { evidence.facts }

    func explain(_ tree: ConditionTree<ResolvedCondition>) -> SegmentExplanation {
        let isIn = holds(tree)
        let texts = change(tree, to: !isIn).map { SegmentPrinter.print($0) }
        return SegmentExplanation(isIn: isIn, conditions: conditions(tree), change: texts.joined(separator: " and "))
    }

    func holds(_ tree: ConditionTree<ResolvedCondition>) -> Bool {
        tree.holds { $0.question.holds(evidence) }
    }

    private func conditions(_ tree: ConditionTree<ResolvedCondition>) -> [SegmentExplanation.Condition] {
        tree.leaves.map { condition in
            var inside: [SegmentExplanation.Condition] = []
            if case .segment(let tree) = condition.question { inside = conditions(tree) }
            return SegmentExplanation.Condition(
                text: SegmentPrinter.print(condition.node), value: value(condition.question),
                holds: condition.question.holds(evidence), inside: inside)
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
}
