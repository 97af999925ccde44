/// What one look at a header value finds out: whether it may stand there at all, and in which form.
struct HeaderText {
    /// The most octets of a text in a header, before it is encoded. Lines of any length can be folded, but no program shows
    /// a longer subject, and some servers refuse headers of more than a few thousand octets.
    static let longest = 2000

    /// Printable ASCII that reads back as it is: no space at an end, nothing that looks like an encoded word (RFC 2047).
    private(set) var isPlain = true
    /// Only atoms with single spaces between them (RFC 5322 section 3.2.3): needs no quotation marks.
    private(set) var isAtoms = true
    /// Two spaces side by side: programs on the way may make one of them, or end a line between.
    private var hasDoubleSpace = false
    private var firstWord = 0
    private var longestWord = 0

    init(_ value: [UInt8], header: String) throws(MessageError) {
        guard value.count <= Self.longest else { throw MessageError(.tooLong, header: header) }
        let space = UInt8(ascii: " ")
        var isASCII = true
        var word = 0
        var hasEndedFirst = false
        var previous = space
        for (index, byte) in value.enumerated() {
            guard byte >= 0x20, byte != 0x7f else {
                throw MessageError(.controlCharacter, header: header, position: index + 1)
            }
            if byte == space {
                if previous == space { hasDoubleSpace = true }
                hasEndedFirst = true
                word = 0
            } else {
                if byte >= 0x80 { isASCII = false } else if !AddressCharacters.isAtext(byte) { isAtoms = false }
                if byte == UInt8(ascii: "?"), previous == UInt8(ascii: "=") { isPlain = false }
                word += 1
                longestWord = max(longestWord, word)
                if !hasEndedFirst { firstWord = word }
            }
            previous = byte
        }
        if !isASCII { try Self.checkUnicode(value, header: header) }
        if !isASCII || value.first == space || value.last == space { isPlain = false }
        isAtoms = isAtoms && isPlain && !hasDoubleSpace && !value.isEmpty
    }

    /// Whether folding between the words, from this column on, keeps the lines as short as they can be. A first word that
    /// would do on a line of its own cannot have one: some programs take the space before it for a part of the value.
    func folds(from column: Int) -> Bool {
        let line = HeaderWriter.preferredLine
        let needsOwnLine = column + firstWord > line && firstWord < line
        // Words beyond that would pass the limit that no line may pass.
        return isPlain && !hasDoubleSpace && !needsOwnLine && longestWord <= HeaderWriter.longestLine - 80
    }

    /// Refuses what is no UTF-8, and the control characters and line breaks beyond ASCII.
    private static func checkUnicode(_ value: [UInt8], header: String) throws(MessageError) {
        guard let text = String(validating: value, as: UTF8.self) else { throw MessageError(.invalidUTF8, header: header) }
        var position = 1
        for scalar in text.unicodeScalars {
            if 0x80...0x9f ~= scalar.value || 0x2028...0x2029 ~= scalar.value {
                throw MessageError(.controlCharacter, header: header, position: position)
            }
            position += UTF8.width(scalar)
        }
    }
}
