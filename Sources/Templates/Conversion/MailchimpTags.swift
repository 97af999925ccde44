/// `*|FNAME|*`, `*|TITLE:FNAME|*`, `*|DATE:d/m/Y|*`, `*|IF:FNAME|* ... *|ELSE:|* ... *|END:IF|*`.
struct MailchimpTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "*")

    /// Prefixes that change a value, and the filters that do so here.
    private static let filters = ["TITLE": "titlecase", "UPPER": "upcase", "LOWER": "downcase", "URL": "url_encode"]
    /// Prefixes of what belongs to Mailchimp alone.
    private static let foreign: Set<String> = [
        "INTERESTED", "GROUP", "END", "FEED", "FEEDBLOCK", "FEEDITEM", "FEEDITEMS", "RSS", "RSSITEM", "RSSITEMS", "RSSFEED",
        "FACEBOOK", "TWITTER", "MC", "POLL", "SURVEY", "PRODUCT", "COUPON", "PROMO_CODE", "REWARDS", "FORWARD", "ABOUT_LIST",
        "SHARE", "TRANSLATE", "ARCHIVE_LINK_SHORT", "LIKE", "VIDEO", "YOUTUBE", "VIMEO",
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "*|", "|*"), !text.contains("|") else { return nil }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard Self.isWord(parts[0]) else { return nil }
        return ForeignTag(length: length, meaning: meaning(text, parts[0].uppercased(), parts.count > 1 ? parts[1] : nil, names))
    }

    private func meaning(_ text: String, _ word: String, _ rest: String?, _ names: TagNames) -> ForeignTag.Meaning {
        guard let rest else {
            if word == "ELSE" { return .otherwise }
            if word == "DATE" { return date("m/d/Y") }
            return Self.foreign.contains(word) && !names.knows(word) ? Self.left(word) : .value(word)
        }
        switch word {
        case "IF": return Self.test(rest).map { .ifBegins($0, isNegated: false) } ?? Self.left(word)
        // A letter is never its copy in the web.
        case "IFNOT" where rest.uppercased() == "ARCHIVE_PAGE": return .always
        case "IFNOT": return Self.test(rest).map { .ifBegins($0, isNegated: true) } ?? Self.left(word)
        case "ELSEIF": return Self.test(rest).map { .elseIf($0) } ?? Self.left(word)
        case "ELSE": return .otherwise
        case "END" where rest.uppercased() == "IF": return .ifEnds
        case "DATE": return date(rest)
        case "HTML" where Self.isWord(rest): return .value(rest.uppercased() == "LIST_ADDRESS_HTML" ? "LIST_ADDRESS" : rest)
        default: break
        }
        if let filter = Self.filters[word], Self.isWord(rest) { return .value(rest, filters: [filter]) }
        let name = word + ":" + rest
        if names.knows(name) { return .value(name) }
        return Self.left(word)
    }

    private func date(_ format: String) -> ForeignTag.Meaning {
        guard let pattern = PHPDateFormat.strftime(Entities.decoded(Array(format.utf8))) else { return Self.left("DATE") }
        return .liquid("{{ now | date: \"\(pattern)\" }}")
    }

    private static func left(_ word: String) -> ForeignTag.Meaning {
        .foreign(advice: "Mailchimp alone knows `\(word)`: take it out, or write what it stood for.")
    }

    /// `X`, `X=Y`, `X!=Y`, `X>=Y` and so on; in HTML the signs may be written as `&gt;`.
    private static func test(_ text: String) -> ForeignTag.Test? {
        let text = Entities.decoded(Array(text.utf8)).trimmingSpace()
        let signs: [(sign: String, comparison: String)] = [
            (">=", ">="), ("<=", "<="), ("!=", "!="), ("==", "=="), ("=", "=="), (">", ">"), ("<", "<"),
        ]
        let name = String(text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "_:".contains($0)) })
        guard isWord(name.replacing(":", with: "_")) else { return nil }
        let rest = String(text.dropFirst(name.count)).trimmingSpace()
        if rest.isEmpty { return ForeignTag.Test(name: name) }
        guard let sign = signs.first(where: { rest.hasPrefix($0.sign) }) else { return nil }
        return ForeignTag.Test(
            name: name, comparison: sign.comparison, value: String(rest.dropFirst(sign.sign.count)).trimmingSpace())
    }

    private static func isWord(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5a).contains(first & 0xdf) else { return false }
        return text.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }
    }
}
