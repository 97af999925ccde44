/// Names in the tags of other programs, as far as the check has to tell them from prose.
enum ForeignName {
    /// Words that prose puts into brackets too.
    private static let prose: Set<String> = [
        "FIRST", "LAST", "CITY", "TOWN", "COUNTRY", "COMPANY", "LANGUAGE", "LANG", "LOCALE", "MAIL", "PHONE", "MOBILE", "SMS",
        "NOM",
        "BIRTHDAY", "TODAY", "YEAR", "SUBJECT", "UNSUBSCRIBE", "ARCHIVE", "PREFERENCES", "OPTOUT", "SURNAME", "TOP",
        "ORGANISATION",
        "ORGANIZATION", "PREHEADER",
    ]
    /// Words that prose puts into braces, or that stand there for themselves.
    private static let proseInBraces: Set<String> = ["SUBJECT", "LANGUAGE", "TODAY", "YEAR", "ARCHIVE", "FIRST", "LAST", "LANG"]
    /// Known as names of what the reader is called, and nothing else.
    private static let others: Set<String> = [
        "NAME", "FULLNAME", "YOURNAME", "USERNAME", "CUSTOMERNAME", "SUBSCRIBERNAME", "RECIPIENTNAME", "YOURFIRSTNAME",
        "NICKNAME",
    ]

    /// Without what is printed where there is no value: `name|there`, `name,fallback=there`, `name:-there`, `name:"there"`.
    static func head(_ inside: String) -> String {
        let ends = [inside.firstIndex(of: "|")] + [",fallback", ":-", ":\""].map { inside.firstRange(of: $0)?.lowerBound }
        return String(inside[..<(ends.compactMap { $0 }.min() ?? inside.endIndex)]).trimmingSpace()
    }

    /// Letters, digits, `_`, `-` and points, from a letter on.
    static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x41...0x5a).contains(first & 0xdf), text.utf8.count > 1 else { return false }
        return text.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || "_-.".utf8.contains($0) }
            && text.utf8.last != UInt8(ascii: ".")
    }

    /// The same with spaces and colons between.
    static func isWords(_ text: String) -> Bool {
        let words = text.split { $0 == " " || $0 == ":" }
        return !words.isEmpty && words.count <= 5 && words.allSatisfy { isIdentifier(String($0)) }
    }

    static func isKnown(_ name: String) -> Bool {
        let normal = TagNames.normal(name)
        return isPlain(name) && (TagNames().knows(name) || others.contains(normal))
    }

    static func isMeantInBraces(_ name: String, _ place: ForeignForm.Place) -> Bool {
        guard isPlain(name) else { return false }
        if isKnown(name) { return place == .address || isCapital(name) || !proseInBraces.contains(TagNames.normal(name)) }
        let parts = name.split(separator: "_", omittingEmptySubsequences: false)
        return isIdentifier(name) && parts.count > 1 && parts.allSatisfy { !$0.isEmpty }
    }

    static func isMeantInBrackets(_ name: String, _ place: ForeignForm.Place) -> Bool {
        guard isPlain(name) else { return false }
        if isKnown(name) { return place == .address || isCapital(name) || !prose.contains(TagNames.normal(name)) }
        return isIdentifier(name) && isCapital(name) && name.contains("_")
    }

    private static func isPlain(_ name: String) -> Bool {
        name.utf8.contains { (0x41...0x5a).contains($0 & 0xdf) }
            && name.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || "_-. ".utf8.contains($0) }
    }

    private static func isCapital(_ name: String) -> Bool {
        name.utf8.allSatisfy { !(0x61...0x7a).contains($0) }
    }
}
