/// A file that goes out with a letter.
public struct PreviewFile: Sendable, Hashable {
    public var name: String
    /// The media type, as `image/png`.
    public var type: String
    public var bytes: [UInt8]
    /// What the HTML calls an image by, such as `cid:bloom@images`; nil for an attachment.
    public var address: String?

    public init(name: String, type: String, bytes: [UInt8], address: String? = nil) {
        self.name = name
        self.type = type
        self.bytes = bytes
        self.address = address
    }
}
