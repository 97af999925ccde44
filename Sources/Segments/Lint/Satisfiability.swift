/// Whether there can be a contact for whom trees all hold: every way through their `or`s is tried until one is free of
/// contradictions. (An analytic tableau: Smullyan, First-Order Logic, 1968.)
struct Satisfiability {
    let work: LintWork

    func isPossible(_ trees: [NormalTree]) -> Bool {
        search(trees, [])
    }

    private func search(_ trees: [NormalTree], _ known: [Literal]) -> Bool {
        var (pending, literals, choices) = (trees, known, [[NormalTree]]())
        while let tree = pending.popLast() {
            switch tree {
            case .literal(let literal): literals.append(literal)
            case .reference(_, let inner): pending.append(inner)
            case .all(let trees): pending += trees
            case .any(let trees): choices.append(trees)
            }
        }
        guard work.may(1 + literals.count) else { return true }
        guard !Consistency(literals, [], work).isContradiction else { return false }
        guard let next = choices.indices.min(by: { choices[$0].count < choices[$1].count }) else { return true }
        let alternatives = choices.remove(at: next)
        let others = choices.map(NormalTree.any)
        return alternatives.contains { search(others + [$0], literals) }
    }

    /// The tree with references that are impossible, or hold for everybody, taken as they are: what is wrong with a
    /// segment is said where it is.
    func withoutFaultyReferences(_ tree: NormalTree) -> NormalTree {
        switch tree {
        case .all(let trees): .all(trees.map(withoutFaultyReferences))
        case .any(let trees): .any(trees.map(withoutFaultyReferences))
        case .literal: tree
        case .reference(let literal, let inner):
            isPossible([inner]) && isPossible([inner.negated])
                ? .reference(literal, withoutFaultyReferences(inner)) : .literal(literal)
        }
    }
}
