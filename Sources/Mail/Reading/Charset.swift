/// Octets into text. What a charset cannot say, or a charset that is not known here, comes out as UTF-8 with
/// replacement characters.
enum Charset {
    static func decode(_ octets: [UInt8], charset: String?) -> String {
        switch charset?.lowercased() {
        case "iso-8859-1", "iso8859-1", "latin1", "l1", "windows-1252", "cp1252":
            var text = String.UnicodeScalarView()
            for octet in octets { text.append(windows1252(octet)) }
            return String(text)
        default:
            return String(decoding: octets, as: UTF8.self)
        }
    }

    /// ISO 8859-1 is read as windows-1252, which has letters where the other has controls: the WHATWG Encoding Standard
    /// found that this is what writers mean.
    private static func windows1252(_ octet: UInt8) -> Unicode.Scalar {
        0x80...0x9f ~= octet ? upperControls[Int(octet) - 0x80] : Unicode.Scalar(octet)
    }

    private static let upperControls = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ".unicodeScalars)
}
