/// `{% if person.city == "Solo" %} {% elif ... %} {% endif %}` and their like, of programs whose language is akin to ours but whose
/// names are not.
enum LiquidTags {
    /// Tags without an end that print something.
    private static let printing: [String: String] = [
        "unsubscribe_url": "UNSUBSCRIBEURL", "unsubscribe_link": "UNSUBSCRIBEURL", "unsubscribe": "UNSUBSCRIBEURL",
        "manage_preferences": "PREFERENCES", "manage_preferences_link": "PREFERENCES",
        "manage_subscription_preferences_url": "PREFERENCES",
        "view_in_browser_url": "WEBVIEWURL", "web_view": "WEBVIEWURL", "web_view_link": "WEBVIEWURL",
        "current_year": "CURRENTYEAR",
    ]
    /// Those of them that print a whole link.
    private static let links = ["unsubscribe": "Unsubscribe", "manage_preferences": "Preferences"]
    private static let loops: Set<String> = ["for", "case", "tablerow"]
    private static let pairs: Set<String> = [
        "capture", "comment", "raw", "with", "block", "macro", "trans", "autoescape", "spaceless",
    ]

    static func meaning(_ text: String, _ names: TagNames) -> ForeignTag.Meaning {
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        let first = words.first ?? ""
        let rest = words.count > 1 ? MustacheTags.decoded(words[1]) : ""
        let reader = MustacheTags.reader(names)
        switch first {
        case "if", "unless":
            return reader.condition(rest).map { .ifBegins($0, isNegated: first == "unless", end: first) }
                ?? .foreignBegins(end: first, isLoop: false, advice: MustacheTags.advice)
        case "elif", "elsif", "elseif":
            return reader.condition(rest).map { .elseIf($0) } ?? .foreignElse(advice: MustacheTags.advice)
        case "else" where rest.isEmpty: return .otherwise
        case "else":
            guard rest.hasPrefix("if ") else { return .foreignElse(advice: MustacheTags.advice) }
            return reader.condition(String(rest.dropFirst(3))).map { .elseIf($0) } ?? .foreignElse(advice: MustacheTags.advice)
        case _ where first.hasPrefix("end"): return .ends(String(first.dropFirst(3)))
        case _ where loops.contains(first): return .foreignBegins(end: first, isLoop: true, advice: MustacheTags.advice)
        case _ where pairs.contains(first): return .foreignBegins(end: first, isLoop: false, advice: MustacheTags.advice)
        default: return printed(first, rest)
        }
    }

    private static func printed(_ word: String, _ rest: String) -> ForeignTag.Meaning {
        guard let name = printing[word] else { return .foreign(advice: MustacheTags.advice) }
        guard let shown = links[word] else { return rest.isEmpty ? .value(name) : .foreign(advice: MustacheTags.advice) }
        let given = rest.isEmpty ? shown : String(rest.dropFirst().dropLast())
        let isText = given.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || $0 >= 0x80 || " .,!?-".utf8.contains($0) }
        guard isText, !given.isEmpty else { return .foreign(advice: MustacheTags.advice) }
        return .liquid("<a href=\"{{ unsubscribe_url }}\">\(given)</a>")
    }
}
