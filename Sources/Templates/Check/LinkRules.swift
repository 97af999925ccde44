/// What the check says about a link.
enum LinkRules {
    /// The findings of the start tag.
    static func findings(_ tag: StartTag) -> [Finding] {
        guard let address = address(tag) else { return [] }
        if address.text.isEmpty || address.text == "#" {
            return [
                Finding(
                    .linkNowhere, .warning, "this link leads nowhere", at: address.position,
                    advice: "Write the whole address, with https://.")
            ]
        }
        if HTMLSurface.scheme(of: address.text) == nil, !address.text.hasPrefix("#"), !address.text.hasPrefix("//") {
            return [
                Finding(
                    .linkWithoutScheme, .warning, "the link `\(address.text)` has no scheme", at: address.position,
                    advice: "Write the whole address, with https://.")
            ]
        }
        return AddressRules.findings(address.text, at: address.position, "link")
    }

    /// Where a link leads, if the template alone says so.
    static func address(_ tag: StartTag) -> (text: String, position: SourcePosition)? {
        guard tag.name == "a" || tag.name == "area", let address = tag["href"], !address.hasTag, !address.isConditional else {
            return nil
        }
        return (address.value.trimmingSpace(), address.position)
    }

    /// The findings of a whole link: whether its text is an address, and another one than it leads to.
    static func findings(text: String, leadsTo address: String, at position: SourcePosition) -> [Finding] {
        guard let shown = shownHost(text), let host = WebHost(address), !isRelated(host.bare, shown.bare) else {
            return []
        }
        return [
            Finding(
                .linkShowsAnother, .warning,
                "this link shows `\(shown.name)` and leads to `\(host.name)`, as in fraudulent letters", at: position,
                advice: "Write words as the link's text, or the address it leads to.")
        ]
    }

    /// Whether they are the same, or one lies below the other.
    private static func isRelated(_ a: String, _ b: String) -> Bool {
        a == b || a.hasSuffix("." + b) || b.hasSuffix("." + a)
    }

    /// What names of hosts usually end with, and names of files, products and places do not.
    private static let usualEndings: Set<Substring> = [
        "com", "net", "org", "info", "biz", "edu", "gov", "io", "co", "eu", "us", "uk", "ca", "au", "nz", "de", "at", "ch", "fr",
        "nl", "be", "it", "es", "se", "no", "dk", "fi", "cz", "ru", "id", "my", "sg", "ph", "th", "vn", "in", "jp", "kr", "cn",
        "tw", "hk", "br", "mx", "za", "shop", "store", "online", "app", "example",
    ]

    /// The host in a text that is nothing but an address.
    private static func shownHost(_ text: String) -> WebHost? {
        let text = text.trimmingSpace().lowercased()
        guard !text.isEmpty, !text.contains(where: { $0.isWhitespace || $0 == "@" }) else { return nil }
        let hasScheme = text.hasPrefix("http://") || text.hasPrefix("https://")
        guard let host = WebHost(hasScheme ? text : "//" + text) else { return nil }
        let labels = host.name.split(separator: ".", omittingEmptySubsequences: false)
        let isName = labels.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
        // `www.` or a scheme make it an address; else it must look like one: not `2.50` or `e.g`.
        guard isName, labels.count > 1, let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else { return nil }
        guard hasScheme || host.name.hasPrefix("www.") || usualEndings.contains(last) else { return nil }
        return host
    }
}
