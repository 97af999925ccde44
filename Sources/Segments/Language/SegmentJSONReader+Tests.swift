internal import Calendars

/// Reads what is asked of a field, a parameter or a time.
extension SegmentJSONReader {
    /// - Parameter others: the keys that belong to what is tested.
    func test(_ others: Set<String>) throws(SegmentError) -> FieldTest {
        let test = try text("test")
        func allow(_ keys: Set<String>) throws(SegmentError) { try self.allow(keys.union(others).union(["test"])) }
        switch test {
        case "present":
            try allow([])
            return .present
        case "is":
            try allow(["value", "ignoring_accents"])
            return .equals(try literal("value"), ignoringAccents: try ignoringAccents())
        case "in":
            try allow(["values", "ignoring_accents"])
            let values = try nonEmptyList("values") { value, path throws(SegmentError) in try Self.literal(value, path) }
            return .oneOf(values, ignoringAccents: try ignoringAccents())
        case "between":
            try allow(["from", "to"])
            return .between(try literal("from"), try literal("to"))
        case "has any of", "has all of":
            try allow(["values"])
            let names = try nonEmptyList("values") { value, path throws(SegmentError) in try Self.located(Self.text(value, path))
            }
            return .has(test == "has any of" ? .any : .all, names)
        case "period":
            try allow(["period"])
            guard let period = CalendarPeriod(named: try text("period")) else {
                throw Self.error(
                    path("period"), "one of " + CalendarPeriod.all.map(\.description).joined(separator: ", ") + " was expected")
            }
            return .date(.period(period))
        case "within km of":
            try allow(["kilometres", "latitude", "longitude"])
            let vicinity = FieldTest.Vicinity(
                kilometres: try number("kilometres"), latitude: try number("latitude"), longitude: try number("longitude"))
            return .near(Self.located(vicinity))
        default: break
        }
        if let match = FieldTest.TextMatch(rawValue: test) {
            try allow(["value", "ignoring_accents"])
            return .text(match, try Self.located(text("value")), ignoringAccents: try ignoringAccents())
        }
        if let comparison = FieldTest.Comparison(rawValue: test) {
            try allow(["value"])
            return .compares(comparison, try literal("value"))
        }
        return .date(try date(test, allow))
    }

    private func date(
        _ test: String, _ allow: (Set<String>) throws(SegmentError) -> Void
    ) throws(SegmentError) -> FieldTest.DateTest {
        switch test {
        case "on", "before", "after":
            try allow(["value"])
            let value = try literal("value")
            return test == "on" ? .on(value) : test == "before" ? .before(value) : .after(value)
        case "is in", "is ago", "within last", "within next", "more than ago", "less than ago":
            try allow(["count", "unit"])
            let span = try Self.located(span())
            return switch test {
            case "is in": .away(span)
            case "is ago": .ago(span)
            case "within last": .withinLast(span)
            case "within next": .withinNext(span)
            case "more than ago": .moreThanAgo(span)
            default: .lessThanAgo(span)
            }
        default: throw Self.error(path("test"), "there is no test \"\(test.prefix(80))\"")
        }
    }

    private func span() throws(SegmentError) -> TimeSpan {
        guard let count = Int(exactly: try number("count")), (0...SegmentLimits.timeCount).contains(count) else {
            throw Self.error(path("count"), "a whole number from 0 to \(SegmentLimits.timeCount) was expected", .outOfRange)
        }
        guard let unit = TimeSpan.Unit(rawValue: try text("unit")) else {
            throw Self.error(
                path("unit"), "one of " + TimeSpan.Unit.allCases.map(\.rawValue).joined(separator: ", ") + " was expected")
        }
        return TimeSpan(count, unit)
    }

    private func ignoringAccents() throws(SegmentError) -> Bool {
        try flag("ignoring_accents")
    }
}
