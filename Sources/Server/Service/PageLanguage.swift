/// A language that the pages speak.
enum PageLanguage: String, CaseIterable {
    case english = "en"
    case indonesian = "id"
    case javanese = "jv"
    case polish = "pl"
    case vietnamese = "vi"

    /// The contact's language, else the browser's first choice that the pages have, else English.
    init(contact: String?, acceptLanguage: String?) {
        self = contact.flatMap { PageLanguage(tag: $0) } ?? acceptLanguage.flatMap(Self.preferred) ?? .english
    }

    /// From a language tag, of which the first subtag counts (RFC 5646): `pl-PL` is Polish.
    init?(tag: some StringProtocol) {
        let primary = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        self.init(rawValue: primary == "jw" ? "jv" : primary)  // Java once called Javanese jw
    }

    /// The most wanted of a list such as `vi, en;q=0.5` (RFC 9110 section 12.5.4).
    private static func preferred(_ header: String) -> PageLanguage? {
        header.prefix(1000).split(separator: ",")
            .compactMap { range -> (language: PageLanguage, quality: Double)? in
                let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
                guard let tag = parts.first, let language = PageLanguage(tag: tag) else { return nil }
                let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
                return quality > 0 ? (language, quality) : nil
            }
            .max { $0.quality < $1.quality }?.language  // of equals the first
    }
}
