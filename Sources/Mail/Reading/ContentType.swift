/// A media type with its parameters (RFC 2045 section 5.1).
public struct ContentType: Sendable, Hashable {
    /// Type and subtype in lower case, as "text/plain".
    public let mediaType: String
    /// The parameters by their names in lower case.
    public let parameters: [String: String]

    static let plainText = ContentType(mediaType: "text/plain", parameters: [:])
    static let message = ContentType(mediaType: "message/rfc822", parameters: [:])
    private static let mostParameters = 50

    init(mediaType: String, parameters: [String: String]) {
        self.mediaType = mediaType
        self.parameters = parameters
    }

    /// Reads what can be read; nil when there is no "type/subtype".
    init?(_ octets: [UInt8]) {
        let pieces = Self.pieces(of: octets)
        guard let first = pieces.first else { return nil }
        let mediaType = String(decoding: first, as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
        guard mediaType.utf8.split(separator: UInt8(ascii: "/")).count == 2 else { return nil }
        var parameters = [String: String]()
        for piece in pieces.dropFirst().prefix(Self.mostParameters) {
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: piece[..<equals], as: UTF8.self).filter { !$0.isWhitespace }.lowercased()
            let value = QuotedString.unquote(String(decoding: piece[(equals + 1)...], as: UTF8.self))
            // The first of two wins, as in most mail programs.
            if parameters[name] == nil { parameters[name] = Self.trimmed(value) }
        }
        self.init(mediaType: mediaType, parameters: parameters)
    }

    var isMultipart: Bool { mediaType.hasPrefix("multipart/") }

    /// What lies between semicolons outside quotation marks.
    private static func pieces(of octets: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces = [ArraySlice<UInt8>]()
        var start = 0
        var isQuoted = false
        var isEscaped = false
        for (index, byte) in octets.enumerated() {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isQuoted: isEscaped = true
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ";") where !isQuoted:
                pieces.append(octets[start..<index])
                start = index + 1
            default: break
            }
        }
        pieces.append(octets[start...])
        return pieces
    }

    private static func trimmed(_ value: String) -> String {
        String(value.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
