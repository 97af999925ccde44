/// A segment in negation normal form: `not` stands before conditions alone.
indirect enum NormalTree: Sendable {
    case all([NormalTree])
    case any([NormalTree])
    case literal(Literal)
    /// A reference to a segment, with what that says.
    case reference(Literal, NormalTree)

    init(_ segment: TypedSegment) {
        self.init(segment.tree, isPositive: true, segment.scope)
    }

    private init(_ tree: ConditionTree<TypedCondition>, isPositive: Bool, _ scope: SegmentScope) {
        switch tree {
        case .all(let trees), .any(let trees):
            let isAll = if case .all = tree { isPositive } else { !isPositive }
            self = .joined(trees.map { NormalTree($0, isPositive: isPositive, scope) }, isAll: isAll)
        case .not(let inner): self.init(inner, isPositive: !isPositive, scope)
        case .leaf(let condition):
            let literal = Literal(condition, isPositive: isPositive, scope)
            if case .segment(let segment) = condition.test {
                self = .reference(literal, NormalTree(segment.tree, isPositive: isPositive, segment.scope))
            } else {
                self = .literal(literal)
            }
        }
    }

    /// `and` within `and` and `or` within `or` are one.
    private static func joined(_ trees: [NormalTree], isAll: Bool) -> NormalTree {
        let flat = trees.flatMap { tree -> [NormalTree] in
            switch (tree, isAll) {
            case (.all(let inner), true), (.any(let inner), false): inner
            default: [tree]
            }
        }
        return flat.count == 1 ? flat[0] : isAll ? .all(flat) : .any(flat)
    }

    var negated: NormalTree {
        switch self {
        case .all(let trees): .any(trees.map(\.negated))
        case .any(let trees): .all(trees.map(\.negated))
        case .literal(let literal): .literal(literal.negated)
        case .reference(let literal, let tree): .reference(literal.negated, tree.negated)
        }
    }

    /// As it would be written.
    var node: SegmentNode {
        switch self {
        case .all(let trees): SegmentNode(.all(trees.map(\.node)), span)
        case .any(let trees): SegmentNode(.any(trees.map(\.node)), span)
        case .literal(let literal), .reference(let literal, _): literal.node
        }
    }

    /// Where it stands: from its first condition to its last.
    var span: SourceSpan {
        switch self {
        case .all(let trees), .any(let trees):
            let spans = trees.map(\.span).sorted { $0.offset < $1.offset }
            guard let first = spans.first, let last = spans.max(by: { $0.offset + $0.length < $1.offset + $1.length }) else {
                return SourceSpan(line: 1, column: 1, length: 0, offset: 0)
            }
            return first.through(last)
        case .literal(let literal), .reference(let literal, _): return literal.condition.node.span
        }
    }

    /// Whether a test holds that an `and` passes when one of its sides does, and an `or` when both do.
    func implies(_ test: (Literal) -> Bool) -> Bool {
        switch self {
        case .all(let trees): trees.contains { $0.implies(test) }
        case .any(let trees): trees.allSatisfy { $0.implies(test) }
        case .literal(let literal): test(literal)
        case .reference(_, let tree): tree.implies(test)
        }
    }
}
