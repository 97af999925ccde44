import Foundation
import TestSupport
import Testing

@testable import Server

struct PreviewHostilityTests {
    private static let evil = "</title></style></textarea>'\"><script>alert(1)</script><img src=x onerror=alert(1)>\u{0}\u{1b}"

    @Test(arguments: ["html", "text", "source", "headers"])
    func `nothing that others have written is markup on the page`(_ part: String) async throws {
        let evil = Self.evil
        var letter = PreviewGround.letter(evil, subject: evil, message: "\(evil): \(evil)\r\n\r\n\(evil)")
        (letter.from, letter.to, letter.preheader, letter.text) = (evil, evil, evil, evil)
        (letter.language, letter.languages, letter.links) = (evil, [evil], ["https://" + evil, evil])
        letter.images = [PreviewFile(name: evil, type: evil, bytes: [], address: "cid:x")]
        letter.attachments = [PreviewFile(name: evil, type: evil, bytes: [])]
        let source = PreviewDouble(
            letter, name: evil, findings: [PreviewFinding(.error, evil, place: evil, advice: evil)], version: evil)
        try await PreviewGround.run(source) { client in
            let query = "part=\(part)&contact=%3Cscript%3E%22&language=%22%3E%3Cscript%3E"
            for _ in 0..<2 {
                let page = try await client.get("/?\(query)").text
                #expect(page.components(separatedBy: "<script").count == 2, "only our own")
                #expect(!page.contains("<img") && !page.contains("<textarea"))
                #expect(!page.utf8.contains(0) && !page.utf8.contains(0x1b))
                await source.fail(evil)
            }
        }
    }

    @Test(arguments: [
        "127.0.0.1", "127.0.0.1:8090", "localhost", "LOCALHOST:1", "[::1]", "[::1]:8090",
    ])
    func `loopback names are answered`(_ host: String) async throws {
        let answer = try await ask("GET / HTTP/1.1\r\nHost: \(host)")
        #expect(answer.status == 200)
    }

    @Test(arguments: [
        "fuchsia.example", "127.0.0.1.fuchsia.example", "localhost.fuchsia.example:80", "127.0.0.2", "0.0.0.0", "[::]",
        "evil@127.0.0.1", "127.0.0.1:80:80", "localhost.", "::1", "",
    ])
    func `other names, which may have been made to point here, are not`(_ host: String) async throws {
        let source = PreviewDouble(PreviewGround.letter())
        try await PreviewGround.run(source) { client in
            for path in ["/", "/letter", "/letter.eml", "/image/0", "/version", "/nonsense"] {
                let answer = try await client.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
                #expect((400...421).contains(answer.status), "\(host) \(path): \(answer.status)")
                #expect(!answer.text.contains("fuchsias"))
            }
            let asked = await source.asked
            #expect(asked.isEmpty)
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "NONSENSE"])
    func `only questions are answered`(_ method: String) async throws {
        let answer = try await ask("\(method) / HTTP/1.1\r\nHost: localhost")
        #expect((400...405).contains(answer.status))
        #expect(!answer.text.contains("fuchsias"))
    }

    @Test func `a body is not read`() async throws {
        let answer = try await ask("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc")
        #expect(answer.status == 200)
        #expect(answer.header("Connection") == "close")
    }

    /// Sends a head to a preview.
    private func ask(_ head: String) async throws -> HTTPAnswer {
        var answer: HTTPAnswer?
        try await PreviewGround.run(PreviewDouble(PreviewGround.letter())) { client in
            let parts = head.components(separatedBy: "\r\n\r\n")
            answer = try await client.send(
                "\(parts[0])\r\nConnection: close\r\n\r\n\(parts.dropFirst().joined(separator: "\r\n\r\n"))")
        }
        return try #require(answer)
    }

    @Test func `any query has an answer`() async throws {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        try await PreviewGround.run(PreviewDouble(PreviewGround.letter())) { client in
            let pieces = [
                "part=", "width=", "contact=", "language=", "images=", "scheme=", "&", "=", "%", "%00", "%ff", "%22", "+", "?",
                "dark",
                "source", "headers", "phone", "<", "é", "../", ";",
            ]
            for path in ["/", "/letter", "/image/0", "/unsubscribe"] {
                for _ in 0..<40 {
                    let query = (0..<Int.random(in: 0...12, using: &random)).map { _ in
                        pieces.randomElement(using: &random) ?? ""
                    }.joined()
                    let answer = try await client.get("\(path)?\(query)")
                    #expect(answer.status == 200 || answer.status == 400, "\(path)?\(query): \(answer.status)")
                }
            }
        }
    }
}
