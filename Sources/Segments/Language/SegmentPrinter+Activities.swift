/// What contacts have done, as text.
extension SegmentPrinter {
    static func activity(_ selection: ActivitySelection, _ times: ActivityTimes?) -> String {
        self.selection(selection, times.map { " \(self.times($0))" } ?? "")
    }

    static func figure(_ figure: ActivityFigure) -> String {
        "\(figure.function.rawValue) of \(selection(figure.selection, figure.parameter.map { ".\($0.value)" } ?? ""))"
    }

    static func rank(_ rank: SegmentRank) -> String {
        let amount = "\(rank.isTop ? "top" : "bottom") \(number(rank.amount.value))\(rank.isPercent ? "%" : "")"
        let measure =
            switch rank.measure {
            case .figure(let figure): self.figure(figure)
            case .field(let name): name.value
            }
        return "\(amount) by \(measure)" + (rank.among.map { " among (\(print($0)))" } ?? "")
    }

    /// - Parameter afterName: what stands between the activity and `where`.
    static func selection(_ selection: ActivitySelection, _ afterName: String = "") -> String {
        var text = selection.activity.value + afterName
        if !selection.filters.isEmpty { text += " where " + selection.filters.map(filter).joined(separator: " and ") }
        if let window = selection.window { text += " \(test(window.value))" }
        return text
    }

    private static func filter(_ filter: ActivitySelection.Filter) -> String {
        let test = filter.test.value
        guard filter.isNegated else { return "\(filter.parameter.value) \(self.test(test))" }
        return negativeTest(test).map { "\(filter.parameter.value) \($0)" } ?? "not \(filter.parameter.value) \(self.test(test))"
    }

    private static func times(_ times: ActivityTimes) -> String {
        switch times {
        case .atLeast(let count): "at least \(numberOfTimes(count))"
        case .atMost(let count): "at most \(numberOfTimes(count))"
        case .exactly(let count): "exactly \(numberOfTimes(count))"
        case .between(let least, let most): "between \(least) and \(numberOfTimes(most))"
        }
    }

    private static func numberOfTimes(_ count: Int) -> String {
        count == 1 ? "1 time" : "\(count) times"
    }

    // MARK: After `where`

    /// The conditions joined by `and`. After an open `where`, the test of a field would be one of the event: there
    /// parentheses close it.
    static func conjunction(_ nodes: [SegmentNode]) -> String {
        var parts: [String] = []
        for (index, node) in nodes.enumerated() {
            var part = operand(node, in: .all)
            if index > 0, endsWithFilter(nodes[index - 1]), beginsWithField(node) {
                // A `not` is a level already, and parentheses around it would be another one.
                if parts[index - 1].hasPrefix("not ") { part = "(\(part))" } else { parts[index - 1] = "(\(parts[index - 1]))" }
            }
            parts.append(part)
        }
        return parts.joined(separator: " and ")
    }

    /// Whether the text ends within `where`, so that another test could follow.
    private static func endsWithFilter(_ node: SegmentNode) -> Bool {
        switch node.kind {
        case .activity(let selection, _): return isOpen(selection)
        case .rank(let rank):
            guard rank.among == nil, case .figure(let figure) = rank.measure else { return false }
            return isOpen(figure.selection)
        case .not(let inner): return endsWithFilter(inner)
        case .all, .any, .field, .anniversary, .figure, .moment, .list, .segment, .sample: return false
        }
    }

    private static func isOpen(_ selection: ActivitySelection) -> Bool {
        !selection.filters.isEmpty && selection.window == nil
    }

    /// Whether the text begins with a name and its test.
    private static func beginsWithField(_ node: SegmentNode) -> Bool {
        switch node.kind {
        case .field: true
        case .not(let inner):
            if case .field(_, let test) = inner.kind { negativeTest(test.value) != nil } else { false }
        default: false
        }
    }
}
