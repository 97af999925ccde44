import Audience

@testable import Segments

/// Makes a counterexample as small as it gets.
enum Shrinker {
    /// The smallest segment, found by leaving out parts, that still fails.
    static func shrink(_ node: SegmentNode, fails: (SegmentNode) -> Bool) -> SegmentNode {
        for smaller in smaller(node) where fails(smaller) { return shrink(smaller, fails: fails) }
        return node
    }

    /// The fewest contacts with the fewest values that still fail.
    static func shrink(_ audience: RandomAudience.Sample, fails: (RandomAudience.Sample) -> Bool) -> RandomAudience.Sample {
        for smaller in smaller(audience) where fails(smaller) { return shrink(smaller, fails: fails) }
        return audience
    }

    // MARK: Segments

    private static func smaller(_ node: SegmentNode) -> [SegmentNode] {
        func with(_ kind: SegmentNode.Kind) -> SegmentNode { SegmentNode(kind, node.span) }
        switch node.kind {
        case .all(let nodes): return nodes + parts(nodes).map { with(.all($0)) }
        case .any(let nodes): return nodes + parts(nodes).map { with(.any($0)) }
        case .not(let inner): return [inner] + smaller(inner).map { with(.not($0)) }
        case .activity(let selection, let times):
            return smaller(selection).map { with(.activity($0, times)) } + (times == nil ? [] : [with(.activity(selection, nil))])
        case .figure(let figure, let test): return smaller(figure).map { with(.figure($0, test)) }
        case .moment(let isLast, let selection, let test):
            return smaller(selection).map { with(.moment(isLast: isLast, $0, test)) }
        case .rank(let rank): return smaller(rank).map { with(.rank($0)) }
        case .field, .anniversary, .list, .segment, .sample: return []
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

    private static func smaller(_ selection: ActivitySelection) -> [ActivitySelection] {
        var result: [ActivitySelection] = []
        if selection.window != nil { result.append(ActivitySelection(activity: selection.activity, filters: selection.filters)) }
        for index in selection.filters.indices {
            var without = selection
            without.filters.remove(at: index)
            result.append(without)
        }
        return result
    }

    private static func smaller(_ figure: ActivityFigure) -> [ActivityFigure] {
        smaller(figure.selection).map { ActivityFigure(function: figure.function, selection: $0, parameter: figure.parameter) }
    }

    private static func smaller(_ rank: SegmentRank) -> [SegmentRank] {
        var result: [SegmentRank] = []
        func with(_ change: (inout SegmentRank) -> Void) {
            var smaller = rank
            change(&smaller)
            result.append(smaller)
        }
        if let among = rank.among {
            with { $0.among = nil }
            for smaller in smaller(among) { with { $0.among = smaller } }
        }
        if case .figure(let figure) = rank.measure {
            for smaller in smaller(figure) { with { $0.measure = .figure(smaller) } }
        }
        return result
    }

    // MARK: Contacts

    private static func smaller(_ audience: RandomAudience.Sample) -> [RandomAudience.Sample] {
        var result: [RandomAudience.Sample] = []
        // Half of them at once first: most contacts have nothing to do with it.
        let half = audience.people.count / 2
        if half > 0 {
            for people in [audience.people.prefix(half), audience.people.suffix(half)] {
                result.append(RandomAudience.Sample(people: Array(people), machines: audience.machines))
            }
        }
        for index in audience.people.indices where audience.people.count > 1 {
            var without = audience
            without.people.remove(at: index)
            result.append(without)
        }
        for contact in audience.machines.keys {
            var without = audience
            without.machines[contact] = nil
            result.append(without)
        }
        // One contact's values matter only among few.
        guard audience.people.count <= 6 else { return result }
        for (index, facts) in audience.people.enumerated() {
            for smaller in smaller(facts) {
                var with = audience
                with.people[index] = smaller
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
            result.append(smaller.withAdded())
        }
        let required: Set<BuiltInField> = [.email, .domain, .created, .updated]
        for field in facts.builtIn.keys where !required.contains(field) { without { $0.builtIn[field] = nil } }
        for field in facts.custom.keys { without { $0.custom[field] = nil } }
        for field in facts.options.keys { without { $0.options[field] = nil } }
        for list in facts.lists { without { $0.lists.remove(list) } }
        for segment in facts.segments { without { $0.segments.remove(segment) } }
        for segment in facts.pinned { without { $0.pinned.remove(segment) } }
        for segment in facts.banned { without { $0.banned.remove(segment) } }
        if !facts.labels.isEmpty {
            without {
                $0.labels = []
                $0.categories = []
            }
        }
        for (name, events) in facts.events where name != "added" {
            without { $0.events[name] = nil }
            for index in events.indices {
                if events.count > 1 { without { $0.events[name]?.remove(at: index) } }
                for parameter in events[index].values.keys { without { $0.events[name]?[index].values[parameter] = nil } }
                for parameter in events[index].ids.keys { without { $0.events[name]?[index].ids[parameter] = nil } }
            }
        }
        return result
    }
}
