/// Checks an address before it is put between the angle brackets of MAIL or RCPT.
enum EnvelopeAddress {
    /// Whether the address cannot change the command that it becomes part of: no control characters, no space or angle
    /// bracket outside of a quoted local part, and no more bytes than a path may have (RFC 5321 section 4.5.3.1.3).
    static func isSafe(_ address: String, allowsUTF8: Bool) -> Bool {
        guard address.utf8.count <= 254 else { return false }
        var isQuoted = false
        var isEscaped = false
        for byte in address.utf8 {
            switch byte {
            case 0..<0x20, 0x7f: return false
            case 0x80...: if !allowsUTF8 { return false }
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = isQuoted
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: " "), UInt8(ascii: "<"), UInt8(ascii: ">"): if !isQuoted { return false }
            default: break
            }
        }
        return !isQuoted
    }
}
