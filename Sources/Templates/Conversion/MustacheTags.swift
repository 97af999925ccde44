/// `{{first_name}}`, `{{{first_name}}}`, `{{ contact.FIRSTNAME }}`, `{{ name | default: "x" }}`; sections and conditions of
/// Mustache and Handlebars (`{{#if name}} {{else}} {{/if}}`, `{{#name}} {{^name}} {{/name}}`), and of those who write `{% if %}`.
struct MustacheTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")
    static let advice = "Write it by hand; conditions are {% if contact.city %} ... {% else %} ... {% endif %}."

    func mayBegin(_ byte: UInt8) -> Bool { byte == firstByte || byte == UInt8(ascii: "%") }

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        if let (text, length) = insideAddress(bytes, at: offset, "{{", "}}") {
            return ForeignTag(length: length, meaning: value(text.trimmingSpace(), names))
        }
        if bytes[offset...].starts(with: "{%".utf8) {
            guard let (text, length) = inside(bytes, at: offset, "{%", "%}", lines: true) else { return Self.unended }
            return ForeignTag(length: length, meaning: LiquidTags.meaning(Self.bare(text, "-"), names))
        }
        if let (_, length) = inside(bytes, at: offset, "{{!--", "--}}", lines: true) {
            return ForeignTag(length: length, meaning: .text(""))
        }
        guard bytes[offset...].starts(with: "{{".utf8) else { return nil }
        guard
            let (text, length) = inside(bytes, at: offset, "{{{", "}}}", lines: true)
                ?? inside(bytes, at: offset, "{{", "}}", lines: true)
        else { return Self.unended }
        return ForeignTag(length: length, meaning: meaning(Self.bare(text, "~-"), names))
    }

    private static let unended = ForeignTag(
        length: 2, meaning: .foreign(advice: "This tag never ends: write its end, or take it out."))

    /// Without the signs that eat white space.
    private static func bare(_ text: String, _ signs: String) -> String {
        var text = text[...]
        if let first = text.first, signs.contains(first) { text.removeFirst() }
        if let last = text.last, signs.contains(last) { text.removeLast() }
        return String(text).trimmingSpace()
    }

    // MARK: - Sections

    private func meaning(_ text: String, _ names: TagNames) -> ForeignTag.Meaning {
        let rest = String(text.dropFirst()).trimmingSpace()
        switch text.first {
        case "!": return .text("")
        case ">": return .foreign(advice: "Put what it stands for here, or into a partial: {% render \"name\" %}.")
        case "&": return value(rest, names)
        case "#": return section(rest, names)
        case "^" where rest.isEmpty: return .otherwise
        case "^": return simple(rest, names).map { .ifBegins($0, isNegated: true, end: rest) } ?? foreignSection(rest)
        case "/": return .ends(rest.lowercased() == "if" ? "if" : rest)
        default: break
        }
        if let otherwise = Self.otherwise(text, names) { return otherwise }
        return value(text, names)
    }

    /// `else`, `else if x`, `elseif x`.
    private static func otherwise(_ text: String, _ names: TagNames) -> ForeignTag.Meaning? {
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first?.lowercased() else { return nil }
        let isElse = first == "else"
        if isElse, words.count == 1 { return .otherwise }
        guard isElse || first == "elseif" || first == "elsif", words.count == 2 else { return nil }
        var condition = words[1]
        if isElse {
            guard condition.hasPrefix("if ") || condition.hasPrefix("if(") else { return .foreignElse(advice: advice) }
            condition = String(condition.dropFirst(2))
        }
        return reader(names).condition(Self.decoded(condition)).map { .elseIf($0) } ?? .foreignElse(advice: advice)
    }

    private func section(_ text: String, _ names: TagNames) -> ForeignTag.Meaning {
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { return .foreign(advice: Self.advice) }
        if first == "if" || first == "unless" {
            guard words.count == 2, let condition = Self.reader(names).condition(Self.decoded(words[1])) else {
                return .foreignBegins(end: first, isLoop: false, advice: Self.advice)
            }
            return .ifBegins(condition, isNegated: first == "unless", end: first)
        }
        // What repeats itself for a list looks the same: only a field that is known is surely a single value.
        if words.count == 1, let condition = simple(first, names), names.knows(condition.tests[0].name) {
            return .ifBegins(condition, isNegated: false, end: first)
        }
        return foreignSection(first)
    }

    private func foreignSection(_ text: String) -> ForeignTag.Meaning {
        let isHelper = [
            "equals", "notEquals", "eq", "ne", "is", "isnt", "compare", "greaterThan", "lessThan", "and", "or", "ifCond",
        ]
        .contains(text)
        return .foreignBegins(
            end: text, isLoop: !isHelper,
            advice: "Write by hand what belongs between; lists are {% for item in list %} ... {% endfor %}.")
    }

    private func simple(_ text: String, _ names: TagNames) -> TagCondition? {
        TagPath.name(text, names).map { TagCondition(.init(name: $0)) }
    }

    /// Quotes and signs as HTML editors write them, and the backticks that one program puts around.
    static func decoded(_ text: String) -> String {
        Entities.decoded(Array(text.utf8)).trimmingSpace().replacing("`", with: "")
    }

    static func reader(_ names: TagNames) -> ConditionReader {
        ConditionReader { TagPath.name($0, names) }
    }

    // MARK: - Values

    private func value(_ text: String, _ names: TagNames) -> ForeignTag.Meaning {
        TagOutput(Self.decoded(text), names).map { .value($0.name, fallback: $0.fallback, filters: $0.filters) }
            ?? .foreign(advice: Self.advice)
    }
}
