internal import Foundation

/// A subject in the form in which rules are compared: without case, accents and full-width forms, with single spaces and none
/// before a colon, which French has.
struct AutoReplyText: Sendable, Hashable {
    let text: String

    /// Characters of a subject that are looked at.
    private static let longest = 300
    /// Spellings that folding leaves apart.
    private static let spellings: [(written: String, read: String)] = [
        (" :", ":"), ("\u{2019}", "'"), ("\u{2011}", "-"), ("ß", "ss"), ("ı", "i"), ("ς", "σ"),
    ]
    /// A tag as gateways put before subjects, such as "[EXTERNAL]", has at most so many characters.
    private static let longestTag = 30

    init(_ text: String) {
        let folded = text.prefix(Self.longest).folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let spaced = folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        self.text = Self.spellings.reduce(spaced) { $0.replacing($1.written, with: $1.read) }
    }

    private init(folded: Substring) {
        text = String(folded.drop { !$0.isLetter && !$0.isNumber })
    }

    /// The same from its first letter on, and, where a tag in brackets comes first, from behind that.
    var beginnings: [AutoReplyText] {
        let whole = AutoReplyText(folded: text[...])
        guard let first = text.first, "[({【<".contains(first),
            let end = text.prefix(Self.longestTag).firstIndex(where: "])}】>".contains)
        else { return [whole] }
        return [whole, AutoReplyText(folded: text[end...])]
    }

    /// Whether it begins with the words of a phrase. Scripts from Thai on (U+0E00) have no spaces between words.
    func begins(with phrase: AutoReplyText) -> Bool {
        guard text.utf8.starts(with: phrase.text.utf8), let last = phrase.text.unicodeScalars.last else { return false }
        let end = text.utf8.index(text.startIndex, offsetBy: phrase.text.utf8.count)
        guard last.value < 0x0e00, last != ":", end < text.endIndex else { return true }
        let next = text.unicodeScalars[end].properties
        return !next.isAlphabetic && next.numericType == nil
    }
}
