extension [Node] {
    /// The first names of all variables that are read here, partials left out.
    var variableRoots: Set<String> {
        reduce(into: []) { $0.formUnion($1.variableRoots) }
    }
}

extension Node {
    fileprivate var variableRoots: Set<String> {
        switch self {
        case .text, .interrupt, .count: []
        case .output(let expression, _), .assign(_, let expression, _): expression.roots
        case .capture(_, let body, _), .changed(let body, _): body.variableRoots
        case .conditional(let branches, let otherwise, _):
            branches.reduce(into: (otherwise ?? []).variableRoots) {
                $0.formUnion($1.condition.roots.union($1.body.variableRoots))
            }
        case .choice(let choice):
            choice.parts.reduce(into: choice.subject.roots) { roots, part in
                roots.formUnion(part.body.variableRoots)
                for value in part.values ?? [] { roots.formUnion(value.roots) }
            }
        case .loop(let loop):
            [loop.items, loop.limit, loop.offset, loop.columns].compactMap { $0?.roots }
                .reduce(into: loop.body.variableRoots.union((loop.otherwise ?? []).variableRoots)) { $0.formUnion($1) }
        case .partial(let partial):
            (partial.arguments.map(\.value) + [partial.name, partial.subject].compactMap { $0 }).reduce(into: []) {
                $0.formUnion($1.roots)
            }
        case .cycle(let name, let values, _, _): (values + [name].compactMap { $0 }).reduce(into: []) { $0.formUnion($1.roots) }
        }
    }
}

extension Condition {
    fileprivate var roots: Set<String> {
        terms.reduce(into: []) { $0.formUnion($1.left.roots.union($1.right?.roots ?? [])) }
    }
}

extension Expression {
    fileprivate var roots: Set<String> {
        switch self {
        case .literal: []
        case .range(let a, let b): a.roots.union(b.roots)
        case .filtered(let base, let call): call.arguments.reduce(into: base.roots) { $0.formUnion($1.value.roots) }
        case .variable(let variable):
            variable.steps.reduce(into: Set([variable.root].compactMap { $0 })) { roots, step in
                if case .item(let key) = step { roots.formUnion(key.roots) }
            }
        }
    }
}
