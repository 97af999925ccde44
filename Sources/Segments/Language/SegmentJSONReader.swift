internal import Audience
internal import Calendars
internal import Diagnostics

/// Reads one object of a segment's JSON; every key must be known and used.
struct SegmentJSONReader {
    let members: [String: JSONValue]
    /// Where the object stands, such as `all[1].not`.
    let path: String

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
            let test = try located(test([key]))
            return made(key == "field" ? .field(name, test) : .anniversary(name, test))
        }
        if let kind = try activityKind() { return made(kind) }
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
        throw Self.error(
            path,
            "one of the keys all, any, not, field, anniversary, has, figure, first, last, top, bottom, list, segment or sample "
                + "was expected")
    }

    // MARK: Values

    func literal(_ key: String) throws(SegmentError) -> Located<SegmentLiteral> {
        guard let value = members[key] else { throw Self.error(path, "the key \(key) is missing") }
        return try Self.literal(value, path(key))
    }

    static func literal(_ value: JSONValue, _ path: String) throws(SegmentError) -> Located<SegmentLiteral> {
        switch value {
        case .text(let text): return located(.text(text))
        case .number(let number): return located(.number(try Self.number(number, path)))
        case .object(let members) where members.count == 1:
            if case .text(let word) = members["word"], word == word.lowercased() { return located(.word(word)) }
            if case .text(let text) = members["date"], let day = CalendarDate(iso: text) { return located(.day(day)) }
            if case .text(let text) = members["time"], let moment = CalendarMoment(iso: text) { return located(.moment(moment)) }
            throw error(path, "an object with word, date or time was expected")
        default: throw error(path, "a text, a number or an object with word, date or time was expected")
        }
    }

    func text(_ key: String) throws(SegmentError) -> String {
        guard let value = members[key] else { throw Self.error(path, "the key \(key) is missing") }
        return try Self.text(value, path(key))
    }

    static func text(_ value: JSONValue, _ path: String) throws(SegmentError) -> String {
        guard case .text(let text) = value else { throw error(path, "a text was expected") }
        return text
    }

    func number(_ key: String) throws(SegmentError) -> Double {
        guard case .number(let number) = members[key] else { throw Self.error(path(key), "a number was expected") }
        return try Self.number(number, path(key))
    }

    private static func number(_ number: JSONNumber, _ path: String) throws(SegmentError) -> Double {
        guard let number = number.double else { throw error(path, "the number is too great") }
        return number + 0  // no negative zero
    }

    /// False when it is not there.
    func flag(_ key: String) throws(SegmentError) -> Bool {
        switch members[key] {
        case nil: return false
        case .boolean(let flag): return flag
        default: throw Self.error(path(key), "true or false was expected")
        }
    }

    func list<Element>(
        _ key: String, _ read: (JSONValue, String) throws(SegmentError) -> Element
    ) throws(SegmentError) -> [Element] {
        guard case .array(let values) = members[key] else { throw Self.error(path(key), "a list was expected") }
        var elements: [Element] = []
        for (index, value) in values.enumerated() { elements.append(try read(value, path(key) + "[\(index)]")) }
        return elements
    }

    func nonEmptyList<Element>(
        _ key: String, _ read: (JSONValue, String) throws(SegmentError) -> Element
    ) throws(SegmentError) -> [Element] {
        let elements = try list(key, read)
        guard !elements.isEmpty else { throw Self.error(path(key), "at least one value was expected") }
        return elements
    }

    // MARK: Places

    func allow(_ known: Set<String>) throws(SegmentError) {
        for key in members.keys.sorted() where !known.contains(key) {
            throw Self.error(path(key), "this key has no place here" + NearestName.hint(key, in: known.sorted()))
        }
    }

    func path(_ key: String) -> String {
        path.isEmpty ? key : "\(path).\(key)"
    }

    func made(_ kind: SegmentNode.Kind) -> SegmentNode {
        SegmentNode(kind, Self.nowhere)
    }

    func located<Value>(_ value: Value) -> Located<Value> {
        Self.located(value)
    }

    static func located<Value>(_ value: Value) -> Located<Value> {
        Located(value, nowhere)
    }

    static let nowhere = SourceSpan(line: 1, column: 1, length: 0, offset: 0)

    static func error(_ path: String, _ message: String, _ kind: SegmentError.Kind = .syntax) -> SegmentError {
        SegmentError(kind, path.isEmpty ? message : "at \(path): \(message)", at: nowhere)
    }
}
