/// The forms of a text that comparisons use, so that people find what they mean: `KRAKÓW` is `kraków`, and where
/// accents are ignored `Da Nang` is `Đà Nẵng`.
///
/// Both forms are in NFC and idempotent. ASCII and composed Latin texts (Polish, Vietnamese) take quick ways.
public enum TextFolding {
    /// Unicode NFC and full case folding (Unicode section 3.13, D144): `ẞ`, `ß` and `SS` are `ss`, `Σ` and `ς` are `σ`.
    ///
    /// A dotted i loses its combining dot, so that `İstanbul` is `istanbul` in every language; the dotless ı stays itself.
    public static func fold(_ text: String) -> String {
        foldASCII(text) ?? LatinFolding.fold(text)?.folded ?? ScalarFolding.fold(text)
    }

    /// The folded text without its accents, with plain letters for those that are accented but do not decompose
    /// (`đ`, `ł`, `ø`, `ı`, `æ` ...).
    public static func bare(_ text: String) -> String {
        let forms = forms(text)
        return forms.bare ?? forms.folded
    }

    /// Both forms at once; `bare` is nil when it is the same as the folded one, as the database keeps it.
    public static func forms(_ text: String) -> (folded: String, bare: String?) {
        if let folded = foldASCII(text) { return (folded, nil) }
        if let forms = LatinFolding.fold(text) {
            return (forms.folded, forms.bare == forms.folded ? nil : forms.bare)
        }
        let folded = ScalarFolding.fold(text)
        let bare = ScalarFolding.withoutAccents(folded)
        return (folded, bare == folded ? nil : bare)
    }

    /// An ASCII text in lower case, or nil when there is more than ASCII in it.
    private static func foldASCII(_ text: String) -> String? {
        let folded = text.utf8.withContiguousStorageIfAvailable { bytes -> String? in
            var all: UInt8 = 0
            var hasCapital = false
            for byte in bytes {
                all |= byte
                hasCapital = hasCapital || byte &- 0x41 < 26
            }
            guard all < 0x80 else { return nil }
            guard hasCapital else { return text }
            return String(unsafeUninitializedCapacity: bytes.count) { lowered in
                for index in bytes.indices {
                    let byte = bytes[index]
                    lowered[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                }
                return bytes.count
            }
        }
        return folded ?? nil
    }
}
