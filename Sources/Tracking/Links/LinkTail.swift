/// What stands behind a token in an address that a mail program took out of running text: the bracket or full stop that the
/// writer put there, a quotation mark of the HTML, what is left of quoted-printable (RFC 2045 section 6.7), whole words in scripts
/// without spaces. A token is signed, so that nothing is risked by leaving it out.
enum LinkTail {
    /// Octets of an address that are looked at.
    static let longest = 500

    /// What HTML writes for the characters that stand behind an address, with or without its semicolon.
    private static let entities = ["gt", "lt", "quot", "amp", "apos", "nbsp", "#39", "#34", "#160", "rsquo", "rdquo", "raquo"].map
    {
        Array($0.utf8)
    }

    /// Whether nothing in it can belong to a token or the name of another page: letters and digits of ASCII only as codes of
    /// quoted-printable, of URLs or of HTML, or behind the beginning of a tag.
    static func isLeftOut(_ tail: ArraySlice<UInt8>) -> Bool {
        var rest = tail
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "<"): return true
            case UInt8(ascii: "="), UInt8(ascii: "%"):
                if rest.prefix(2).count == 2, rest.prefix(2).allSatisfy({ hexadecimal($0) != nil }) { rest = rest.dropFirst(2) }
            case UInt8(ascii: "&"):
                if let name = entities.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(name.count) }
            case _ where isLetterOrDigit(byte): return false
            default: break
            }
        }
        return true
    }

    /// The octets with "%29" and the like decoded; what is no such code stays.
    static func withoutPercents(_ text: some Collection<UInt8>) -> [UInt8] {
        var rest = Array(text)[...]
        var bytes: [UInt8] = []
        while let byte = rest.popFirst() {
            let digits = rest.prefix(2).compactMap(hexadecimal)
            if byte == UInt8(ascii: "%"), digits.count == 2 {
                bytes.append(digits[0] << 4 | digits[1])
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }

    /// The octets without the soft line breaks of quoted-printable, also where the line end is gone.
    static func withoutSoftBreaks(_ bytes: [UInt8]) -> [UInt8] {
        bytes.filter { $0 != UInt8(ascii: "=") && $0 != 0x0d && $0 != 0x0a }
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        0x30...0x39 ~= byte || 0x61...0x7a ~= byte | 0x20
    }
}
