internal import Storage

/// Says in a line why a contact is in a segment or not: the conditions that decide, each with the contact's own value, as
/// in `city contains "Jakarta" ("Jakarta Selatan") and label has "VIP" ("VIP")`. Made once for many contacts: a
/// segment's conditions are printed once.
struct SegmentReasons {
    /// A condition with both of its texts.
    private struct Condition: Sendable {
        var text: String
        var opposite: String
        var question: Question
        /// The conditions of the segment that it refers to.
        var inside: ConditionTree<Condition>?
        /// A pin or a ban, which only says something when there is one.
        var isByHand: Bool
    }

    /// The longest text, in characters.
    private static let longest = 1000

    private let evaluation: SegmentEvaluation
    private let tree: ConditionTree<Condition>

    init(_ evaluation: SegmentEvaluation) {
        self.evaluation = evaluation
        tree = Self.printed(evaluation.tree)
    }

    private static func printed(_ tree: ConditionTree<ResolvedCondition>) -> ConditionTree<Condition> {
        tree.map { condition in
            var printed = Condition(
                text: condition.text, opposite: condition.opposite, question: condition.question, isByHand: condition.isByHand)
            if case .segment(let tree) = condition.question { printed.inside = Self.printed(tree) }
            return printed
        }
    }

    /// Why a contact with these facts is in, or is not.
    func text(_ facts: ContactFacts) -> String {
        let evidence = Evidence(facts: facts, answers: evaluation.answers)
        let explainer = SegmentExplainer(scope: evaluation.scope, evidence: evidence)
        let text = reasons(tree, evidence, explainer).joined(separator: " and ")
        return text.count <= Self.longest ? text : text.prefix(Self.longest - 1) + "…"
    }

    /// The conditions that make a tree come out as it does: all parts of an `and` that holds, only the failed ones of one
    /// that does not, and the other way round for `or`.
    private func reasons(
        _ tree: ConditionTree<Condition>, _ evidence: Evidence, _ explainer: SegmentExplainer
    ) -> [String] {
        func holds(_ tree: ConditionTree<Condition>) -> Bool { tree.holds { $0.question.holds(evidence) } }
        switch tree {
        case .not(let inner): return reasons(inner, evidence, explainer)
        case .all(let trees):
            let deciding = holds(tree) ? trees : trees.filter { !holds($0) }
            return deciding.flatMap { reasons($0, evidence, explainer) }
        case .any(let trees):
            let deciding = holds(tree) ? trees.filter(holds) : trees
            return deciding.flatMap { reasons($0, evidence, explainer) }
        case .leaf(let condition):
            let isTrue = condition.question.holds(evidence)
            guard isTrue || !condition.isByHand else { return [] }
            let text = isTrue ? condition.text : condition.opposite
            guard !condition.isByHand else { return [text] }
            let values = condition.inside.map { reasons($0, evidence, explainer).joined(separator: " and ") }
            return ["\(text) (\(values ?? explainer.value(condition.question)))"]
        }
    }
}
