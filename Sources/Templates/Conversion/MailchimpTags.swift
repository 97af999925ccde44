/// `*|FNAME|*`, `*|TITLE:FNAME|*`, `*|DATE:d/m/Y|*`, `*|IF:FNAME|* ... *|ELSE:|* ... *|END:IF|*`.
struct MailchimpTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "*")

    /// Prefixes that change a value, and the filters that do so here.
    private static let filters = ["TITLE": "titlecase", "UPPER": "upcase", "LOWER": "downcase", "URL": "url_encode"]
    /// What belongs to Mailchimp alone, with or without something behind a colon.
    private static let foreign: Set<String> = [
        "INTERESTED", "GROUP", "END", "FEED", "FEEDBLOCK", "FEEDITEM", "FEEDITEMS", "RSS", "RSSITEM", "RSSITEMS", "RSSFEED",
        "FACEBOOK", "TWITTER", "INSTAGRAM", "LINKEDIN", "GOOGLE", "MC", "POLL", "SURVEY", "PRODUCT", "PRODUCTS", "CART",
        "CARTITEMS",
        "COUPON", "PROMO_CODE", "REWARDS", "REWARDS_TEXT", "FORWARD", "ABOUT_LIST", "SHARE", "TRANSLATE", "ARCHIVE_LINK_SHORT",
        "LIKE", "VIDEO", "YOUTUBE", "VIMEO", "EMAIL_UID", "UNIQID", "CAMPAIGN_UID", "LIST", "USER", "BRAND", "RANDOM", "REWARD",
        "LIST_ADDRESS_VCARD", "LIST_ADDRESS_VCARD_HREF", "LISTADDRESS_VCARD", "OPTIN_IP", "CONFIRM_IP", "REFERRALS", "EEPURL",
        "MC_LANGUAGE_LABEL", "ETSY", "SHOPIFY", "RECOMMENDATIONS", "COUNTDOWN",
    ]
    /// What has an end, and repeats what is between.
    private static let loops: Set<String> = ["FEEDBLOCK", "FEEDITEMS", "RSSITEMS"]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "*|", "|*") ?? insideAddress(bytes, at: offset, "*|", "|*"),
            !text.contains("*|")
        else { return nil }
        let inner = text.trimmingSpace()
        let parts = inner.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let word = parts.first, Self.isWord(word), !inner.contains("|") else {
            // What begins like a tag is named; `*| ... |*` may be anything.
            guard let first = text.utf8.first, TagNames.isLetterOrDigit(first) || first == UInt8(ascii: "<") else { return nil }
            return ForeignTag(
                length: length,
                meaning: .foreign(advice: "Write what it stood for; defaults are {{ contact.city | default: \"...\" }}."))
        }
        if inner.utf8.count < text.utf8.count, parts.count == 1, !names.knows(word) { return nil }
        let rest = parts.count > 1 ? parts[1].trimmingSpace() : nil
        return ForeignTag(length: length, meaning: meaning(word.uppercased(), rest, inner, names))
    }

    private func meaning(_ word: String, _ rest: String?, _ text: String, _ names: TagNames) -> ForeignTag.Meaning {
        guard let rest else {
            switch word {
            case "ELSE": return .otherwise
            case "ENDIF": return .ends("IF")
            case "DATE": return date("m/d/Y")
            default: return Self.foreign.contains(word) && !names.knows(word) ? Self.left(word) : .value(word)
            }
        }
        switch word {
        case "IF", "IFNOT": return condition(rest, isNegated: word == "IFNOT", names)
        case "ELSEIF":
            return Self.test(rest).map { .elseIf(TagCondition($0)) } ?? .foreignElse(advice: Self.conditionAdvice)
        case "ELSE": return .otherwise
        case "END": return .ends(rest.uppercased())
        case "DATE": return date(rest)
        case "INTERESTED":
            return .foreignBegins(
                end: "INTERESTED", isLoop: false,
                advice: "Groups of Mailchimp are labels or fields here: write {% if contact.labels contains \"...\" %} by hand.")
        case _ where Self.loops.contains(word): return .foreignBegins(end: word, isLoop: true, advice: Self.advice(word))
        case "HTML" where Self.isWord(rest):
            let name = rest.uppercased() == "LIST_ADDRESS_HTML" ? "LIST_ADDRESS" : rest.uppercased()
            return Self.foreign.contains(name) && !names.knows(name) ? Self.left(word) : .value(name)
        default: break
        }
        if let filter = Self.filters[word], Self.isWord(rest) {
            return Self.foreign.contains(rest.uppercased()) ? Self.left(rest) : .value(rest, filters: [filter])
        }
        let name = word + ":" + rest
        if names.knows(name) { return .value(name) }
        return Self.left(word)
    }

    private func condition(_ text: String, isNegated: Bool, _ names: TagNames) -> ForeignTag.Meaning {
        // A letter is never its copy in the web, and no part of Mailchimp's rewards.
        let never = ["ARCHIVE_PAGE", "REWARDS"]
        if never.contains(text.uppercased()), !names.knows(text) { return .decided(isNegated, end: "IF") }
        guard let test = Self.test(text), !Self.foreign.contains(test.name.uppercased()) || names.knows(test.name) else {
            return .foreignBegins(end: "IF", isLoop: false, advice: Self.conditionAdvice)
        }
        return .ifBegins(TagCondition(test), isNegated: isNegated, end: "IF")
    }

    private func date(_ format: String) -> ForeignTag.Meaning {
        guard let pattern = PHPDateFormat.strftime(Entities.decoded(Array(format.utf8))) else { return Self.left("DATE") }
        return .liquid("{{ now | date: \"\(pattern)\" }}")
    }

    private static let conditionAdvice =
        "Write this condition by hand: {% if contact.city == \"Jakarta\" %} ... {% else %} ... {% endif %}."

    private static func advice(_ word: String) -> String {
        "Mailchimp alone knows `\(word)`: take it out, or write what it stood for."
    }

    private static func left(_ word: String) -> ForeignTag.Meaning { .foreign(advice: advice(word)) }

    /// `X`, `X=Y`, `X!="Y"`, `X >= Y` and so on; in HTML the signs may be written as `&gt;`.
    private static func test(_ text: String) -> TagCondition.Test? {
        let text = Entities.decoded(Array(text.utf8)).trimmingSpace()
        let signs: [(sign: String, comparison: String)] = [
            (">=", ">="), ("<=", "<="), ("!=", "!="), ("<>", "!="), ("==", "=="), ("=", "=="), (">", ">"), ("<", "<"),
        ]
        let name = String(text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_:".contains($0)) })
        guard isWord(name.replacing(":", with: "_")) else { return nil }
        let rest = String(text.dropFirst(name.count)).trimmingSpace()
        if rest.isEmpty { return .init(name: name) }
        guard let sign = signs.first(where: { rest.hasPrefix($0.sign) }) else { return nil }
        let value = String(rest.dropFirst(sign.sign.count)).trimmingSpace()
        if let text = unquoted(value) { return .init(name: name, comparison: sign.comparison, value: .text(text)) }
        let typed = TagCondition.Value(value)
        // Without quotes all values are texts there.
        if case .number = typed { return .init(name: name, comparison: sign.comparison, value: typed) }
        return .init(name: name, comparison: sign.comparison, value: .text(value))
    }

    /// The text between quotes; nil without them.
    private static func unquoted(_ text: String) -> String? {
        guard text.count >= 2, let first = text.first, let last = text.last,
            ["\"": "\"", "'": "'", "“": "”", "”": "”", "‘": "’", "’": "’"][first] == last
        else { return nil }
        let inner = String(text.dropFirst().dropLast())
        return inner.contains(first) ? nil : inner
    }

    private static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5a).contains(first & 0xdf) else { return false }
        return text.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    }
}
