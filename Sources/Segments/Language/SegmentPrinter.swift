internal import Calendars
internal import Audience
internal import Calendars

/// Writes a tree as text in its canonical form: what is parsed from it is the same tree.
public enum SegmentPrinter {
    public static func print(_ node: SegmentNode) -> String {
        switch node.kind {
        case .all(let nodes): conjunction(nodes)
        case .any(let nodes): nodes.map { operand($0, in: .any) }.joined(separator: " or ")
        case .not(let inner): negated(inner)
        case .field(let field, let test): "\(field.value) \(self.test(test.value))"
        case .anniversary(let field, let test): "anniversary of \(field.value) \(self.test(test.value))"
        case .activity(let selection, let times): "has \(activity(selection, times?.value))"
        case .figure(let figure, let test): "\(self.figure(figure)) \(self.test(test.value))"
        case .moment(let isLast, let selection, let test):
            "\(isLast ? "last" : "first") of \(self.selection(selection)) \(self.test(test.value))"
        case .rank(let rank): "in \(self.rank(rank))"
        case .list(let name): "in list \(quoted(name.value))"
        case .segment(let name): "in segment \(quoted(name.value))"
        case .sample(let percent, let seed): "sample \(number(percent.value))%" + (seed.map { " seed \(quoted($0))" } ?? "")
        }
    }

    enum Place { case all, any, not }

    /// Parentheses where the tree would read differently without.
    static func operand(_ node: SegmentNode, in place: Place) -> String {
        switch (node.kind, place) {
        case (.any, _), (.all, .all), (.all, .not): "(\(print(node)))"
        default: print(node)
        }
    }

    /// The negative form where the language has one, else `not` before it.
    private static func negated(_ node: SegmentNode) -> String {
        switch node.kind {
        case .field(let field, let test): negativeTest(test.value).map { "\(field.value) \($0)" } ?? "not \(print(node))"
        case .anniversary(let field, let test):
            negativeTest(test.value).map { "anniversary of \(field.value) \($0)" } ?? "not \(print(node))"
        case .list(let name): "in not list \(quoted(name.value))"
        case .segment(let name): "in not segment \(quoted(name.value))"
        case .activity(let selection, let times): "has not \(activity(selection, times?.value))"
        case .figure(let figure, let test):
            negativeTest(test.value).map { "\(self.figure(figure)) \($0)" } ?? "not \(print(node))"
        case .moment(let isLast, let selection, let test):
            negativeTest(test.value).map { "\(isLast ? "last" : "first") of \(self.selection(selection)) \($0)" }
                ?? "not \(print(node))"
        case .rank(let rank): "in not \(self.rank(rank))"
        case .all, .any, .not, .sample: "not \(operand(node, in: .not))"
        }
    }

    static func negativeTest(_ test: FieldTest) -> String? {
        switch test {
        case .present: "is missing"
        case .equals, .date(.period), .date(.away), .date(.ago): "is not " + self.test(test).dropFirst("is ".count)
        case .oneOf: "not \(self.test(test))"
        case .text(.contains, let text, let accents): "does not contain \(quoted(text.value))\(ending(accents))"
        case .text(.startsWith, let text, let accents): "does not start with \(quoted(text.value))\(ending(accents))"
        case .text(.endsWith, let text, let accents): "does not end with \(quoted(text.value))\(ending(accents))"
        case .has(.any, let names): "has none of \(list(names.map { quoted($0.value) }))"
        case .has(.all, _), .compares, .between, .date, .near: nil
        }
    }

    static func test(_ test: FieldTest) -> String {
        switch test {
        case .present: "is present"
        case .equals(let value, let accents): "is \(literal(value.value))\(ending(accents))"
        case .oneOf(let values, let accents): "in \(list(values.map { literal($0.value) }))\(ending(accents))"
        case .text(let match, let text, let accents): "\(match.rawValue) \(quoted(text.value))\(ending(accents))"
        case .compares(let comparison, let value): "\(comparison.rawValue) \(literal(value.value))"
        case .between(let low, let high): "between \(literal(low.value)) and \(literal(high.value))"
        case .has(.any, let names) where names.count == 1: "has \(quoted(names[0].value))"
        case .has(let match, let names): "has \(match.rawValue) \(list(names.map { quoted($0.value) }))"
        case .date(let test): date(test)
        case .near(let vicinity):
            "within \(number(vicinity.value.kilometres)) km of "
                + list([number(vicinity.value.latitude), number(vicinity.value.longitude)])
        }
    }

    private static func date(_ test: FieldTest.DateTest) -> String {
        switch test {
        case .on(let day): "on \(literal(day.value))"
        case .before(let moment): "before \(literal(moment.value))"
        case .after(let moment): "after \(literal(moment.value))"
        case .period(let period): "is \(period)"
        case .away(let span): "is in \(span.value)"
        case .ago(let span): "is \(span.value) ago"
        case .withinLast(let span): "within last \(span.value)"
        case .withinNext(let span): "within next \(span.value)"
        case .moreThanAgo(let span): "more than \(span.value) ago"
        case .lessThanAgo(let span): "less than \(span.value) ago"
        }
    }

    private static func ending(_ ignoringAccents: Bool) -> String {
        ignoringAccents ? " ignoring accents" : ""
    }

    private static func list(_ items: [String]) -> String {
        "(" + items.joined(separator: ", ") + ")"
    }

    // MARK: Values

    static func literal(_ literal: SegmentLiteral) -> String {
        switch literal {
        case .text(let text): quoted(text)
        case .number(let number): self.number(number)
        case .word(let word): word
        case .day(let day): day.description
        case .moment(let moment): moment.description
        }
    }

    /// The shortest decimal that reads back as the same number, without ".0".
    static func number(_ number: Double) -> String {
        let text = "\(number + 0)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    static func quoted(_ text: String) -> String {
        var result = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
            case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": result.append(contentsOf: "\\n".unicodeScalars)
            case "\t": result.append(contentsOf: "\\t".unicodeScalars)
            case "\r": result.append(contentsOf: "\\r".unicodeScalars)
            default: result.append(scalar)
            }
        }
        result.append("\"")
        return String(result)
    }
}
