/// One encoded word of a header value, `=?charset?encoding?text?=`.
struct EncodedWordReading {
    let charset: String
    let octets: [UInt8]
    /// The index after the word.
    let end: Int

    /// The word that starts at `start`, or nil if none does. Each field is looked for no further than the next "?".
    init?(_ value: [UInt8], at start: Int) {
        let question = UInt8(ascii: "?")
        guard start + 7 < value.count, value[start] == UInt8(ascii: "="), value[start + 1] == question,
            let charsetEnd = value[(start + 2)...].firstIndex(of: question), charsetEnd > start + 2,
            charsetEnd + 2 < value.count, value[charsetEnd + 2] == question,
            let textEnd = value[(charsetEnd + 3)...].firstIndex(of: question), textEnd + 1 < value.count,
            value[textEnd + 1] == UInt8(ascii: "=")
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

    private static func decodeQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded = [UInt8]()
        var index = text.startIndex
        while index < text.endIndex {
            if text[index] == UInt8(ascii: "="), index + 2 < text.endIndex, let high = Hexadecimal.value(text[index + 1]),
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
