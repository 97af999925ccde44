/// How a body is written for the way (RFC 2045 section 6), read with forgiveness for what encoders and mail servers break.
enum TransferEncoding: Sendable, Hashable {
    /// 7bit, 8bit, binary, and whatever is unknown.
    case identity
    case quotedPrintable
    case base64
    case uuencode

    /// Reads the value of a header: its first word, in any case and also misspelt.
    init(_ value: [UInt8]) {
        let word = ParameterList(value).value.lowercased().filter { $0.isLetter || $0.isNumber }
        switch word {
        case "quotedprintable", "qp": self = .quotedPrintable
        case "base64": self = .base64
        case "xuuencode", "uuencode", "xuue", "uue": self = .uuencode
        default: self = .identity
        }
    }

    var changesOctets: Bool { self != .identity }

    func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .identity: return Array(body)
        case .quotedPrintable: return Self.decodeQuotedPrintable(body)
        case .base64: return Self.decodeBase64(body)
        case .uuencode: return Uuencode.decode(body) ?? Array(body)
        }
    }

    /// Decodes quoted-printable: white space at line ends goes, as it was added on the way; an "=" that introduces
    /// nothing stays as it is.
    static func decodeQuotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded = [UInt8]()
        decoded.reserveCapacity(text.count)
        /// How much is decoded up to the last octet that is not white space of this line.
        var solid = 0
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "="):
                if let octet = octet(text, index + 1) {
                    decoded.append(octet)
                    index += 3
                } else if let next = lineEnd(text, index + 1) {
                    index = next
                } else {
                    decoded.append(byte)
                    index += 1
                }
                solid = decoded.count
            case CRLF.carriageReturn, CRLF.lineFeed:
                decoded.removeLast(decoded.count - solid)
                decoded.append(byte)
                solid = decoded.count
                index += 1
            default:
                decoded.append(byte)
                index += 1
                if byte != UInt8(ascii: " "), byte != UInt8(ascii: "\t") { solid = decoded.count }
            }
        }
        decoded.removeLast(decoded.count - solid)
        return decoded
    }

    private static func octet(_ text: ArraySlice<UInt8>, _ index: Int) -> UInt8? {
        guard index + 1 < text.endIndex, let high = Hexadecimal.value(text[index]),
            let low = Hexadecimal.value(text[index + 1])
        else { return nil }
        return high << 4 | low
    }

    /// Where the next line starts, if only white space is left of this one.
    private static func lineEnd(_ text: ArraySlice<UInt8>, _ start: Int) -> Int? {
        var index = start
        while index < text.endIndex, text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "\t") { index += 1 }
        guard index < text.endIndex else { return index }
        if text[index] == CRLF.lineFeed { return index + 1 }
        guard text[index] == CRLF.carriageReturn else { return nil }
        return index + 1 < text.endIndex && text[index + 1] == CRLF.lineFeed ? index + 2 : index + 1
    }

    /// Decodes base64, skipping what is no letter of it; padding ends a group, so that two texts in a row are read.
    static func decodeBase64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var decoded = [UInt8]()
        decoded.reserveCapacity(text.count / 4 * 3 + 3)
        var pending: UInt32 = 0
        var letters = 0
        func flush() {
            let group = pending << UInt32(6 * (4 - letters))
            if letters >= 2 { decoded.append(UInt8(truncatingIfNeeded: group >> 16)) }
            if letters >= 3 { decoded.append(UInt8(truncatingIfNeeded: group >> 8)) }
            if letters == 4 { decoded.append(UInt8(truncatingIfNeeded: group)) }
            pending = 0
            letters = 0
        }
        for byte in text {
            if byte == UInt8(ascii: "=") {
                flush()
            } else if let value = Base64Letter.value(byte) {
                pending = pending << 6 | UInt32(value)
                letters += 1
                if letters == 4 { flush() }
            }
        }
        flush()
        return decoded
    }
}
