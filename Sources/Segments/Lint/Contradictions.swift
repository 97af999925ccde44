/// Finds what can never be true, and what always is.
struct Contradictions {
    let satisfiability: Satisfiability
    private static let most = 20

    func findings(_ tree: NormalTree) -> [SegmentFinding] {
        guard isPossible([tree]) else { return Array(blame(tree).prefix(Self.most)) }
        guard isPossible([tree.negated]) else {
            return [
                SegmentFinding(
                    kind: .alwaysTrue, severity: .warning, message: "this is true for everybody", span: tree.span,
                    advice: "Say who is meant; for everybody, send to lists instead.")
            ]
        }
        return Array((dead(tree, beside: []) + empty(tree)).prefix(Self.most))
    }

    private func isPossible(_ trees: [NormalTree]) -> Bool {
        satisfiability.isPossible(trees)
    }

    // MARK: Never true

    /// Why a tree can never be true: the fewest conditions of an `and` that exclude each other.
    private func blame(_ tree: NormalTree) -> [SegmentFinding] {
        switch tree {
        case .any(let trees): return trees.flatMap(blame)
        case .all(let trees):
            let core = core(trees, with: [])
            if core.count == 1 { return blame(core[0]) }
            return [
                SegmentFinding(
                    kind: .impossible, severity: .error, message: "\(Self.reason(core)), so nobody can ever match",
                    span: core.last?.span, advice: Self.advice(core))
            ]
        case .literal, .reference:
            return [
                SegmentFinding(
                    kind: .impossible, severity: .error, message: "\(Self.reason([tree])), so nobody can ever match",
                    span: tree.span, advice: Self.advice([tree]))
            ]
        }
    }

    /// The sides of an `or` that the conditions beside it rule out.
    private func dead(_ tree: NormalTree, beside context: [NormalTree]) -> [SegmentFinding] {
        switch tree {
        case .literal, .reference: return []
        case .all(let trees):
            return trees.indices.flatMap { index in dead(trees[index], beside: context + trees.removing(index)) }
        case .any(let trees):
            return trees.flatMap { side in
                guard !isPossible(context + [side]) else { return dead(side, beside: context) }
                let sides = if case .all(let parts) = side { parts } else { [side] }
                let core = core(sides + context, with: [])
                return [
                    SegmentFinding(
                        kind: .deadAlternative, severity: .warning,
                        message: "this side of the `or` can never be true: \(Self.reason(core))", span: side.span,
                        advice: Self.advice(core))
                ]
            }
        }
    }

    /// As few of trees that cannot all be true as still cannot.
    private func core(_ trees: [NormalTree], with kept: [NormalTree]) -> [NormalTree] {
        guard let last = trees.last else { return kept }
        let others = Array(trees.dropLast())
        return isPossible(others + kept) ? core(others, with: [last] + kept) : core(others, with: kept)
    }

    private static func reason(_ core: [NormalTree]) -> String {
        let texts = core.map { "`\(short($0.node))`" }
        switch texts.count {
        case 0, 1: return "\(texts.first ?? "this") can never be true"
        case 2: return "\(texts[0]) and \(texts[1]) exclude each other"
        default: return "\(texts.dropLast().joined(separator: ", ")) and \(texts[texts.count - 1]) cannot all be true"
        }
    }

    private static func advice(_ core: [NormalTree]) -> String {
        core.count > 1
            ? "If one of them is enough, join them with `or`; else take one out." : "Correct its values, or take it out."
    }

    static func short(_ node: SegmentNode) -> String {
        let text = SegmentPrinter.print(node)
        return text.count > 100 ? text.prefix(97) + "..." : text
    }

    // MARK: Always true

    /// Parts that say nothing.
    private func empty(_ tree: NormalTree) -> [SegmentFinding] {
        switch tree {
        case .literal, .reference: []
        case .all(let trees), .any(let trees):
            trees.flatMap { part in
                isPossible([part.negated])
                    ? empty(part)
                    : [
                        SegmentFinding(
                            kind: .emptyCondition, severity: .warning,
                            message: "`\(Self.short(part.node))` is true for everybody, so it says nothing", span: part.span,
                            advice: "Take it out, or say who is meant.")
                    ]
            }
        }
    }
}

extension Array {
    fileprivate func removing(_ index: Int) -> [Element] {
        Array(self[..<index] + self[(index + 1)...])
    }
}
