/// One encoded word of a header value, `=?charset?encoding?text?=`, also with what should have been encoded in it: spaces,
/// question marks, octets beyond ASCII.
struct EncodedWordReading {
    let charset: String
    let octets: [UInt8]
    /// The index after the word.
    let end: Int

    private static let question = UInt8(ascii: "?")
    private static let equals = UInt8(ascii: "=")
    private static let longestCharset = 60

    /// The word that starts at `start`, or nil if none does. It is looked for no further than the next "=?".
    init?(_ value: [UInt8], at start: Int) {
        guard start + 7 < value.count, value[start] == Self.equals, value[start + 1] == Self.question,
            let charsetEnd = value[(start + 2)...].prefix(Self.longestCharset).firstIndex(of: Self.question),
            charsetEnd > start + 2, charsetEnd + 2 < value.count, value[charsetEnd + 2] == Self.question,
            let textEnd = Self.end(value, from: charsetEnd + 3)
        else { return nil }
        let text = value[(charsetEnd + 3)..<textEnd]
        switch value[charsetEnd + 1] {
        case UInt8(ascii: "b"), UInt8(ascii: "B"): octets = TransferEncoding.decodeBase64(text)
        case UInt8(ascii: "q"), UInt8(ascii: "Q"): octets = Self.decodeQ(text)
        default: return nil
        }
        // A language may follow the charset (RFC 2231 section 5).
        let name = value[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") }
        charset = String(decoding: name, as: UTF8.self).lowercased()
        end = textEnd + 2
    }

    /// Where "?=" stands, before another word begins.
    private static func end(_ value: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < value.count {
            if value[index] == question, value[index + 1] == equals { return index }
            let beginsWord = value[index] == equals && value[index + 1] == question
            if beginsWord, index + 2 < value.count, value[index + 2] != equals { return nil }
            index += 1
        }
        return nil
    }

    private static func decodeQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded = [UInt8]()
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == equals, index + 2 < text.endIndex, let high = Hexadecimal.value(text[index + 1]),
                let low = Hexadecimal.value(text[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(text[index] == UInt8(ascii: "_") ? UInt8(ascii: " ") : text[index])
                index += 1
            }
        }
        return decoded
    }
}
