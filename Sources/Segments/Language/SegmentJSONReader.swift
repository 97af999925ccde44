internal import Audience
internal import Diagnostics

/// Reads one object of a segment's JSON; every key must be known and used.
struct SegmentJSONReader {
    private let members: [String: JSONValue]
    /// Where the object stands, such as `all[1].not`.
    private let path: String

    init(_ json: JSONValue, _ path: String) throws(SegmentError) {
        guard case .object(let members) = json else { throw Self.error(path, "an object was expected") }
        self.members = members
        self.path = path
    }

    func node() throws(SegmentError) -> SegmentNode {
        for key in ["all", "any"] where members[key] != nil {
            try allow([key])
            let nodes = try list(key) { value, path throws(SegmentError) in try SegmentJSONReader(value, path).node() }
            guard nodes.count > 1 else { throw Self.error(path(key), "at least two conditions were expected") }
            return made(key == "all" ? .all(nodes) : .any(nodes))
        }
        if let inner = members["not"] {
            try allow(["not"])
            return made(.not(try SegmentJSONReader(inner, path("not")).node()))
        }
        for key in ["field", "anniversary"] where members[key] != nil {
            let name = try located(text(key))
            let test = try located(test(key))
            return made(key == "field" ? .field(name, test) : .anniversary(name, test))
        }
        return made(try plain())
    }

    private func plain() throws(SegmentError) -> SegmentNode.Kind {
        if members["list"] != nil {
            try allow(["list"])
            return .list(try located(text("list")))
        }
        if members["segment"] != nil {
            try allow(["segment"])
            return .segment(try located(text("segment")))
        }
        if members["sample"] != nil {
            try allow(["sample", "seed"])
            return .sample(percent: try located(number("sample")), seed: members["seed"] == nil ? nil : try text("seed"))
        }
        throw Self.error(path, "one of the keys all, any, not, field, anniversary, list, segment or sample was expected")
    }

    // MARK: Tests

    private func test(_ subject: String) throws(SegmentError) -> FieldTest {
        let test = try text("test")
        func allow(_ keys: Set<String>) throws(SegmentError) { try self.allow(keys.union([subject, "test"])) }
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
        switch members["ignoring_accents"] {
        case nil: return false
        case .boolean(let flag): return flag
        default: throw Self.error(path("ignoring_accents"), "true or false was expected")
        }
    }

    // MARK: Values

    private func literal(_ key: String) throws(SegmentError) -> Located<SegmentLiteral> {
        guard let value = members[key] else { throw Self.error(path, "the key \(key) is missing") }
        return try Self.literal(value, path(key))
    }

    private static func literal(_ value: JSONValue, _ path: String) throws(SegmentError) -> Located<SegmentLiteral> {
        switch value {
        case .text(let text): return located(.text(text))
        case .number(let number): return located(.number(number + 0))
        case .object(let members) where members.count == 1:
            if case .text(let word) = members["word"], word == word.lowercased() { return located(.word(word)) }
            if case .text(let text) = members["date"], let day = CalendarDate(iso: text) { return located(.day(day)) }
            if case .text(let text) = members["time"], let moment = CalendarMoment(iso: text) { return located(.moment(moment)) }
            throw error(path, "an object with word, date or time was expected")
        default: throw error(path, "a text, a number or an object with word, date or time was expected")
        }
    }

    private func text(_ key: String) throws(SegmentError) -> String {
        guard let value = members[key] else { throw Self.error(path, "the key \(key) is missing") }
        return try Self.text(value, path(key))
    }

    private static func text(_ value: JSONValue, _ path: String) throws(SegmentError) -> String {
        guard case .text(let text) = value else { throw error(path, "a text was expected") }
        return text
    }

    private func number(_ key: String) throws(SegmentError) -> Double {
        guard case .number(let number) = members[key] else { throw Self.error(path(key), "a number was expected") }
        return number + 0
    }

    private func list<Element>(
        _ key: String, _ read: (JSONValue, String) throws(SegmentError) -> Element
    ) throws(SegmentError) -> [Element] {
        guard case .array(let values) = members[key] else { throw Self.error(path(key), "a list was expected") }
        var elements: [Element] = []
        for (index, value) in values.enumerated() { elements.append(try read(value, path(key) + "[\(index)]")) }
        return elements
    }

    private func nonEmptyList<Element>(
        _ key: String, _ read: (JSONValue, String) throws(SegmentError) -> Element
    ) throws(SegmentError) -> [Element] {
        let elements = try list(key, read)
        guard !elements.isEmpty else { throw Self.error(path(key), "at least one value was expected") }
        return elements
    }

    // MARK: Places

    private func allow(_ known: Set<String>) throws(SegmentError) {
        for key in members.keys.sorted() where !known.contains(key) {
            throw Self.error(path(key), "this key has no place here" + NearestName.hint(key, in: known.sorted()))
        }
    }

    private func path(_ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    private func made(_ kind: SegmentNode.Kind) -> SegmentNode {
        SegmentNode(kind, Self.nowhere)
    }

    private func located<Value>(_ value: Value) -> Located<Value> {
        Self.located(value)
    }

    private static func located<Value>(_ value: Value) -> Located<Value> {
        Located(value, nowhere)
    }

    private static let nowhere = SourceSpan(line: 1, column: 1, length: 0, offset: 0)

    static func error(_ path: String, _ message: String, _ kind: SegmentError.Kind = .syntax) -> SegmentError {
        SegmentError(kind, path.isEmpty ? message : "at \(path): \(message)", at: nowhere)
    }
}
