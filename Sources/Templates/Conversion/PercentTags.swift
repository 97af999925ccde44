/// `%FIRSTNAME%`, `%FIRST_NAME|there%`, `%UNSUBSCRIBELINK%`, `%%First Name%%`. Text has per cents and URLs have escapes, so
/// between single signs a name is of capitals, or one that is known.
struct PercentTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "%")
    private static let scripts = ["%%[": "]%%", "%%=": "=%%"]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        for (opening, closing) in Self.scripts {
            guard let (_, length) = inside(bytes, at: offset, opening, closing, lines: true) else { continue }
            return ForeignTag(
                length: length, meaning: .foreign(advice: "Write by hand what this script did: {% if %}, {% assign %}, filters."))
        }
        if let (text, length) = inside(bytes, at: offset, "%%", "%%"), let meaning = double(text, names) {
            return ForeignTag(length: length, meaning: meaning)
        }
        guard let (text, length) = inside(bytes, at: offset, "%", "%") else { return nil }
        if let condition = condition(text) { return ForeignTag(length: length, meaning: condition) }
        let (name, fallback) = split(text)
        guard name.utf8.count == (text.split(separator: "|").first ?? "").utf8.count else { return nil }
        let isKnown = names.knows(name)
        guard Self.isName(name) || isKnown && Self.isSpacedName(name) else { return nil }
        if !isKnown, !Self.isCapital(name) || Self.isEscape(bytes, offset, length, name) { return nil }
        return ForeignTag(length: length, meaning: .value(name, fallback: fallback))
    }

    /// `%%First Name%%`: any name, and those that one program has for the sender.
    private func double(_ text: String, _ names: TagNames) -> ForeignTag.Meaning? {
        let (name, fallback) = split(text)
        guard Self.isSpacedName(name), text.first != " " else { return nil }
        if !names.knows(name), name.lowercased().hasPrefix("member_") {
            return .foreign(
                advice: "The sender's address is {{ workspace.postal_address }}: write it once, and take the parts out.")
        }
        return .value(name, fallback: fallback)
    }

    private func condition(_ text: String) -> ForeignTag.Meaning? {
        let word = text.split(separator: " ").first ?? ""
        let advice = "Write this condition by hand: {% if contact.city == \"Jakarta\" %} ... {% else %} ... {% endif %}."
        switch word {
        case "IF": return .foreignBegins(end: "IF", isLoop: false, advice: advice)
        case "ELSEIF": return .foreignElse(advice: advice)
        case "/IF": return .ends("IF")
        case "ELSE" where text == "ELSE": return .otherwise
        default: return nil
        }
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x41...0x5a).contains(first & 0xdf), name.utf8.count > 1 else { return false }
        return name.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    /// A name of a few words.
    private static func isSpacedName(_ name: String) -> Bool {
        let words = name.split(separator: " ", omittingEmptySubsequences: false)
        guard (1...5).contains(words.count), let first = name.utf8.first,
            (0x41...0x5a).contains(first & 0xdf) || first == UInt8(ascii: "_") && name.utf8.count > 1
        else { return false }
        return words.allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || "_-.".utf8.contains($0) }
        }
    }

    private static func isCapital(_ name: String) -> Bool {
        name.utf8.allSatisfy { !(0x61...0x7a).contains($0) }
    }

    /// Whether it may be an escape of a URL (`%C3%A9`, `%DE5%20`) or a share of a hundred (`50%OFF%`).
    private static func isEscape(_ bytes: [UInt8], _ offset: Int, _ length: Int, _ name: String) -> Bool {
        if offset > 0, (0x30...0x39).contains(bytes[offset - 1]) { return true }
        guard name.utf8.prefix(2).allSatisfy(isHexadecimal) else { return false }
        let next = bytes[(offset + length)...].prefix(2)
        return name.utf8.count == 2 || next.count == 2 && next.allSatisfy(isHexadecimal)
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte & 0xdf)
    }
}
