/// How much of a message from strangers is looked at. What lies beyond a limit is left unread, never an error: the part
/// says so with `isTruncated`.
public struct MIMELimits: Sendable, Hashable {
    /// Octets of the whole message.
    public var size = 16 << 20
    /// How deep parts lie within parts.
    public var depth = 12
    /// Parts of the whole message.
    public var parts = 500
    /// Header fields of one part.
    public var headers = 500
    /// Header fields of all parts.
    public var allHeaders = 5000
    /// Content-Type fields of one part, of which the first that can be read counts.
    public var contentTypes = 4
    /// Octets of one header field, unfolded.
    public var headerLength = 64 << 10
    /// Octets of a boundary (RFC 2046 section 5.1.1 allows 70).
    public var boundary = 998

    public init() {}
}
