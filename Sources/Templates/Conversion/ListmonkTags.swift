/// `{{ .Subscriber.FirstName }}`, `{{ .Subscriber.Attribs.city }}`, `{{ UnsubscribeURL }}`, `{{ TrackLink "https://..." . }}`,
/// `https://...@TrackLink`.
struct ListmonkTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")
    /// Stands behind the address of a link that is counted; here all are.
    private static let suffix = "@TrackLink"

    func mayBegin(_ byte: UInt8) -> Bool { byte == firstByte || byte == UInt8(ascii: "@") }

    private static let fixed: [String: ForeignTag.Meaning] = [
        "UnsubscribeURL": .value("UNSUBSCRIBEURL"), "ManageURL": .value("PREFERENCES"), "MessageURL": .value("MESSAGEURL"),
        "OptinURL": .foreign(advice: "Letters that ask for consent are made by Merpati itself: take it out."),
        "TrackView": .text(""), "template \"content\" .": .liquid("{{ content }}"), ".Campaign.Subject": .value("SUBJECT"),
        ".Campaign.Name": .value("CAMPAIGNNAME"), ".Campaign.FromEmail": .value("FROMEMAIL"),
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        if bytes[offset] == UInt8(ascii: "@") {
            let end = offset + Self.suffix.utf8.count
            guard bytes[offset...].starts(with: Self.suffix.utf8), end == bytes.count || !TagNames.isLetterOrDigit(bytes[end])
            else { return nil }
            return ForeignTag(length: Self.suffix.utf8.count, meaning: .text(""))
        }
        guard let (text, length) = inside(bytes, at: offset, "{{", "}}") else { return nil }
        return ForeignTag(length: length, meaning: meaning(Self.bare(text)))
    }

    /// Without the signs that eat white space, and without the dot that hands everything on.
    private static func bare(_ text: String) -> String {
        var text = text.trimmingSpace()
        if text.hasPrefix("- ") { text.removeFirst(2) }
        if text.hasSuffix(" -") { text.removeLast(2) }
        return text.trimmingSpace()
    }

    private func meaning(_ text: String) -> ForeignTag.Meaning {
        let call = text.hasSuffix(" .") ? String(text.dropLast(2)).trimmingSpace() : text
        if let fixed = Self.fixed[text] ?? Self.fixed[call] { return fixed }
        for prefix in [".Subscriber.Attribs.", ".Subscriber."] where text.hasPrefix(prefix) {
            let name = String(text.dropFirst(prefix.count))
            if !name.isEmpty, name.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }) {
                return .value(name)
            }
        }
        if call.hasPrefix("TrackLink \""), call.hasSuffix("\""), call.utf8.count > 12 {
            let address = String(call.dropFirst(11).dropLast())
            if !address.contains("\""), !address.contains("{") { return .text(address) }
        }
        return .foreign(advice: "Write it by hand; conditions are {% if contact.city %} ... {% else %} ... {% endif %}.")
    }
}
