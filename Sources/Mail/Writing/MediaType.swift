/// The type of an attached file: two tokens (RFC 2045 section 5.1), no parameters.
struct MediaType {
    let text: String

    /// - Throws: for what is no type, and for messages and multiparts, which must not be put into base64 (RFC 2046 sections
    ///   5.1.1 and 5.2.1).
    init(_ type: String) throws(MessageError) {
        let tokens = type.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        // 127 characters each (RFC 6838 section 4.2); as long as this a line cannot be folded, so less is taken.
        guard tokens.count == 2, tokens.allSatisfy({ 1...64 ~= $0.count && $0.allSatisfy(Self.isTokenCharacter) }) else {
            throw MessageError(.invalidValue, header: "Content-Type")
        }
        text = type.lowercased()
        if text.hasPrefix("message/") || text.hasPrefix("multipart/") {
            throw MessageError(.unsuitableType, header: "Content-Type")
        }
    }

    private static func isTokenCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "-"),
            UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"):
            return true
        default: return AddressCharacters.isLetterOrDigit(byte)
        }
    }
}
