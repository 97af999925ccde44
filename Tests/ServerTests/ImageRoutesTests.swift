import Testing

@testable import Server

@Suite("Images that letters link to")
struct ImageRoutesTests {
    private static let path = "/i/\(ServerGround.Images.digest)/bloom.png"

    @Test func anImageIsServedForGood() async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(Self.path)
            #expect(answer.status == 200 && answer.body == ServerGround.Images.bytes)
            #expect(answer.header("Content-Type") == "image/png")
            #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
            #expect(answer.header("X-Content-Type-Options") == "nosniff")
            #expect(answer.header("ETag") == "\"\(ServerGround.Images.digest)\"")
            let head = try await ground.client.get(Self.path, method: "HEAD")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.header("Content-Length") == "\(ServerGround.Images.bytes.count)")
            #expect(head.header("Content-Type") == "image/png")
            let known = try await ground.client.get(
                Self.path, headers: ["If-None-Match: W/\"x\", \"\(ServerGround.Images.digest)\""])
            #expect(known.status == 304 && known.body.isEmpty)
        }
    }

    @Test func theAddressIsTheSameBelowThePublicURLsPath() async throws {
        try await ServerGround.run(publicURL: "https://shop.example/mail") { ground in
            let answer = try await ground.client.get("/mail" + Self.path)
            #expect(answer.status == 200)
        }
    }

    @Test(arguments: [
        "/i/\(String(repeating: "0", count: 64))/bloom.png", "/i/\(ServerGround.Images.digest)",
        "/i/\(ServerGround.Images.digest)/",
        "/i/\(ServerGround.Images.digest.uppercased())/bloom.png", "/i/../../etc/passwd", "/i/x/y",
        "/i/\(String(repeating: "'", count: 64))/bloom.png", "/i/\(ServerGround.Images.digest)0/bloom.png",
    ])
    func whatIsNoImageIsNotFound(_ path: String) async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get(path)
            #expect(answer.status == 404)
            #expect(answer.header("Cache-Control") == "no-store")
        }
    }
}
