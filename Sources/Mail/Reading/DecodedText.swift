/// Octets of a message as text, and what had to be forgiven to get it.
public struct DecodedText: Sendable, Hashable {
    /// What was found while reading.
    public enum Note: Sendable, Hashable {
        /// No such charset is known here: the octets were read as UTF-8.
        case unknownCharset(String)
        /// The octets are none of the charset that was declared, or none was, and were read as this one.
        case guessedCharset(String)
        /// Octets that mean nothing in the charset; U+FFFD stands for each.
        case replacements(Int)
    }

    public internal(set) var text: String
    public internal(set) var notes: [Note]

    public init(text: String, notes: [Note] = []) {
        self.text = text
        self.notes = notes
    }

    /// The same without NUL, which has no place in mail: databases refuse it in text, and C libraries end there.
    var withoutNUL: DecodedText {
        guard text.utf8.contains(0) else { return self }
        let scalars = text.unicodeScalars.map { $0 == "\0" ? "\u{fffd}" : $0 }
        return DecodedText(text: String(String.UnicodeScalarView(scalars)), notes: notes)
    }
}
