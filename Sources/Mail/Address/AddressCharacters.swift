/// The character classes of RFC 5322 section 3.2.3 and RFC 6532 section 3.2.
enum AddressCharacters {
    /// A character of an unquoted ASCII local part, other than the dot.
    static func isAtext(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7a, 0x41...0x5a, 0x30...0x39: return true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "/"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"),
            UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            return true
        default: return false
        }
    }

    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7a, 0x41...0x5a, 0x30...0x39: return true
        default: return false
        }
    }

    /// Whether a non-ASCII scalar has no business in a local part: controls, line breaks, spaces, and invisible
    /// format characters but for the two joiners that Persian and Indic spelling needs.
    static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .unassigned: return true
        case .format: return scalar != "\u{200c}" && scalar != "\u{200d}"
        default: return false
        }
    }
}
