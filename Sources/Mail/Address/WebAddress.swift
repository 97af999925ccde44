/// An `http` or `https` address as browsers read it (URL Standard of the WHATWG, section 4.4, without a base), written so that every
/// program reads it alike: in ASCII, in one piece, with two slashes before its host. What was written like that stays as it was.
package struct WebAddress: Sendable, Hashable {
    /// Why browsers do not open it, or why it is not kept.
    package enum Fault: Error, Equatable, CustomStringConvertible {
        /// It does not begin with `http:` or `https:`.
        case scheme
        case noHost
        /// The host cannot be the name of one.
        case host(String)
        case port
        /// It is longer than ``longest``.
        case length

        package var description: String {
            switch self {
            case .scheme: "it does not begin with https:// or http://"
            case .noHost: "it names no host"
            case .host(let host): "`\(host)` cannot be the name of a host"
            case .port: "the port is not a number up to 65535"
            case .length: "it has more than \(WebAddress.longest) bytes"
            }
        }
    }

    /// The most bytes that one may have.
    package static let longest = 8192

    /// `http` or `https`
    package let scheme: String
    package let text: String

    /// Whether browsers take it for an address of the web, good or bad.
    package static func isWeb(_ text: String) -> Bool {
        let start = text.utf8.lazy.drop { $0 <= 0x20 }.filter { !isDropped($0) }.prefix(6).map { $0 | 0x20 }
        // The bit makes capitals small and leaves the colon, which has it already.
        return start.starts(with: "http:".utf8) || start.starts(with: "https:".utf8)
    }

    package init(_ text: String) throws(Fault) {
        let bytes = Self.stripped(text)
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.count <= 4 * Self.longest else {
            throw bytes.count > 4 * Self.longest && Self.isWeb(text) ? .length : .scheme
        }
        scheme = String(decoding: bytes[..<colon], as: UTF8.self).lowercased()
        guard scheme == "http" || scheme == "https" else { throw .scheme }
        let rest = bytes[(colon + 1)...].drop(while: Self.isSlash)
        let authority = rest.prefix { !Self.isSlash($0) && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        var result = Array((scheme + "://").utf8)
        try Self.append(authority: authority, scheme, to: &result)
        Self.append(path: rest[authority.endIndex...], to: &result)
        guard result.count <= Self.longest else { throw .length }
        self.text = String(decoding: result, as: UTF8.self)
    }

    /// Without white space and control characters around it, tabs and line breaks.
    private static func stripped(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
            return []
        }
        return bytes[first...last].filter { !isDropped($0) }
    }

    private static func isDropped(_ byte: UInt8) -> Bool { byte == 0x09 || byte == 0x0a || byte == 0x0d }

    private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }

    // MARK: - Host

    /// `user:password@host:port`
    private static func append(
        authority: ArraySlice<UInt8>, _ scheme: String, to out: inout [UInt8]
    ) throws(Fault) {
        var hostAndPort = authority
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) {
            hostAndPort = authority[(at + 1)...]
            append(user: authority[..<at], to: &out)
        }
        let bracket = hostAndPort.first == UInt8(ascii: "[") ? hostAndPort.firstIndex(of: UInt8(ascii: "]")) : nil
        let end = hostAndPort[(bracket ?? hostAndPort.startIndex)...].firstIndex(of: UInt8(ascii: ":")) ?? hostAndPort.endIndex
        guard end > hostAndPort.startIndex else { throw .noHost }
        out += try WebHostName.ascii(hostAndPort[..<end]).utf8
        let port = hostAndPort[end...].dropFirst()
        guard !port.isEmpty else { return }
        guard port.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(String(decoding: port, as: UTF8.self)),
            number <= 65_535
        else { throw .port }
        if number != (scheme == "https" ? 443 : 80) { out += ":\(number)".utf8 }
    }

    private static func append(user: ArraySlice<UInt8>, to out: inout [UInt8]) {
        guard !user.isEmpty else { return }
        let colon = user.firstIndex(of: UInt8(ascii: ":"))
        for index in user.indices {
            if index == colon { out.append(user[index]) } else { append(user[index], escaping: userSet, to: &out) }
        }
        out.append(UInt8(ascii: "@"))
    }

    // MARK: - Behind the host

    private static func append(path rest: ArraySlice<UInt8>, to out: inout [UInt8]) {
        guard let first = rest.first else { return }
        if !isSlash(first) { out.append(UInt8(ascii: "/")) }
        var set = pathSet
        for byte in rest {
            if byte == UInt8(ascii: "#"), set != fragmentSet {
                set = fragmentSet
                out.append(byte)
            } else if byte == UInt8(ascii: "?"), set == pathSet {
                set = querySet
                out.append(byte)
            } else if byte == UInt8(ascii: "\\"), set == pathSet {
                out.append(UInt8(ascii: "/"))
            } else {
                append(byte, escaping: set, to: &out)
            }
        }
    }

    /// What is written as `%20` in each part, beside control characters and what is not ASCII (section 1.3).
    private static let fragmentSet = Set(" \"<>`".utf8)
    private static let querySet = Set(" \"#<>'".utf8)
    private static let pathSet = Set(" \"#<>?^`{}".utf8)
    private static let userSet = Set(" \"#<>?^`{}/:;=@[\\]|".utf8)

    private static func append(_ byte: UInt8, escaping set: Set<UInt8>, to out: inout [UInt8]) {
        guard byte < 0x20 || byte > 0x7e || set.contains(byte) else { return out.append(byte) }
        let digits = Array("0123456789ABCDEF".utf8)
        out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
