internal import Mail

/// Where a link leads, as a header of HTTP carries it: in ASCII.
package enum LinkDestination {
    /// The address with its host as A-labels (RFC 5890), and everything else that is not ASCII percent-encoded (RFC 3987
    /// section 3.1). A host that is no domain is percent-encoded, too: browsers say what is wrong with it.
    package static func header(_ url: String) -> String {
        guard let host = host(of: url) else { return encoded(url) }
        return encoded(String(url[..<host.lowerBound])) + wire(url[host]) + encoded(String(url[host.upperBound...]))
    }

    /// Where the host stands, without user name and port; nil where there is none.
    private static func host(of url: String) -> Range<String.Index>? {
        let bytes = url.utf8
        guard let slashes = bytes.firstRange(of: "://".utf8) else { return nil }
        var start = slashes.upperBound
        var end = bytes[start...].firstIndex { "/?#\\".utf8.contains($0) } ?? bytes.endIndex
        if let sign = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = bytes.index(after: sign) }
        // An IPv6 address has colons of its own.
        if bytes[start..<end].first == UInt8(ascii: "[") { return nil }
        if let colon = bytes[start..<end].lastIndex(of: UInt8(ascii: ":")) { end = colon }
        return start < end ? start..<end : nil
    }

    private static func wire(_ host: Substring) -> String {
        // Browsers take `b%C3%BCcher` for the name that it spells (WHATWG URL, host parsing).
        guard let name = PercentEscapes.decoded(host), !name.utf8.allSatisfy({ $0 < 0x80 }) else { return encoded(String(host)) }
        guard let wire = try? InternationalDomain.names(of: name).wire, wire.utf8.allSatisfy(isHostOctet) else {
            return encoded(String(host))
        }
        return wire
    }

    private static func isHostOctet(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func encoded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        let bytes = text.utf8.flatMap { byte in
            byte < 0x80 ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
