internal import Audience

/// Finds conditions on the status that campaigns decide anyway: they mail active contacts and nobody else.
struct StatusOverlap {
    let satisfiability: Satisfiability

    /// - Parameter segment: the same as `tree`.
    func findings(_ tree: NormalTree, _ segment: TypedSegment) -> [SegmentFinding] {
        let active = TypedCondition(
            node: SegmentNode(.all([]), .nowhere), test: .ready(.status([.active])))
        if !satisfiability.isPossible([tree, .literal(Literal(active, isPositive: true, segment.scope))]) {
            let place = leaves(tree).first { if case .ready(.status) = $0.condition.test { true } else { false } }
            return [
                SegmentFinding(
                    kind: .unmailable, severity: .warning, message: "only contacts who are not active can match",
                    span: place?.condition.node.span ?? tree.span,
                    advice: "No campaign mails them. The segment is of use for lists and exports alone.")
            ]
        }
        guard case .all(let trees) = tree else { return [] }
        return trees.compactMap { tree in
            guard case .literal(let literal) = tree, literal.isPositive,
                case .ready(.status([.active])) = literal.condition.test
            else { return nil }
            return SegmentFinding(
                kind: .statusActive, severity: .notice, message: "`status is active` says nothing more to a campaign",
                span: tree.span, advice: "Campaigns mail active contacts alone. It only changes what is counted and exported.")
        }
    }

    private func leaves(_ tree: NormalTree) -> [Literal] {
        switch tree {
        case .all(let trees), .any(let trees): trees.flatMap(leaves)
        case .literal(let literal), .reference(let literal, _): [literal]
        }
    }
}
