/// `{contactfield=firstname}`, `{contactfield=firstname|there}`, `{unsubscribe_url}`, `{webview_url}`.
struct MauticTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")

    private static let fixed: [String: ForeignTag.Meaning] = [
        "unsubscribe_url": .value("UNSUBSCRIBEURL"), "dnc_url": .value("UNSUBSCRIBEURL"), "webview_url": .value("WEBVIEWURL"),
        "unsubscribe_text": .liquid("<a href=\"{{ unsubscribe_url }}\">Unsubscribe</a>"), "subject": .value("SUBJECT"),
        "webview_text": .foreign(advice: "There is no copy of a letter in the web: take it out."),
        "resubscribe_url": .value("PREFERENCES"), "tracking_pixel": .text(""),
    ]
    private static let foreign = [
        "ownerfield=", "companyfield=", "pagelink=", "assetlink=", "form=", "focus=", "signature", "date",
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "{", "}") else { return nil }
        if let fixed = Self.fixed[text] { return ForeignTag(length: length, meaning: fixed) }
        for prefix in ["contactfield=", "leadfield="] where text.hasPrefix(prefix) {
            let (name, fallback) = split(String(text.dropFirst(prefix.count)))
            guard !name.isEmpty, name.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || $0 == UInt8(ascii: "_") }) else {
                return nil
            }
            return ForeignTag(length: length, meaning: .value(name, fallback: fallback == "true" ? nil : fallback))
        }
        guard Self.foreign.contains(where: text.hasPrefix) else { return nil }
        return ForeignTag(length: length, meaning: .foreign(advice: "Mautic alone knows `{\(text)}`: take it out."))
    }
}
