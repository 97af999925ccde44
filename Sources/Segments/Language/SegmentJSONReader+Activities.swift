internal import Calendars

/// Reads what contacts have done, and ranks.
extension SegmentJSONReader {
    /// nil when the object is about something else.
    func activityKind() throws(SegmentError) -> SegmentNode.Kind? {
        if members["has"] != nil {
            try allow(["has", "times", "where", "window"])
            return .activity(try selection("has"), try times())
        }
        if members["figure"] != nil {
            let test = try test(Self.figureKeys)
            switch test {
            case .equals, .compares, .between: break
            default: throw Self.error(path("test"), "a figure is compared with is, <, <=, >, >= or between")
            }
            return .figure(try figure(), Self.located(test))
        }
        for key in ["first", "last"] where members[key] != nil {
            let test = try test([key, "where"])
            return .moment(isLast: key == "last", try selection(key), Self.located(test))
        }
        for key in ["top", "bottom"] where members[key] != nil { return .rank(try rank(key)) }
        return nil
    }

    private static let figureKeys: Set<String> = ["figure", "of", "parameter", "where", "window"]

    private func figure() throws(SegmentError) -> ActivityFigure {
        guard let function = ActivityFigure.Function(rawValue: try text("figure")) else {
            throw Self.error(
                path("figure"),
                "one of " + ActivityFigure.Function.allCases.map(\.rawValue).joined(separator: ", ") + " was expected")
        }
        let parameter = members["parameter"] == nil ? nil : located(try text("parameter"))
        return ActivityFigure(function: function, selection: try selection("of"), parameter: parameter)
    }

    private func rank(_ key: String) throws(SegmentError) -> SegmentRank {
        try allow([key, "percent", "by", "among"])
        guard let by = members["by"] else { throw Self.error(path, "the key by is missing") }
        let measure = try SegmentJSONReader(by, path("by")).measure()
        var among: SegmentNode?
        if let population = members["among"] { among = try SegmentJSONReader(population, path("among")).node() }
        return SegmentRank(
            isTop: key == "top", amount: located(try number(key)), isPercent: try flag("percent"), measure: measure,
            among: among)
    }

    private func measure() throws(SegmentError) -> SegmentRank.Measure {
        guard members["field"] == nil else {
            try allow(["field"])
            return .field(located(try text("field")))
        }
        try allow(Self.figureKeys)
        return .figure(try figure())
    }

    // MARK: Which events

    private func selection(_ key: String) throws(SegmentError) -> ActivitySelection {
        var selection = ActivitySelection(activity: located(try text(key)))
        if members["where"] != nil {
            selection.filters = try nonEmptyList("where") { value, path throws(SegmentError) in
                try SegmentJSONReader(value, path).filter()
            }
        }
        if let window = members["window"] {
            selection.window = located(try SegmentJSONReader(window, path("window")).window())
        }
        return selection
    }

    private func filter() throws(SegmentError) -> ActivitySelection.Filter {
        guard let inner = members["not"] else { return try filter(isNegated: false) }
        try allow(["not"])
        let reader = try SegmentJSONReader(inner, path("not"))
        let filter = try reader.filter(isNegated: true)
        guard SegmentPrinter.negativeTest(filter.test.value) != nil else {
            throw Self.error(reader.path("test"), "this test has no negative form after where")
        }
        return filter
    }

    private func filter(isNegated: Bool) throws(SegmentError) -> ActivitySelection.Filter {
        ActivitySelection.Filter(
            parameter: located(try text("parameter")), test: located(try test(["parameter"])), isNegated: isNegated)
    }

    private func window() throws(SegmentError) -> FieldTest {
        let test = try test([])
        switch test {
        case .between, .date(.withinLast), .date(.on), .date(.before), .date(.after): return test
        default: throw Self.error(path("test"), "a window is within last, between, on, before or after")
        }
    }

    // MARK: How often

    private func times() throws(SegmentError) -> Located<ActivityTimes>? {
        guard let times = members["times"] else { return nil }
        return located(try SegmentJSONReader(times, path("times")).readTimes())
    }

    private func readTimes() throws(SegmentError) -> ActivityTimes {
        if members["from"] != nil {
            try allow(["from", "to"])
            return .between(try count("from"), try count("to"))
        }
        let kinds: [(String, (Int) -> ActivityTimes)] = [
            ("at_least", ActivityTimes.atLeast), ("at_most", ActivityTimes.atMost), ("exactly", ActivityTimes.exactly),
        ]
        for (key, make) in kinds where members[key] != nil {
            try allow([key])
            return make(try count(key))
        }
        throw Self.error(path, "one of the keys at_least, at_most, exactly or from was expected")
    }

    private func count(_ key: String) throws(SegmentError) -> Int {
        guard let count = Int(exactly: try number(key)), (0...SegmentLimits.times).contains(count) else {
            throw Self.error(path(key), "a whole number from 0 to \(SegmentLimits.times) was expected", .outOfRange)
        }
        return count
    }
}
