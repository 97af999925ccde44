/// A condition or its opposite, with the calendar in which its days are counted.
struct Literal: Sendable {
    var condition: TypedCondition
    var isPositive: Bool
    var scope: SegmentScope
    /// See `TypedSelection.Filter`.
    var isPattern = false

    init(_ condition: TypedCondition, isPositive: Bool, _ scope: SegmentScope) {
        self.condition = condition
        self.isPositive = isPositive
        self.scope = scope
    }

    /// As it would be written.
    var node: SegmentNode {
        isPositive ? condition.node : SegmentNode(.not(condition.node), condition.node.span)
    }

    var negated: Literal {
        var other = self
        other.isPositive.toggle()
        return other
    }
}
