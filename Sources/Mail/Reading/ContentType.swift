/// A media type with its parameters (RFC 2045 section 5.1).
public struct ContentType: Sendable, Hashable {
    /// Type and subtype in lower case, as "text/plain".
    public let mediaType: String
    /// The parameters by their names in lower case, put together and decoded where RFC 2231 divided and encoded them.
    public let parameters: [String: String]

    static let plainText = ContentType(mediaType: "text/plain", parameters: [:])
    static let message = ContentType(mediaType: "message/rfc822", parameters: [:])

    init(mediaType: String, parameters: [String: String]) {
        self.mediaType = mediaType
        self.parameters = parameters
    }

    /// Reads what can be read; nil when there is no "type/subtype".
    init?(_ octets: [UInt8]) {
        let list = ParameterList(octets)
        let mediaType = list.value.lowercased()
        guard mediaType.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy({ !$0.isEmpty }),
            mediaType.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 1
        else { return nil }
        self.init(mediaType: mediaType, parameters: list.parameters)
    }

    var isMultipart: Bool { mediaType.hasPrefix("multipart/") }

    /// Whether the body is a message, or the header of one.
    var holdsMessage: Bool {
        switch mediaType {
        case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers":
            return true
        default: return false
        }
    }
}
