/// What a tag between braces prints: a name, a default and filters, in the forms that other programs have for them.
struct TagOutput {
    private(set) var name: String
    private(set) var fallback: String?
    private(set) var filters: [String] = []

    private static let known = [
        "upper": "upcase", "upcase": "upcase", "uppercase": "upcase", "lower": "downcase", "downcase": "downcase",
        "lowercase": "downcase", "capitalize": "capitalize", "capfirst": "capitalize", "title": "titlecase",
        "titlecase": "titlecase", "urlencode": "url_encode", "url_encode": "url_encode", "strip": "strip", "trim": "strip",
    ]
    /// Escaping is done here without a word.
    private static let needless: Set<String> = ["escape", "e", "h", "safe", "raw", "force_escape", "escape_once"]
    private static let calls = ["personalization_token", "defaultIfEmpty", "default", "insert", "fallback"]

    /// Nil for what is more than that.
    init?(_ text: String, _ names: TagNames) {
        if let call = Self.calls.first(where: { text.hasPrefix($0 + "(") || text.hasPrefix($0 + " ") }) {
            guard let parts = Self.arguments(of: call, String(text.dropFirst(call.count)), names) else { return nil }
            (name, fallback) = parts
            return
        }
        var parts = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpace() }
        // A sign within quotes is none.
        guard !parts.contains(where: { !Self.isBalanced($0) }) else { return nil }
        var subject = parts.removeFirst()
        // `{{lead.First Name:default=friend}}`
        if let range = subject.firstRange(of: ":default=") {
            fallback = String(subject[range.upperBound...])
            subject = String(subject[..<range.lowerBound])
        } else if parts.isEmpty,
            let range = ["fallback=", "default="].lazy.compactMap({ subject.firstRange(of: " " + $0) }).first
        {
            guard let text = Self.quoted(String(subject[range.upperBound...])) else { return nil }
            fallback = text
            subject = String(subject[..<range.lowerBound])
        }
        guard let name = TagPath.name(subject.trimmingSpace(), names) else { return nil }
        self.name = name
        for part in parts {
            guard take(filter: part) else { return nil }
        }
    }

    private mutating func take(filter text: String) -> Bool {
        let name = String(text.prefix { $0.isLetter || $0 == "_" })
        let rest = String(text.dropFirst(name.count)).trimmingSpace()
        if name == "default" || name == "fallback" {
            guard fallback == nil, let text = Self.quoted(String(rest.drop { " :=(".contains($0) })) else { return false }
            fallback = text
            return true
        }
        guard rest.isEmpty || rest == "()" else { return false }
        if Self.needless.contains(name) { return true }
        // A filter behind a default would change the default, too: as it does here.
        guard let filter = Self.known[name], fallback == nil else { return false }
        filters.append(filter)
        return true
    }

    /// `personalization_token("contact.firstname", "there")`, `defaultIfEmpty firstName "there"`, `insert name "default=there"`.
    private static func arguments(
        of call: String, _ text: String, _ names: TagNames
    ) -> (name: String, fallback: String?)? {
        let inner = text.drop { " (".contains($0) }
        let end = inner.firstIndex { " ,)".contains($0) } ?? inner.endIndex
        let first = String(inner[..<end])
        guard let name = TagPath.name(quoted(first) ?? first, names) else { return nil }
        let rest = String(inner[end...].drop { " ,".contains($0) })
        if rest.isEmpty || rest == ")" { return (name, nil) }
        guard let given = quoted(rest) else { return nil }
        return (name, call == "insert" && given.hasPrefix("default=") ? String(given.dropFirst("default=".count)) : given)
    }

    /// The text between quotes, with nothing but a bracket behind.
    private static func quoted(_ text: String) -> String? {
        guard let quote = text.first, quote == "\"" || quote == "'", let end = text.dropFirst().firstIndex(of: quote) else {
            return nil
        }
        return text[text.index(after: end)...].allSatisfy { " )".contains($0) }
            ? String(text[text.index(after: text.startIndex)..<end]) : nil
    }

    private static func isBalanced(_ text: String) -> Bool {
        guard let first = text.first(where: { $0 == "\"" || $0 == "'" }) else { return true }
        return text.count { $0 == first } % 2 == 0
    }
}
