import Audience

@testable import Segments

/// Makes a counterexample as small as it gets.
enum Shrinker {
    /// The smallest segment, found by leaving out parts, that still fails.
    static func shrink(_ node: SegmentNode, fails: (SegmentNode) -> Bool) -> SegmentNode {
        for smaller in smaller(node) where fails(smaller) { return shrink(smaller, fails: fails) }
        return node
    }

    /// The contact with the fewest values that still fails.
    static func shrink(_ facts: ContactFacts, fails: (ContactFacts) -> Bool) -> ContactFacts {
        for smaller in smaller(facts) where fails(smaller) { return shrink(smaller, fails: fails) }
        return facts
    }

    private static func smaller(_ node: SegmentNode) -> [SegmentNode] {
        switch node.kind {
        case .all(let nodes): return nodes + parts(nodes).map { SegmentNode(.all($0), node.span) }
        case .any(let nodes): return nodes + parts(nodes).map { SegmentNode(.any($0), node.span) }
        case .not(let inner): return [inner] + smaller(inner).map { SegmentNode(.not($0), node.span) }
        case .field, .anniversary, .activity, .figure, .moment, .rank, .list, .segment, .sample: return []
        }
    }

    /// The list without one of its nodes, or with one of them made smaller; always two at least.
    private static func parts(_ nodes: [SegmentNode]) -> [[SegmentNode]] {
        var result: [[SegmentNode]] = []
        for index in nodes.indices {
            var without = nodes
            without.remove(at: index)
            if without.count > 1 { result.append(without) }
            for smaller in smaller(nodes[index]) {
                var with = nodes
                with[index] = smaller
                result.append(with)
            }
        }
        return result
    }

    private static func smaller(_ facts: ContactFacts) -> [ContactFacts] {
        var result: [ContactFacts] = []
        func without(_ change: (inout ContactFacts) -> Void) {
            var smaller = facts
            change(&smaller)
            result.append(smaller)
        }
        let required: Set<BuiltInField> = [.email, .domain, .created, .updated]
        for field in facts.builtIn.keys where !required.contains(field) { without { $0.builtIn[field] = nil } }
        for field in facts.custom.keys { without { $0.custom[field] = nil } }
        for field in facts.options.keys { without { $0.options[field] = nil } }
        for list in facts.lists { without { $0.lists.remove(list) } }
        for segment in facts.segments { without { $0.segments.remove(segment) } }
        if !facts.labels.isEmpty {
            without {
                $0.labels = []
                $0.categories = []
            }
        }
        return result
    }
}
