internal import Audience

/// Finds out which conditions decide, and shows the values that they were held against.
struct SegmentExplainer {
    let scope: SegmentScope
    let evidence: Evidence

    var facts: ContactFacts { evidence.facts }

    func explain(_ tree: ConditionTree<ResolvedCondition>) -> SegmentExplanation {
        let isIn = holds(tree)
        let texts = change(tree, to: !isIn).map(\.text)
        return SegmentExplanation(isIn: isIn, conditions: conditions(tree), change: texts.joined(separator: " and "))
    }

    func holds(_ tree: ConditionTree<ResolvedCondition>) -> Bool {
        tree.holds { $0.question.holds(evidence) }
    }

    /// The conditions in the order of the text. A `not` around several is one around each: the answer stays the same.
    private func conditions(
        _ tree: ConditionTree<ResolvedCondition>, isNegated: Bool = false
    ) -> [SegmentExplanation.Condition] {
        switch tree {
        case .all(let trees), .any(let trees): return trees.flatMap { conditions($0, isNegated: isNegated) }
        case .not(let inner): return conditions(inner, isNegated: !isNegated)
        case .leaf(let condition):
            var inside: [SegmentExplanation.Condition] = []
            if case .segment(let tree) = condition.question { inside = conditions(tree) }
            return [
                SegmentExplanation.Condition(
                    text: isNegated ? condition.opposite : condition.text, value: value(condition.question),
                    holds: condition.question.holds(evidence) != isNegated, inside: inside)
            ]
        }
    }

    /// A condition as it would have to be.
    private struct Change {
        var text: String
        /// What data can change is named before what somebody has to do by hand.
        var cost: Int

        init(_ condition: ResolvedCondition, to wanted: Bool) {
            text = wanted ? condition.text : condition.opposite
            cost = condition.isStored ? 1000 : 1
        }
    }

    /// The fewest conditions, as they would have to be, for the tree to come out as wanted.
    private func change(_ tree: ConditionTree<ResolvedCondition>, to wanted: Bool) -> [Change] {
        guard holds(tree) != wanted else { return [] }
        switch (tree, wanted) {
        case (.leaf(let condition), _): return [Change(condition, to: wanted)]
        case (.not(let inner), _): return change(inner, to: !wanted)
        case (.all(let trees), true), (.any(let trees), false): return trees.flatMap { change($0, to: wanted) }
        case (.all(let trees), false), (.any(let trees), true):
            func cost(_ changes: [Change]) -> Int { changes.reduce(0) { $0 + $1.cost } }
            return trees.map { change($0, to: wanted) }.min { cost($0) < cost($1) } ?? []
        }
    }
}
