/// Encoded words (RFC 2047): text of any script in a header, at most 75 octets a word and 76 a line.
enum EncodedWord {
    static let longestLine = 76
    private static let longestWord = 75
    /// `=?utf-8?q?` and `?=`.
    private static let frame = 12

    /// Appends the text in words of the shorter encoding. No word ends within a character. `column` is where the line
    /// stands, before and after.
    static func append(_ text: [UInt8], column: inout Int, to out: inout [UInt8]) {
        let quotedLength = text.reduce(0) { $0 + quotedWidth($1) }
        let usesBase64 = (text.count + 2) / 3 * 4 < quotedLength
        var start = 0
        while start < text.count {
            var room = min(longestWord, longestLine - column) - frame
            if room < 12 {
                out += "\r\n ".utf8
                column = 1
                room = longestWord - frame
            }
            let end = usesBase64 ? endOfBase64(text, start, room) : endOfQuoted(text, start, room)
            let before = out.count
            out += usesBase64 ? "=?utf-8?b?".utf8 : "=?utf-8?q?".utf8
            if usesBase64 {
                Base64.append(text[start..<end], to: &out)
            } else {
                appendQuoted(text[start..<end], to: &out)
            }
            out += "?=".utf8
            column += out.count - before
            start = end
            if start < text.count {
                out += "\r\n ".utf8
                column = 1
            }
        }
    }

    private static func endOfQuoted(_ text: [UInt8], _ start: Int, _ room: Int) -> Int {
        var end = start
        var width = 0
        while end < text.count {
            let next = min(text.count, end + length(ofCharacterAt: end, text))
            let added = text[end..<next].reduce(0) { $0 + quotedWidth($1) }
            if width + added > room, end > start { break }
            width += added
            end = next
        }
        return end
    }

    private static func endOfBase64(_ text: [UInt8], _ start: Int, _ room: Int) -> Int {
        let limit = start + room / 4 * 3
        var end = start
        while end < text.count {
            let next = min(text.count, end + length(ofCharacterAt: end, text))
            if next > limit, end > start { break }
            end = next
        }
        return end
    }

    /// The octets of the UTF-8 sequence that a byte begins.
    private static func length(ofCharacterAt index: Int, _ text: [UInt8]) -> Int {
        switch text[index] {
        case 0xf0...: return 4
        case 0xe0...: return 3
        case 0xc0...: return 2
        default: return 1
        }
    }

    private static func appendQuoted(_ text: ArraySlice<UInt8>, to out: inout [UInt8]) {
        for byte in text {
            if byte == UInt8(ascii: " ") {
                out.append(UInt8(ascii: "_"))
            } else if isPlain(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "="))
                out.append(Hexadecimal.digit(byte >> 4))
                out.append(Hexadecimal.digit(byte & 15))
            }
        }
    }

    private static func quotedWidth(_ byte: UInt8) -> Int {
        byte == UInt8(ascii: " ") || isPlain(byte) ? 1 : 3
    }

    /// What may stand for itself even in a phrase (RFC 2047 section 5, rule 3).
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"): return true
        default: return AddressCharacters.isLetterOrDigit(byte)
        }
    }
}
