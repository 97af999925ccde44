internal import Calendars
internal import Diagnostics
internal import Audience

/// Turns a tree into JSON.
enum SegmentJSONWriter {
    static func write(_ node: SegmentNode) -> JSONValue {
        switch node.kind {
        case .all(let nodes): return .object(["all": .array(nodes.map(write))])
        case .any(let nodes): return .object(["any": .array(nodes.map(write))])
        case .not(let inner): return .object(["not": write(inner)])
        case .field(let name, let test):
            return .object(self.test(test.value).merging(["field": .text(name.value)]) { first, _ in first })
        case .anniversary(let name, let test):
            return .object(self.test(test.value).merging(["anniversary": .text(name.value)]) { first, _ in first })
        case .activity(let selection, let times):
            var members = self.selection(selection, "has")
            if let times { members["times"] = self.times(times.value) }
            return .object(members)
        case .figure(let figure, let test):
            return .object(self.figure(figure).merging(self.test(test.value)) { first, _ in first })
        case .moment(let isLast, let selection, let test):
            let members = self.selection(selection, isLast ? "last" : "first")
            return .object(members.merging(self.test(test.value)) { first, _ in first })
        case .rank(let rank): return .object(self.rank(rank))
        case .list(let name): return .object(["list": .text(name.value)])
        case .segment(let name): return .object(["segment": .text(name.value)])
        case .sample(let percent, let seed):
            var members: [String: JSONValue] = ["sample": .number(JSONNumber(percent.value))]
            if let seed { members["seed"] = .text(seed) }
            return .object(members)
        }
    }

    static func test(_ test: FieldTest) -> [String: JSONValue] {
        switch test {
        case .present: ["test": .text("present")]
        case .equals(let value, let accents): accented(["test": .text("is"), "value": literal(value)], accents)
        case .oneOf(let values, let accents): accented(["test": .text("in"), "values": .array(values.map(literal))], accents)
        case .text(let match, let text, let accents):
            accented(["test": .text(match.rawValue), "value": .text(text.value)], accents)
        case .compares(let comparison, let value): ["test": .text(comparison.rawValue), "value": literal(value)]
        case .between(let low, let high): ["test": .text("between"), "from": literal(low), "to": literal(high)]
        case .has(let match, let names):
            ["test": .text("has \(match.rawValue)"), "values": .array(names.map { .text($0.value) })]
        case .date(let test): date(test)
        case .near(let vicinity):
            [
                "test": .text("within km of"), "kilometres": .number(JSONNumber(vicinity.value.kilometres)),
                "latitude": .number(JSONNumber(vicinity.value.latitude)),
                "longitude": .number(JSONNumber(vicinity.value.longitude)),
            ]
        }
    }

    private static func date(_ test: FieldTest.DateTest) -> [String: JSONValue] {
        switch test {
        case .on(let value): ["test": .text("on"), "value": literal(value)]
        case .before(let value): ["test": .text("before"), "value": literal(value)]
        case .after(let value): ["test": .text("after"), "value": literal(value)]
        case .period(let period): ["test": .text("period"), "period": .text(period.description)]
        case .away(let span): self.span("is in", span)
        case .ago(let span): self.span("is ago", span)
        case .withinLast(let span): self.span("within last", span)
        case .withinNext(let span): self.span("within next", span)
        case .moreThanAgo(let span): self.span("more than ago", span)
        case .lessThanAgo(let span): self.span("less than ago", span)
        }
    }

    private static func span(_ test: String, _ span: Located<TimeSpan>) -> [String: JSONValue] {
        ["test": .text(test), "count": .number(JSONNumber(Double(span.value.count))), "unit": .text(span.value.unit.rawValue)]
    }

    private static func accented(_ members: [String: JSONValue], _ ignoringAccents: Bool) -> [String: JSONValue] {
        ignoringAccents ? members.merging(["ignoring_accents": .boolean(true)]) { first, _ in first } : members
    }

    private static func literal(_ value: Located<SegmentLiteral>) -> JSONValue {
        switch value.value {
        case .text(let text): .text(text)
        case .number(let number): .number(JSONNumber(number))
        case .word(let word): .object(["word": .text(word)])
        case .day(let day): .object(["date": .text(day.description)])
        case .moment(let moment): .object(["time": .text(moment.description)])
        }
    }
}
