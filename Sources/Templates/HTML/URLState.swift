/// How far an address in an attribute has come. It is told the bytes as browsers see them: character references decoded.
enum URLState: Equatable {
    /// Nothing but white space so far.
    case start
    /// Some characters, no delimiter: still a scheme or a relative path. Empty when a tag is among them.
    case unsettled(prefix: [UInt8], hasTag: Bool)
    /// One slash at the very start: a second makes it a host.
    case slash
    /// After `http:` or `https:`, before the host's first character.
    case slashes
    case host
    /// The path, or what follows another harmless scheme.
    case path
    case query
    /// After a scheme that no tag may follow, or a scheme that a tag had a part in.
    case harmful(scheme: String)

    mutating func advance(_ byte: UInt8) {
        // Browsers drop these wherever they stand (WHATWG URL, 4.4).
        if byte == 0x09 || byte == 0x0a || byte == 0x0d { return }
        let isSlash = byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
        let endsPath = byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
        switch self {
        case .start:
            if byte <= 0x20 { return }
            self = isSlash ? .slash : .unsettled(prefix: [], hasTag: false)
            if !isSlash { advance(byte) }
        case .unsettled(let prefix, let hasTag):
            if byte == UInt8(ascii: ":") {
                self = Self.after(scheme: prefix, hasTag)
            } else if isSlash || endsPath {
                self = isSlash ? .path : .query
            } else if !hasTag {
                self = .unsettled(prefix: prefix.count < 64 ? prefix + [byte] : prefix, hasTag: false)
            }
        case .slash: self = isSlash ? .host : endsPath ? .query : .path
        case .slashes: if !isSlash { self = endsPath ? .query : .host }
        case .host: if isSlash || endsPath { self = isSlash ? .path : .query }
        case .path: if endsPath { self = .query }
        case .query, .harmful: return
        }
    }

    /// What follows when a tag has stood here.
    mutating func advancePastTag() {
        switch self {
        case .start, .unsettled: self = .unsettled(prefix: [], hasTag: true)
        case .slash: self = .path
        case .slashes: self = .host
        case .host, .path, .query, .harmful: return
        }
    }

    private static func after(scheme prefix: [UInt8], _ hasTag: Bool) -> URLState {
        let scheme = String(decoding: prefix, as: UTF8.self).lowercased()
        if hasTag { return .harmful(scheme: "") }
        if scheme == "http" || scheme == "https" { return .slashes }
        return URLScheme.harmless.contains(scheme) ? .path : .harmful(scheme: scheme)
    }

    /// Whether a tag that stands here has a part in the host of the address.
    var decidesHost: Bool {
        switch self {
        case .start, .unsettled, .slash, .slashes, .host: true
        case .path, .query, .harmful: false
        }
    }
}
