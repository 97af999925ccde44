/// `[FIRSTNAME]`, `[First Name]`, `[email|there]`, `[firstname,fallback=there]`, `[subscriber:firstname | default:there]`.
/// Only names that are known, or that stand as no text would write them: text and Markdown have brackets of their own.
struct BracketTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "[")
    /// `[lang]` is a selector there.
    let isForText = true

    /// What stands before the names of one program, each with what belongs to it.
    private static let kinds: Set<String> = ["subscriber", "link", "newsletter", "date", "site", "user", "post"]
    private static let full = [
        "subscription_unsubscribe": ("Unsubscribe", "unsubscribe_url"), "subscription_manage": ("Preferences", "unsubscribe_url"),
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        if let (text, length) = inside(bytes, at: offset, "[[", "]]"), let meaning = double(text, names) {
            return ForeignTag(length: length, meaning: meaning)
        }
        guard let (text, length) = inside(bytes, at: offset, "[", "]"), !text.contains("[") else { return nil }
        // `[TEXT](address)` and `[TEXT][1]` are links of Markdown.
        let next = offset + length < bytes.count ? bytes[offset + length] : 0
        guard next != UInt8(ascii: "("), next != UInt8(ascii: "["), next != UInt8(ascii: ":") else { return nil }
        return meaning(text, names).map { ForeignTag(length: length, meaning: $0) }
    }

    private func meaning(_ text: String, _ names: TagNames) -> ForeignTag.Meaning? {
        let (name, fallback) = parts(text)
        if Self.isName(name), names.knows(name) { return .value(name, fallback: fallback) }
        if let colon = name.firstIndex(of: ":"), Self.kinds.contains(name[..<colon].lowercased()) {
            return member(name[..<colon].lowercased(), String(name[name.index(after: colon)...]), fallback, names)
        }
        // A name that nobody knows, but nothing else is written like this.
        let isCapital = name.utf8.allSatisfy { !(0x61...0x7a).contains($0) && $0 < 0x80 }
        guard Self.isName(name), !name.contains(" "), isCapital && name.contains("_") || fallback != nil && isCapital else {
            return nil
        }
        return .value(name, fallback: fallback)
    }

    /// `[[name]]`, `[[NAME there]]`.
    private func double(_ text: String, _ names: TagNames) -> ForeignTag.Meaning? {
        let (name, fallback) = parts(text)
        if Self.isName(name), names.knows(name) { return .value(name, fallback: fallback) }
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2, fallback == nil, Self.isName(words[0]), names.knows(words[0]) {
            return .value(words[0], fallback: words[1])
        }
        let isCondition = ["IF", "ELSE", "ENDIF", "ELSEIF"].contains { text.uppercased().hasPrefix($0) }
        guard isCondition || Self.isName(text) && !text.contains(" ") else { return nil }
        return .foreign(advice: "Write it by hand, or say which field it is: --map \(isCondition ? "NAME" : text)=KEY.")
    }

    /// `[subscriber:firstname]`, `[link:subscription_unsubscribe_url]`.
    private func member(_ kind: String, _ name: String, _ fallback: String?, _ names: TagNames) -> ForeignTag.Meaning? {
        guard Self.isName(name) else { return nil }
        switch kind {
        case "subscriber" where name.lowercased().hasPrefix("cf_"): return .value(name, fallback: fallback)
        case "subscriber", "user": return names.knows(name) || kind == "subscriber" ? .value(name, fallback: fallback) : nil
        case "link":
            if let (text, address) = Self.full[name.lowercased()] {
                return .liquid("<a href=\"{{ \(address) }}\">\(text)</a>")
            }
            if names.knows(name) { return .value(name) }
        case "newsletter" where names.knows("newsletter_" + name): return .value("newsletter_" + name)
        default: break
        }
        return .foreign(advice: "Take it out, or write what it stood for.")
    }

    /// The name, and what stands behind `|` or `,fallback=`, with or without `default:`.
    private func parts(_ text: String) -> (name: String, fallback: String?) {
        if let comma = text.firstRange(of: ",") {
            let rest = String(text[comma.upperBound...]).trimmingSpace()
            guard rest.lowercased().hasPrefix("fallback=") else { return (text, nil) }
            return (String(text[..<comma.lowerBound]).trimmingSpace(), String(rest.dropFirst("fallback=".count)))
        }
        let (name, fallback) = split(text)
        guard let given = fallback?.trimmingSpace(), given.lowercased().hasPrefix("default:") else { return (name, fallback) }
        return (name, String(given.dropFirst("default:".count)).trimmingSpace())
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x41...0x5a).contains(first & 0xdf) else { return false }
        return name.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || "_- ".utf8.contains($0) } && !name.hasSuffix(" ")
    }
}
