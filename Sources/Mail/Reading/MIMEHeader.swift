/// A header field of a message that was read.
public struct MIMEHeader: Sendable, Hashable {
    /// The name as it was written.
    public let name: String
    /// The unfolded octets after the colon, without white space at the ends.
    public let octets: [UInt8]

    init(name: String, octets: [UInt8]) {
        self.name = name
        self.octets = octets
    }

    /// The value with encoded words (RFC 2047) decoded.
    public var value: String { decoded.text }

    /// The same with notes on what had to be forgiven.
    public var decoded: DecodedText { HeaderDecoder.decode(octets) }

    func isNamed(_ other: String) -> Bool {
        name.utf8.count == other.utf8.count && name.utf8.elementsEqual(other.utf8) { Self.lower($0) == Self.lower($1) }
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
