/// `{contactfield=firstname}`, `{contactfield=firstname|there}`, `{unsubscribe_url}`, `{webview_url}`.
struct MauticTags: ForeignTagReader {
    let firstByte = UInt8(ascii: "{")

    func mayBegin(_ byte: UInt8) -> Bool { byte == firstByte || byte == UInt8(ascii: "%") }

    private static let fixed: [String: ForeignTag.Meaning] = [
        "unsubscribe_url": .value("UNSUBSCRIBEURL"), "dnc_url": .value("UNSUBSCRIBEURL"), "webview_url": .value("WEBVIEWURL"),
        "unsubscribe_text": .liquid("<a href=\"{{ unsubscribe_url }}\">Unsubscribe</a>"), "subject": .value("SUBJECT"),
        "webview_text": .foreign(advice: "There is no copy of a letter in the web: take it out."),
        "resubscribe_url": .value("PREFERENCES"), "tracking_pixel": .text(""),
        "today": .liquid("{{ now | date: \"%d/%m/%Y\" }}"),
    ]
    private static let foreign = [
        "ownerfield=", "companyfield=", "pagelink=", "assetlink=", "form=", "focus=", "trackedlink=", "dynamiccontent=", "dwc=",
        "custom-object=", "campaign_field=", "signature", "date", "today|", "langbar", "sharebuttons", "pagetitle",
        "pagemetadescription", "successmessage", "preferredchannel", "segmentlist", "categorylist", "saveprefsbutton",
        "unsubscribe_", "webview_", "token=",
    ]

    func tag(_ bytes: [UInt8], at offset: Int, _ names: TagNames) -> ForeignTag? {
        guard let (text, length) = inside(bytes, at: offset, "{", "}") ?? insideAddress(bytes, at: offset, "{", "}") else {
            return nil
        }
        let lower = text.lowercased()
        if let fixed = Self.fixed[lower] { return ForeignTag(length: length, meaning: fixed) }
        for prefix in ["contactfield=", "leadfield="] where lower.hasPrefix(prefix) {
            return ForeignTag(length: length, meaning: Self.field(split(String(text.dropFirst(prefix.count)))))
        }
        guard Self.foreign.contains(where: lower.hasPrefix), !text.contains("{") else { return nil }
        return ForeignTag(length: length, meaning: .foreign(advice: "Mautic alone knows `{\(text)}`: take it out."))
    }

    /// A field, with its default or what Mautic does with its value.
    private static func field(_ parts: (name: String, fallback: String?)) -> ForeignTag.Meaning {
        let name = parts.name
        guard !name.isEmpty, name.utf8.allSatisfy({ TagNames.isLetterOrDigit($0) || "_-".utf8.contains($0) }) else {
            return .foreign(advice: "Write the field by hand, as {{ contact.first_name }}.")
        }
        switch parts.fallback?.trimmingSpace() {
        case "true": return .value(name, filters: ["url_encode"])
        case "label":
            return .noted(
                "The label of the choice was printed there; here it is the value that is stored. Where they differ, write a condition.",
                .value(name))
        case "date", "datetime", "time":
            return .noted(
                "Mautic writes dates as its settings say; write the form that you want into `date`.",
                .value(name, filters: [parts.fallback?.trimmingSpace() == "time" ? "date: \"%H:%M\"" : "date: \"%d/%m/%Y\""]))
        default: return .value(name, fallback: parts.fallback)
        }
    }
}
