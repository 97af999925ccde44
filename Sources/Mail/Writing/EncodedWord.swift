/// Encoded words (RFC 2047): text of any script in a header, at most 75 octets a word and 76 a line.
enum EncodedWord {
    static let longestLine = 76
    private static let longestWord = 75
    /// `=?utf-8?q?` and `?=`.
    private static let frame = 12

    private enum Encoding: String {
        case quoted = "=?utf-8?q?"
        case base64 = "=?utf-8?b?"
    }

    /// Appends the text, which is UTF-8, in words of the shorter encoding. No word ends within a character as readers see
    /// it (a grapheme cluster) unless that is too long for a word, and none within a code point.
    ///
    /// - Parameters:
    ///   - column: Where the line stands, before and after.
    ///   - tail: How many octets have to fit behind the last word.
    static func append(_ text: [UInt8], column: inout Int, reserving tail: Int = 0, to out: inout [UInt8]) {
        let before = (count: out.count, column: column)
        let quotedLength = text.reduce(0) { $0 + quotedWidth($1) }
        if quotedLength <= (text.count + 2) / 3 * 4, append(text, in: .quoted, tail, &column, &out) { return }
        // A character that is too long for a quoted word may have place in base64.
        out.removeLast(out.count - before.count)
        column = before.column
        _ = append(text, in: .base64, tail, &column, &out)
    }

    /// Appends all words, but stops where a quoted one would have to end within a character.
    private static func append(
        _ text: [UInt8], in encoding: Encoding, _ tail: Int, _ column: inout Int, _ out: inout [UInt8]
    ) -> Bool {
        var known: [Bool]?
        var start = 0
        while start < text.count {
            var room = min(longestWord, longestLine - tail - column) - frame
            if room < 12 {
                out += "\r\n ".utf8
                column = 1
                room = min(longestWord, longestLine - tail - column) - frame
            }
            var end = endOfScalars(text, start, room, encoding)
            if end < text.count {
                let ends = known ?? endsOfCharacters(text)
                known = ends
                if let whole = (start + 1...end).last(where: { ends[$0] }) {
                    end = whole
                } else if encoding == .quoted {
                    return false
                }
            }
            let before = out.count
            out += encoding.rawValue.utf8
            switch encoding {
            case .quoted: appendQuoted(text[start..<end], to: &out)
            case .base64: Base64.append(text[start..<end], to: &out)
            }
            out += "?=".utf8
            column += out.count - before
            start = end
            if start < text.count {
                out += "\r\n ".utf8
                column = 1
            }
        }
        return true
    }

    /// Where the code points end that fit, one at least.
    private static func endOfScalars(_ text: [UInt8], _ start: Int, _ room: Int, _ encoding: Encoding) -> Int {
        var end = start
        var width = 0
        while end < text.count {
            let next = min(text.count, end + length(ofScalarAt: end, text))
            switch encoding {
            case .quoted: width += text[end..<next].reduce(0) { $0 + quotedWidth($1) }
            case .base64: width = (next - start + 2) / 3 * 4
            }
            if width > room, end > start { break }
            end = next
        }
        return end
    }

    /// At which octets a character ends. Found in one walk: a string that is asked about one place walks through all of the
    /// character around it, and strangers write characters of thousands of accents.
    private static func endsOfCharacters(_ text: [UInt8]) -> [Bool] {
        var ends = [Bool](repeating: false, count: text.count + 1)
        var end = 0
        for character in String(decoding: text, as: UTF8.self) {
            end += character.utf8.count
            if end < ends.count { ends[end] = true }
        }
        return ends
    }

    /// The octets of the UTF-8 sequence that a byte begins.
    private static func length(ofScalarAt index: Int, _ text: [UInt8]) -> Int {
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
