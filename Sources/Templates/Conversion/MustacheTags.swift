/// `{{first_name}}`, `{{{first_name}}}`, `{{ contact.FIRSTNAME }}`, `{{ name | default: "x" }}`. Conditions stay for a person.
struct MustacheTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        // Conditions of those who write Liquid: they look like ours, and ask for names that are theirs.
        if bytes[offset...].starts(with: "{%".utf8) { return Self.left(inside(bytes, at: offset, "{%", "%}")?.length ?? 2) }
        guard
            let (text, length) = inside(bytes, at: offset, "{{{", "}}}") ?? inside(bytes, at: offset, "{{", "}}")
        else { return nil }
        let inner = text.trimmingSpace()
        var (name, fallback) = split(inner)
        if let given = fallback {
            guard let text = Self.fallback(given) else { return Self.left(length) }
            fallback = text
        }
        guard !name.isEmpty, name.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || "_-. ".utf8.contains($0) }) else {
            return Self.left(length)
        }
        // `contact.FIRSTNAME`, `params.city`: the last part is the name, unless the whole is one.
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return ForeignTag(length: length, meaning: .value(names.knows(name) ? name : last, fallback: fallback))
    }

    /// The text in `default: "text"`, `fallback="text"` or `default("text")`.
    private static func fallback(_ text: String) -> String? {
        let text = text.trimmingSpace()
        guard let start = ["default", "fallback"].first(where: text.hasPrefix) else { return nil }
        let value = text.dropFirst(start.count).drop { " :=(".contains($0) }
        guard let quote = value.first, quote == "\"" || quote == "'", let end = value.dropFirst().firstIndex(of: quote) else {
            return nil
        }
        return value[value.index(after: end)...].allSatisfy { " )".contains($0) }
            ? String(value[value.index(after: value.startIndex)..<end]) : nil
    }

    private static func left(_ length: Int) -> ForeignTag {
        ForeignTag(
            length: length,
            meaning: .foreign(advice: "Write it by hand; conditions are {% if contact.city %} ... {% else %} ... {% endif %}."))
    }
}
