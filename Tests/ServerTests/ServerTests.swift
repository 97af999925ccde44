import Storage
import Testing
import Tracking

@testable import Server

struct ServerTests {
    @Test func `health tells whether the database answers`() async throws {
        try await ServerGround.run { ground in
            let answer = try await ground.client.get("/health")
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer.text == "{\"status\":\"ok\",\"database\":\"ok\"}\n")
            try await ground.database.close()
            let failing = try await ground.client.get("/health")
            #expect(failing.status == 503)
            #expect(failing.text == "{\"status\":\"failing\",\"database\":\"failing\"}\n")
        }
    }

    @Test func `a body beyond the limit is refused, in one piece or in chunks`() async throws {
        try await ServerGround.run(settings: { $0.bodySize = 1000 }) { ground in
            let path = ground.path(.unsubscribe)
            let long = "List-Unsubscribe=One-Click&x=" + String(repeating: "x", count: 1000)
            let answer = try await ground.client.post(path, type: "application/x-www-form-urlencoded", long)
            #expect(answer.status == 413)
            let chunk = "200\r\n" + String(repeating: "x", count: 512) + "\r\n"
            let chunked = try await ground.client.send(
                "POST \(path) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 5))
            #expect(chunked.status == 413, "answered before the body ends")
            let onPixel = try await ground.client.send(
                "GET \(ground.path(.open)) HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + String(repeating: chunk, count: 5))
            #expect(onPixel.status == 200, "what no route wants is not read")
            #expect(onPixel.header("Connection") == "close")
            let status = try await ground.status
            #expect(status == "active")
        }
    }

    @Test func `heads beyond the limit and nonsense are refused, and the server goes on`() async throws {
        try await ServerGround.run(settings: { $0.headSize = 2000 }) { ground in
            let texts = [
                "GET / HTTP/1.1\r\nHost: x\r\nX-Long: \(String(repeating: "x", count: 4000))\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n" + String(repeating: "X-Many: 1\r\n", count: 200) + "\r\n",
                "GET /\(String(repeating: "x", count: 4000)) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                "POST \(ground.path(.unsubscribe)) HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST \(ground.path(.unsubscribe)) HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            ]
            for text in texts {
                let answer = try? await ground.client.send(text)
                #expect(answer == nil || (400...499).contains(answer?.status ?? 0), "\(text.prefix(60))")
            }
            let alive = try await ground.client.get("/health")
            #expect(alive.status == 200)
        }
    }

    @Test func `a silent connection is closed`() async throws {
        try await ServerGround.run(settings: { $0.idleSeconds = 1 }) { ground in
            await #expect(throws: LocalHTTPClient.NoAnswer.self) { try await ground.client.send("GET /health HTTP/1.1\r\nHos") }
        }
    }

    @Test func `the routes also stand under the public URL's path`() async throws {
        try await ServerGround.run(publicURL: "https://example.com/surat") { ground in
            let path = ground.path(.click)
            for prefix in ["", "/surat"] {
                let answer = try await ground.client.get(prefix + path)
                #expect(answer.status == 302)
                #expect(answer.header("Location") == ServerGround.destination)
            }
            let elsewhere = try await ground.client.get("/other" + path)
            #expect(elsewhere.status == 404)
        }
    }

    @Test func `a shutdown writes what was answered`() async throws {
        let counts = try await withShutdown { ground in
            for _ in 0..<25 { _ = try await ground.client.get(ground.path(.open)) }
        }
        #expect(counts == 25)
    }

    /// Runs `body`, shuts the server down, and only then counts opens: `ServerGround.run` returns after the server's end.
    private func withShutdown(_ body: (ServerGround) async throws -> Void) async throws -> Int64 {
        var counted: Int64 = -1
        try await ServerGround.run(afterShutdown: { counted = try await $0.count("activity_opened") }, body)
        return counted
    }
}
