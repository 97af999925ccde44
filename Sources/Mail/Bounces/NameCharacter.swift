/// The characters of names in mail, as octets. Those beyond ASCII belong to names too (RFC 6531).
enum NameCharacter {
    static func isLetter(_ octet: UInt8) -> Bool { (octet | 0x20) &- 0x61 < 26 }

    static func isDigit(_ octet: UInt8) -> Bool { octet &- 0x30 < 10 }

    static func isLetterOrDigit(_ octet: UInt8) -> Bool { isLetter(octet) || isDigit(octet) }

    static func isHexadecimal(_ octet: UInt8) -> Bool { isDigit(octet) || (octet | 0x20) &- 0x61 < 6 }

    static func isHost(_ octet: UInt8) -> Bool {
        isLetterOrDigit(octet) || octet >= 0x80 || octet == UInt8(ascii: ".") || octet == UInt8(ascii: "-")
            || octet == UInt8(ascii: "_")
    }

    /// Of the part before the @ (RFC 5322 section 3.2.3), without quotes.
    static func isLocal(_ octet: UInt8) -> Bool { isHost(octet) || locals.contains(octet) }

    private static let locals = Set("!#$%&'*+/=?^`{|}~".utf8)
}
