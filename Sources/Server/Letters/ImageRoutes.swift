internal import Connections
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// The images that letters link to: `/i/HASH/NAME`. An address never changes its contents, so that readers' programs and the
/// proxies of webmail keep them for good (RFC 8246).
struct ImageRoutes: RouteGroup {
    let images: any LetterImages
    /// How long it waits for the database.
    let seconds: Double

    var routes: [Route] { [.get("i/:digest/:name", image)] }

    @Sendable private func image(_ request: Request, _ context: ServerContext) async throws -> Response {
        let digest = context.parameters.get("digest") ?? ""
        guard digest.utf8.count == 64, digest.utf8.allSatisfy(Self.isHexadecimal),
            let image = try await find(digest, context)
        else { throw HTTPError(.notFound) }
        let tag = "\"\(digest)\""
        let headers: HTTPFields = [
            .contentType: image.type, .cacheControl: "public, max-age=31536000, immutable", .eTag: tag,
        ]
        if request.headers[.ifNoneMatch]?.contains(tag) == true { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: image.bytes)))
    }

    private func find(_ digest: String, _ context: ServerContext) async throws -> LetterImage? {
        try await Deadline.within(seconds, on: context.channel.eventLoop) { [images] in
            try await images.image(digest: digest)
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }
}
