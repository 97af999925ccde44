/// `{{ .Subscriber.FirstName }}`, `{{ .Subscriber.Attribs.city }}`, `{{ UnsubscribeURL }}`, `{{ TrackLink "https://..." . }}`,
/// `https://...@TrackLink`, `{{ if eq .Subscriber.Attribs.city "Solo" }} {{ else }} {{ end }}`.
struct ListmonkTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")
    /// Stands behind the address of a link that is counted; here all are.
    private static let suffix = "@TrackLink"
    private static let advice = "Write it by hand; conditions are {% if contact.city %} ... {% else %} ... {% endif %}."

    func mayBegin(_ byte: UInt8) -> Bool {
        byte == firstByte || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "%")
    }

    private static let fixed: [String: ForeignTag.Meaning] = [
        "UnsubscribeURL": .value("UNSUBSCRIBEURL"), "ManageURL": .value("PREFERENCES"), "MessageURL": .value("MESSAGEURL"),
        "ArchiveURL": .value("MESSAGEURL"),
        "OptinURL": .foreign(advice: "Letters that ask for consent are made by Merpati itself: take it out."),
        "TrackView": .text(""), "template \"content\"": .liquid("{{ content }}"), ".Campaign.Subject": .value("SUBJECT"),
        ".Campaign.Name": .value("CAMPAIGNNAME"), ".Campaign.FromEmail": .value("FROMEMAIL"),
    ]
    private static let filters = [
        "upper": "upcase", "lower": "downcase", "title": "titlecase", "trim": "strip", "urlquery": "url_encode",
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        if bytes[offset] == UInt8(ascii: "@") {
            let end = offset + Self.suffix.utf8.count
            guard bytes[offset...].starts(with: Self.suffix.utf8), end == bytes.count || !TagNames.isLetterOrDigit(bytes[end])
            else { return nil }
            return ForeignTag(length: Self.suffix.utf8.count, meaning: .text(""))
        }
        if let (text, length) = insideAddress(bytes, at: offset, "{{", "}}") {
            return ForeignTag(length: length, meaning: meaning(Self.bare(text)))
        }
        guard bytes[offset...].starts(with: "{{".utf8) else { return nil }
        guard let (text, length) = inside(bytes, at: offset, "{{", "}}", lines: true) else {
            return ForeignTag(length: 2, meaning: .foreign(advice: "This tag never ends: write its end, or take it out."))
        }
        return ForeignTag(length: length, meaning: meaning(Self.bare(text)))
    }

    /// Without the signs that eat white space.
    private static func bare(_ text: String) -> String {
        var text = text[...]
        if text.hasPrefix("- ") { text.removeFirst(2) }
        if text.hasSuffix(" -") { text.removeLast(2) }
        return String(text).trimmingSpace()
    }

    private func meaning(_ text: String) -> ForeignTag.Meaning {
        if text.hasPrefix("/*"), text.hasSuffix("*/") { return .text("") }
        let words = text.split(maxSplits: 1, whereSeparator: \.isWhitespace).map(String.init)
        let rest = words.count > 1 ? words[1].trimmingSpace() : ""
        switch words.first {
        case "if":
            guard let condition = Self.condition(rest) else {
                return .foreignBegins(end: "if", isLoop: false, advice: Self.advice)
            }
            return .ifBegins(condition, isNegated: false, end: "if")
        case "else" where rest.isEmpty: return .otherwise
        case "else":
            guard rest.hasPrefix("if"), let condition = Self.condition(String(rest.dropFirst(2))) else {
                return .foreignElse(advice: Self.advice)
            }
            return .elseIf(condition)
        case "end" where rest.isEmpty: return .ends(nil)
        case "range", "with", "block", "define": return .foreignBegins(end: words[0], isLoop: true, advice: Self.advice)
        default: return output(text)
        }
    }

    private static func condition(_ text: String) -> TagCondition? {
        ConditionReader(name: name).condition(Entities.decoded(Array(text.utf8)))
    }

    /// The name in `.Subscriber.FirstName` or `.Subscriber.Attribs.city`; nil for what is not the subscriber's own.
    private static func name(_ word: String) -> String? {
        let word = word.hasPrefix("$.") ? String(word.dropFirst()) : word
        for prefix in [".Subscriber.Attribs.", ".Subscriber."] where word.hasPrefix(prefix) {
            let name = String(word.dropFirst(prefix.count))
            if !name.isEmpty, name.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }) { return name }
        }
        return nil
    }

    // MARK: - Values

    private func output(_ text: String) -> ForeignTag.Meaning {
        // The dot hands everything on.
        let call = text.hasSuffix(" .") ? String(text.dropLast(2)).trimmingSpace() : text
        if let fixed = Self.fixed[text] ?? Self.fixed[call] { return fixed }
        if call.hasPrefix("TrackLink \""), call.hasSuffix("\""), call.utf8.count > 12 {
            let address = String(call.dropFirst(11).dropLast())
            if !address.contains("\""), !address.contains("{") { return .text(address) }
        }
        var parts = text.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmingSpace() }
        let subject = parts.removeFirst()
        var fallback: String?
        guard let name = Self.name(subject) ?? Self.indexed(subject) ?? Self.defaulted(subject, &fallback) else {
            return .foreign(advice: Self.advice)
        }
        var filters: [String] = []
        for part in parts {
            if part.hasPrefix("default "), fallback == nil, let text = Self.quoted(String(part.dropFirst(8)).trimmingSpace()) {
                fallback = text
            } else if let filter = Self.filters[part], fallback == nil {
                filters.append(filter)
            } else if !["html", "safeHTML", "js"].contains(part) {
                return .foreign(advice: Self.advice)
            }
        }
        return .value(name, fallback: fallback, filters: filters)
    }

    /// `index .Subscriber.Attribs "city"`
    private static func indexed(_ text: String) -> String? {
        let prefix = "index .Subscriber.Attribs "
        guard text.hasPrefix(prefix), let key = quoted(String(text.dropFirst(prefix.count)).trimmingSpace()) else { return nil }
        return name(".Subscriber.Attribs." + key)
    }

    /// `default "there" .Subscriber.FirstName`
    private static func defaulted(_ text: String, _ fallback: inout String?) -> String? {
        let rest = String(text.dropFirst("default ".count)).trimmingSpace()
        guard text.hasPrefix("default "), let space = rest.lastIndex(of: " "),
            let given = quoted(String(rest[..<space]).trimmingSpace()), let name = name(String(rest[rest.index(after: space)...]))
        else { return nil }
        fallback = given
        return name
    }

    private static func quoted(_ text: String) -> String? {
        guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "`", text.last == quote else { return nil }
        let inner = String(text.dropFirst().dropLast())
        return inner.contains(quote) || inner.contains("\\") ? nil : inner
    }
}
