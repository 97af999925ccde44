/// Which characters may stand in values and names, and how to show those that may not.
enum TextCharacters {
    /// Controls (C0, DEL, C1) and line separators: nothing that a name needs, and what header injection is made of.
    static func isRefusedInNames(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7f..<0xa0, 0x2028, 0x2029: true
        default: false
        }
    }

    /// As in names, but a text may have several lines and tabs.
    static func isRefusedInText(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\n" && scalar != "\t" && isRefusedInNames(scalar)
    }

    /// Whether UTF-8 text needs a look at its scalars: it has a control, or what may be the first byte of one.
    static func mayHaveRefused(_ text: String) -> Bool {
        text.utf8.contains { $0 < 0x20 || $0 == 0x7f || $0 == 0xc2 || $0 == 0xe2 }
    }

    /// The text on one line, without controls, cut to a length in characters.
    static func printable(_ text: String, limit: Int) -> String {
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            shown.append(isRefusedInNames(scalar) ? "\u{fffd}" : scalar)
        }
        return String(shown) + (text.unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
    }
}
