internal import Campaigns
internal import Server
internal import Storage

/// Serves the images that sent letters link to.
struct StoredImages: LetterImages {
    let database: any Database

    func image(digest: String) async throws -> LetterImage? {
        let image = try await database.read { try LinkedImageStore.image($0, digest: digest) }
        return image.map { LetterImage(type: $0.type, bytes: $0.bytes) }
    }
}
