/// What editors write into tags in place of what was typed: typographic quotation marks, spaces that do not break, and
/// character references.
enum EditorMarks {
    /// The marks that may end a text, by the mark that begins it.
    private static let endings: [Unicode.Scalar: Set<Unicode.Scalar>] = {
        let double: Set<Unicode.Scalar> = ["“", "”", "‟", "″"]
        let single: Set<Unicode.Scalar> = ["‘", "’", "‛", "′"]
        var endings: [Unicode.Scalar: Set<Unicode.Scalar>] = [
            "„": double, "‚": single, "«": ["»"], "»": ["«"], "‹": ["›"], "›": ["‹"],
        ]
        for mark in double { endings[mark] = double }
        for mark in single { endings[mark] = single }
        return endings
    }()

    /// How many bytes a text between typographic marks has that begins here; nil when none does.
    static func quotedLength(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first, first == 0xc2 || first == 0xe2 else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard let mark = text.first, let ending = endings[mark], let end = text.dropFirst().firstIndex(where: ending.contains)
        else {
            return nil
        }
        return text[...end].reduce(0) { $0 + UTF8.width($1) }
    }

    /// White space, and what is not seen at all, beyond ASCII.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && (scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint)
    }

    /// What is wrong with a name in which there is such a mark; nil when there is none.
    static func fault(in name: String) -> (message: String, advice: String)? {
        let scalars = name.unicodeScalars
        if scalars.contains(where: { endings[$0] != nil }) {
            return (
                "`\(name)` is in typographic quotation marks, which mean nothing in a tag",
                "Type straight ones: \"\(String(String.UnicodeScalarView(scalars.filter { endings[$0] == nil })).trimmingSpace())\"."
            )
        }
        guard let hidden = scalars.first(where: isHidden) else { return nil }
        let kind = hidden == "\u{a0}" ? "a no-break space (U+00A0)" : "the unseen character \(hidden.codeName)"
        return (
            "there is \(kind) in this tag, which makes it ask for `\(name)`",
            "Delete it, and type a plain space where one belongs."
        )
    }

    /// The name without what is not seen.
    static func plain(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.filter { !isHidden($0) }))
    }

    /// What is wrong where a character reference begins; nil when none does.
    static func fault(ofReference bytes: ArraySlice<UInt8>) -> (message: String, advice: String)? {
        guard bytes.first == UInt8(ascii: "&"), let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let written = String(decoding: bytes[...end], as: UTF8.self)
        let meant = Entities.decoded(bytes[...end])
        guard meant != written else { return nil }
        let isQuote = meant == "\"" || meant == "'" || meant.unicodeScalars.first.map { endings[$0] != nil } ?? false
        let what = isQuote ? "the quotation marks" : meant.allSatisfy(\.isWhitespace) ? "a space" : "the sign `\(meant)`"
        let typed =
            isQuote ? "Type \"straight\" marks" : meant.allSatisfy(\.isWhitespace) ? "Type a plain space" : "Type the sign itself"
        return ("your editor has written \(what) in this tag as `\(written)`", "\(typed) in the source view of the editor.")
    }
}
