/// `%FIRSTNAME%`, `%FIRST_NAME|there%`, `%UNSUBSCRIBELINK%`. Text has per cents and URLs have escapes, so a name is of capitals,
/// or one that is known.
struct PercentTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "%")

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "%", "%") else { return nil }
        if let condition = condition(text) { return ForeignTag(length: length, meaning: condition) }
        let (name, fallback) = split(text)
        guard Self.isName(name), name.utf8.count == (text.split(separator: "|").first ?? "").utf8.count else { return nil }
        let isKnown = names.knows(name)
        if !isKnown, !Self.isCapital(name) || Self.isEscape(bytes, offset, length, name) { return nil }
        return ForeignTag(length: length, meaning: .value(name, fallback: fallback))
    }

    private func condition(_ text: String) -> ForeignTag.Meaning? {
        let word = text.split(separator: " ").first ?? ""
        guard ["IF", "ELSEIF", "/IF"].contains(word) || text == "ELSE" else { return nil }
        return .foreign(
            advice: "Write this condition by hand: {% if contact.city == \"Jakarta\" %} ... {% else %} ... {% endif %}.")
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, (0x41...0x5a).contains(first & 0xdf), name.utf8.count > 1 else { return false }
        return name.utf8.allSatisfy { TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
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
