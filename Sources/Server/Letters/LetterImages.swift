/// Where the images are that letters link to.
public protocol LetterImages: Sendable {
    /// The image whose bytes have this hash; nil when there is none.
    func image(digest: String) async throws -> LetterImage?
}

/// An image as it is served.
public struct LetterImage: Sendable {
    /// The media type.
    public var type: String
    public var bytes: [UInt8]

    public init(type: String, bytes: [UInt8]) {
        self.type = type
        self.bytes = bytes
    }
}
