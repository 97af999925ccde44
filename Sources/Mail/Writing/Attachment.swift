/// A file in a message: an attachment, or an image that the HTML shows by `cid:`.
public struct Attachment: Sendable, Hashable {
    /// The name that readers see; any Unicode but control characters.
    public var name: String
    /// The media type, as `application/pdf`.
    public var type: String
    public var bytes: [UInt8]
    /// What the HTML calls it by (RFC 2392), without brackets; nil for an attachment.
    public var contentID: String?

    public init(name: String, type: String, bytes: [UInt8], contentID: String? = nil) {
        self.name = name
        self.type = type
        self.bytes = bytes
        self.contentID = contentID
    }
}
