internal import Diagnostics

/// What contacts have done, as JSON.
extension SegmentJSONWriter {
    /// - Parameter key: the one that the activity's name stands under.
    static func selection(_ selection: ActivitySelection, _ key: String) -> [String: JSONValue] {
        var members: [String: JSONValue] = [key: .text(selection.activity.value)]
        if !selection.filters.isEmpty { members["where"] = .array(selection.filters.map(filter)) }
        if let window = selection.window { members["window"] = .object(test(window.value)) }
        return members
    }

    static func times(_ times: ActivityTimes) -> JSONValue {
        switch times {
        case .atLeast(let count): .object(["at_least": .number(JSONNumber(Double(count)))])
        case .atMost(let count): .object(["at_most": .number(JSONNumber(Double(count)))])
        case .exactly(let count): .object(["exactly": .number(JSONNumber(Double(count)))])
        case .between(let least, let most):
            .object(["from": .number(JSONNumber(Double(least))), "to": .number(JSONNumber(Double(most)))])
        }
    }

    static func figure(_ figure: ActivityFigure) -> [String: JSONValue] {
        var members = selection(figure.selection, "of")
        members["figure"] = .text(figure.function.rawValue)
        if let parameter = figure.parameter { members["parameter"] = .text(parameter.value) }
        return members
    }

    static func rank(_ rank: SegmentRank) -> [String: JSONValue] {
        var members: [String: JSONValue] = [rank.isTop ? "top" : "bottom": .number(JSONNumber(rank.amount.value))]
        if rank.isPercent { members["percent"] = .boolean(true) }
        switch rank.measure {
        case .figure(let figure): members["by"] = .object(self.figure(figure))
        case .field(let name): members["by"] = .object(["field": .text(name.value)])
        }
        if let among = rank.among { members["among"] = write(among) }
        return members
    }

    private static func filter(_ filter: ActivitySelection.Filter) -> JSONValue {
        var members = test(filter.test.value)
        members["parameter"] = .text(filter.parameter.value)
        return filter.isNegated ? .object(["not": .object(members)]) : .object(members)
    }
}
