/// A boolean tree over conditions of some kind.
indirect enum ConditionTree<Leaf: Sendable>: Sendable {
    case all([ConditionTree])
    case any([ConditionTree])
    case not(ConditionTree)
    case leaf(Leaf)

    func map<New: Sendable>(_ transform: (Leaf) -> New) -> ConditionTree<New> {
        switch self {
        case .all(let trees): .all(trees.map { $0.map(transform) })
        case .any(let trees): .any(trees.map { $0.map(transform) })
        case .not(let tree): .not(tree.map(transform))
        case .leaf(let leaf): .leaf(transform(leaf))
        }
    }

    func holds(_ test: (Leaf) -> Bool) -> Bool {
        switch self {
        case .all(let trees): trees.allSatisfy { $0.holds(test) }
        case .any(let trees): trees.contains { $0.holds(test) }
        case .not(let tree): !tree.holds(test)
        case .leaf(let leaf): test(leaf)
        }
    }

    /// The conditions in the order of the text.
    var leaves: [Leaf] {
        switch self {
        case .all(let trees), .any(let trees): trees.flatMap(\.leaves)
        case .not(let tree): tree.leaves
        case .leaf(let leaf): [leaf]
        }
    }
}
