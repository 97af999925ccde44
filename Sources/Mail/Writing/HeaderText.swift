/// What one look at a header value finds out: whether it may stand there at all, and in which form.
struct HeaderText {
    /// Printable ASCII that reads back as it is: no space at an end, nothing that looks like an encoded word (RFC 2047),
    /// no word that is too long for a line.
    let canStandPlain: Bool
    /// Only atoms with single spaces between them (RFC 5322 section 3.2.3): needs no quotation marks.
    let isAtoms: Bool

    init(_ value: [UInt8], header: String) throws(MessageError) {
        var isASCII = true
        var isAtoms = !value.isEmpty
        var looksEncoded = false
        var word = 0
        var longestWord = 0
        var previous = UInt8(ascii: " ")
        for (index, byte) in value.enumerated() {
            guard byte >= 0x20, byte != 0x7f else {
                throw MessageError(.controlCharacter, header: header, position: index + 1)
            }
            if byte == UInt8(ascii: " ") {
                if previous == byte { isAtoms = false }
                word = 0
            } else {
                if byte >= 0x80 { isASCII = false } else if !AddressCharacters.isAtext(byte) { isAtoms = false }
                if byte == UInt8(ascii: "?"), previous == UInt8(ascii: "=") { looksEncoded = true }
                word += 1
                longestWord = max(longestWord, word)
            }
            previous = byte
        }
        if !isASCII { try Self.checkUnicode(value, header: header) }
        let hasOuterSpace = value.first == UInt8(ascii: " ") || value.last == UInt8(ascii: " ")
        canStandPlain = isASCII && !looksEncoded && !hasOuterSpace && longestWord <= HeaderWriter.longestLine - 80
        self.isAtoms = isAtoms && canStandPlain
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
