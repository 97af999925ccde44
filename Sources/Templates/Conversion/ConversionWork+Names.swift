/// Names, values and conditions in our words.
extension ConversionWork {
    mutating func value(_ name: String, _ fallback: String?, _ filters: [String], _ tag: TagPlace) -> String {
        var (expression, fallback) = expression(name, fallback, tag)
        for filter in filters { expression += " | \(filter)" }
        if let text = fallback.map({ Entities.decoded(Array($0.utf8)) }), !text.isEmpty {
            if let literal = Self.literal(text) {
                expression += " | default: \(literal)"
            } else {
                fallback = nil
                note(
                    .error, "the default of `\(tag.written)` cannot be written here", tag.position,
                    "Write {{ \(expression) | default: \"...\" }}.")
            }
        }
        return "{{ \(expression) }}"
    }

    private mutating func expression(
        _ name: String, _ fallback: String?, _ tag: TagPlace, isSilent: Bool = false
    ) -> (String, fallback: String?) {
        switch names.target(name) {
        case .field(let field): return ("contact.\(field.key)", fallback ?? field.fallback)
        case .other(let expression, let advice):
            if let advice, !isSilent { note(.warning, "`\(tag.written)` has no equal here", tag.position, advice) }
            return (expression, nil)
        case .unknown(let key):
            if !isSilent {
                note(
                    .warning, "`\(tag.written)` became `contact.\(key)`, which is a guess", tag.position,
                    "Define a field `\(key)`, or say which field it is: --map \(name)=KEY.")
            }
            return ("contact.\(key)", fallback)
        }
    }

    /// A condition as `if` takes it; nil for what cannot be written here, which is noted.
    mutating func text(of condition: TagCondition, _ tag: TagPlace, isSilent: Bool = false) -> String? {
        var parts: [String] = []
        for test in condition.tests {
            guard let text = text(of: test, tag, isSilent) else {
                note(.error, "the condition `\(tag.written)` cannot be written here", tag.position, "Write it by hand.")
                return nil
            }
            parts.append(text)
        }
        return parts.joined(separator: " \(condition.joint) ")
    }

    private mutating func text(of test: TagCondition.Test, _ tag: TagPlace, _ isSilent: Bool) -> String? {
        let (expression, _) = expression(test.name, nil, tag, isSilent: isSilent)
        let subject = expression.split(separator: "|").first.map { String($0).trimmingSpace() } ?? expression
        guard let comparison = test.comparison else { return test.isNegated ? "\(subject) == blank" : subject }
        switch test.value {
        case .text(""): return comparison == "==" || comparison == "!=" ? "\(subject) \(comparison) blank" : nil
        case .text(let text): return Self.literal(text).map { "\(subject) \(comparison) \($0)" }
        case .word(let word): return "\(subject) \(comparison) \(word)"
        case .number(let number):
            if comparison == "==" || comparison == "!=" {
                note(
                    .notice, "`\(tag.written)` compares with a number", tag.position,
                    "Put quotes around \(number) if the field holds text.")
            }
            return "\(subject) \(comparison) \(number)"
        }
    }

    /// A text as a literal; nil when it would end its tag.
    private static func literal(_ text: String) -> String? {
        if ["}}", "%}", "{{", "{%", "\n", "\r"].contains(where: text.contains) || text.hasSuffix("}") || text.hasSuffix("%") {
            return nil
        }
        if !text.contains("\"") { return "\"\(text)\"" }
        return text.contains("'") ? nil : "'\(text)'"
    }
}
