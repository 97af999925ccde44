internal import Audience

/// The order in which the parts of an `and` are printed. SQLite cannot know how many contacts a set has, and starts from
/// the first set in the text: so what is likely to be small comes first. The answer is the same in every order.
enum ConditionOrder {
    static func sorted(_ trees: [ConditionTree<ResolvedCondition>]) -> [ConditionTree<ResolvedCondition>] {
        trees.enumerated().map { (place(of: $1), $0, $1) }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { $0.2 }
    }

    /// Whether it is an `or` with a set that may have a large part of all contacts.
    static func isBroadChoice(_ tree: ConditionTree<ResolvedCondition>) -> Bool {
        guard case .any(let trees) = tree else { return false }
        return trees.contains { (4...8).contains(place(of: $0)) }
    }

    private static func place(of tree: ConditionTree<ResolvedCondition>) -> Int {
        switch tree {
        case .leaf(let condition): place(of: condition.question)
        // An `and` is as good as its best part.
        case .all(let trees): trees.map(place).min() ?? 10
        case .any, .not: 10
        }
    }

    private static func place(of question: Question) -> Int {
        switch question {
        case .member, .pinned, .banned: 0
        case .count(let selection, let question): question.holds(0) ? 10 : place(of: selection)
        case .text(.contact, let question): if case .equals = question.match { 2 } else { 9 }
        case .labels, .categories, .options: 3
        case .rank: 5
        case .figure: 6
        case .moment, .interval: 7
        case .list: 8
        case .segment(let tree): place(of: tree)
        case .present, .status, .text, .number, .boolean, .days, .instants, .anniversary, .near, .sample: 9
        }
    }

    private static func place(of selection: EventSelection) -> Int {
        if !selection.filters.isEmpty { return 1 }
        return selection.isBrief ? 4 : 7
    }
}
