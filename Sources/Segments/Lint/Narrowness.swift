internal import Audience

/// Whether a condition makes the segment noticeably smaller than everybody who can be mailed. What is not the case for
/// somebody (`city is not "Jakarta"`) is true for almost everybody; what somebody has not done may well be rare.
enum Narrowness {
    static func isNarrow(_ tree: NormalTree) -> Bool {
        switch tree {
        case .all(let trees): trees.contains(where: isNarrow)
        case .any(let trees): trees.allSatisfy(isNarrow)
        case .literal(let literal): isNarrow(literal)
        case .reference(let literal, let tree): literal.isPositive ? isNarrow(tree) : false
        }
    }

    private static func isNarrow(_ literal: Literal) -> Bool {
        switch literal.condition.test {
        case .ready(.status(let statuses)): statuses.contains(.active) != literal.isPositive
        case .ready(.present), .count, .moment: true
        default: literal.isPositive
        }
    }
}
