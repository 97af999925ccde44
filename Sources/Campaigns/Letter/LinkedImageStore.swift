public import Storage
internal import Templates
internal import Tracking

/// The images that letters link to, kept for as long as the database lives: letters are read for years. Each stands under
/// the hash of its bytes, so that the address of one never shows another.
public enum LinkedImageStore {
    /// One stored image.
    public struct Image: Sendable, Equatable {
        /// The media type.
        public var type: String
        public var bytes: [UInt8]
    }

    /// What the addresses of linked images begin with; hash and name follow.
    static func base(_ minter: TokenMinter) -> String { "\(minter.publicURL)/i/" }

    /// Keeps the images of a letter that is about to be sent.
    static func store(_ connection: any Connection, _ images: [LetterFile], at now: Instant) throws {
        for image in images {
            let isKnown = try connection.exists("SELECT 1 FROM linked_image WHERE digest = \(image.digest)")
            guard !isKnown else { continue }
            try connection.execute(
                """
                INSERT INTO linked_image (digest, type, bytes, created_at)
                VALUES (\(image.digest), \(image.type), \(image.bytes), \(now))
                ON CONFLICT (digest) DO NOTHING
                """)
        }
    }

    /// The image with a hash; nil when there is none.
    public static func image(_ connection: any Connection, digest: String) throws -> Image? {
        try connection.first("SELECT type, bytes FROM linked_image WHERE digest = \(digest)") { row in
            Image(type: row.text(0) ?? "", bytes: row.blob(1) ?? [])
        }
    }
}
