/// Takes transfer encodings off (RFC 2045 section 6), forgiving what encoders and mail servers break.
enum TransferEncoding {
    /// Whether `encoding` names one that changes octets.
    static func changes(_ encoding: String?) -> Bool {
        kind(encoding) != .identity
    }

    static func decode(_ body: ArraySlice<UInt8>, encoding: String?) -> [UInt8] {
        switch kind(encoding) {
        case .identity: return Array(body)
        case .quotedPrintable: return decodeQuotedPrintable(body)
        case .base64: return decodeBase64(body)
        }
    }

    private enum Kind { case identity, quotedPrintable, base64 }

    private static func kind(_ encoding: String?) -> Kind {
        switch encoding?.lowercased().filter({ !$0.isWhitespace }) {
        case "quoted-printable": return .quotedPrintable
        case "base64": return .base64
        default: return .identity
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
            } else if let value = base64Value(byte) {
                pending = pending << 6 | UInt32(value)
                letters += 1
                if letters == 4 { flush() }
            }
        }
        flush()
        return decoded
    }

    private static func base64Value(_ letter: UInt8) -> UInt8? {
        switch letter {
        case 0x41...0x5a: return letter - 0x41
        case 0x61...0x7a: return letter - 0x61 + 26
        case 0x30...0x39: return letter - 0x30 + 52
        case UInt8(ascii: "+"): return 62
        case UInt8(ascii: "/"): return 63
        default: return nil
        }
    }
}
