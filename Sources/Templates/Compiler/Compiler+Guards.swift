/// Conditions that find out whether a variable has a value, so that it leaves no gap where it is printed behind them.
extension Compiler {
    /// The variables that have a value wherever the condition holds, or does not hold.
    ///
    /// In `a and (b or c)` it is `a` when that holds; in `a or (b and c)` it is `a` when it does not.
    func guards(of condition: Condition, holds: Bool) -> Set<VariablePath> {
        var found: Set<VariablePath> = []
        for (index, term) in condition.terms.enumerated() {
            let isLast = index == condition.junctions.count
            guard isLast || condition.junctions[index] == (holds ? .and : .or) else { break }
            if let path = guardedPath(term.left), let outcome = outcomeWithoutValue(term), outcome != holds { found.insert(path) }
        }
        return found
    }

    /// The variable that has a value where a part of `case` is shown.
    func guards(of subject: Expression, in part: [Expression]?) -> Set<VariablePath> {
        guard let part, let path = guardedPath(subject) else { return [] }
        let needsValue = part.allSatisfy { if case .literal(let value) = $0 { !TemplateValue.nil.equals(value) } else { false } }
        return needsValue ? [path] : []
    }

    /// What the term says when its left side has no value; nil when that depends on the right side.
    private func outcomeWithoutValue(_ term: Condition.Term) -> Bool? {
        switch term.comparison {
        case nil, .less, .greater, .lessOrEqual, .greaterOrEqual, .contains: return false
        case .equal, .notEqual, .notEqualOld:
            guard case .literal(let value) = term.right else { return nil }
            return TemplateValue.nil.equals(value) == (term.comparison == .equal)
        }
    }

    /// The variable of the letter that an expression looks at. What is inside of a missing value is missing too.
    private func guardedPath(_ expression: Expression) -> VariablePath? {
        guard case .variable(let variable) = expression, let root = variable.root, scope.assigned[root] == nil else { return nil }
        var names = [root]
        switch scope.binding(root) {
        case nil: break
        case .path(let path): names = path
        default: return nil
        }
        if names.count < 2, let step = variable.steps.first {
            guard case .member(let name) = step else { return nil }
            names.append(name)
        }
        return VariablePath(names: Array(names.prefix(2)))
    }
}
