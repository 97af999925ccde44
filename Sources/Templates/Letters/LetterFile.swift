internal import Crypto

/// A file that goes out with a letter: an attachment, or an image that stands in it.
public struct LetterFile: Sendable, Hashable {
    /// The name that readers see, without folders.
    public let name: String
    /// The media type, as `image/png`.
    public let type: String
    public let bytes: [UInt8]
    /// The hash of the bytes (SHA-256), in hexadecimal: the same file has the same one everywhere.
    public let digest: String

    /// What HTML calls an inline image by (RFC 2392), without `cid:`.
    public var contentID: String { "\(digest.prefix(24))@images" }

    /// Where it is linked to below an address of ours, as `https://news.shop.example/i/`.
    public func address(below base: String) -> String { base + digest + "/" + ImageSource.escaped(name) }

    public init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        let digits = Array("0123456789abcdef".utf8)
        let hash = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        digest = String(decoding: hash, as: UTF8.self)
    }
}
