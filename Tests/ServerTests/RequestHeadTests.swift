import Testing
import Tracking

@testable import Server

/// Heads that mean two things are refused, and connections end where HTTP says so.
@Suite(.timeLimit(.minutes(1)))
struct RequestHeadTests {
    @Test(arguments: [
        ("GET /health HTTP/1.1", [], 400),
        ("GET /health HTTP/1.1", ["Host: a.example", "Host: b.example"], 400),
        ("GET /health HTTP/1.1", ["Host: a.example", "Host: a.example"], 400),
        ("GET /health HTTP/1.1", ["Host: a.example", "X: 1", "hOST: a.example"], 400),
        ("GET /health HTTP/1.1", ["Host: a.example, b.example"], 400),
        ("GET /health HTTP/1.1", ["Host: a.example/path"], 400),
        ("GET /health HTTP/1.1", ["Host: a b"], 400),
        ("GET /health HTTP/1.1", ["Host: user@a.example"], 400),
        ("GET http://a.example/health HTTP/1.1", [], 400),
        ("GET /health HTTP/1.1", ["Host:"], 200),
        ("GET /health HTTP/1.1", ["Host: a.example:8080"], 200),
        ("GET /health HTTP/1.1", ["Host: [::1]:8080"], 200),
        ("GET http://a.example/health HTTP/1.1", ["Host: a.example"], 200),
        ("GET /health HTTP/1.0", [], 200),
        ("GET /health HTTP/1.0", ["Host: a.example", "Host: b.example"], 400),
        ("POST /u/x HTTP/1.0", ["Transfer-Encoding: chunked"], 400),
        ("POST /u/x HTTP/1.1", ["Host: a", "Transfer-Encoding: gzip, chunked"], 501),
        ("POST /u/x HTTP/1.1", ["Host: a", "Transfer-Encoding: chunked", "Content-Length: 3"], 400),
        ("GET /health HTTP/1.1", ["Host: a", "Expect: 200-ok"], 417),
        ("GET /health HTTP/1.1", ["Host: a", "Connection: Upgrade", "Upgrade: websocket"], 200),
    ])
    func heads(line: String, fields: [String], status: Int) async throws {
        try await ServerGround.run { ground in
            let isKept = status == 200 && line.hasSuffix("1.1")
            let ending = isKept ? ["Connection: close"] : []
            let fields = fields.contains { $0.hasPrefix("Connection") } ? fields : fields + ending
            let answer = try await ground.client.send(([line] + fields).joined(separator: "\r\n") + "\r\n\r\n")
            #expect(answer.status == status)
            #expect(answer.header("Connection") == "close" || fields.contains("Upgrade: websocket"))
        }
    }

    @Test(arguments: ["", "Connection: keep-alive\r\n"]) func `HTTP/1.0 closes`(field: String) async throws {
        try await ServerGround.run { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send("GET /health HTTP/1.0\r\n\(field)\r\n")
                await conversation.readToEnd()
                #expect(conversation.statuses == [200])
                #expect(conversation.text.lowercased().contains("connection: close"))
            }
        }
    }

    /// What comes in one segment is taken apart like what comes alone.
    @Test(arguments: [
        (["GET /health HTTP/1.1\r\nHost: a", "GET /health HTTP/1.1\r\nHost: a"], [200, 200], true),
        (
            ["GET /health HTTP/1.1\r\nHost: a", "GET / HTTP/1.1\r\nHost: a\r\nHost: b", "GET / HTTP/1.1\r\nHost: a"], [200, 400],
            false
        ),
        (["GET /nowhere HTTP/1.1\r\nHost: a", "GET /health HTTP/1.0", "GET /health HTTP/1.1\r\nHost: a"], [404, 200], false),
        (["GET /health HTTP/1.1\r\nHost: a\r\nConnection: close", "GET /health HTTP/1.1\r\nHost: a"], [200], false),
        (["GET /health HTTP/1.1\r\nHost: a", "NONSENSE"], [200, 400], false),
        (["PUT /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0", "GET /health HTTP/1.1\r\nHost: a"], [405, 200], true),
    ])
    func `merged heads`(heads: [String], statuses: [Int], isOpen: Bool) async throws {
        try await ServerGround.run { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send(heads.map { $0 + "\r\n\r\n" }.joined())
                if isOpen {
                    try await conversation.read(answers: statuses.count)
                } else {
                    await conversation.readToEnd()
                }
                #expect(conversation.statuses == statuses)
            }
        }
    }

    @Test(arguments: [
        ("PUT", "/health", "GET, HEAD"), ("POST", "/health", "GET, HEAD"), ("OPTIONS", "/health", "GET, HEAD"),
        ("DELETE", "/u/x", "GET, HEAD, POST"), ("PATCH", "/u/x", "GET, HEAD, POST"), ("TRACE", "/c/x", "GET, HEAD"),
        ("POST", "/o/x.gif", "GET, HEAD"), ("PROPFIND", "/i/x/y.png", "GET, HEAD"), ("DELETE", "/surat/health", "GET, HEAD"),
    ])
    func `other methods are told which there are`(method: String, path: String, allow: String) async throws {
        try await ServerGround.run(publicURL: "https://example.com/surat") { ground in
            let answer = try await ground.client.get(path, method: method)
            #expect(answer.status == 405)
            #expect(answer.header("Allow") == allow)
            #expect(answer.header("Content-Security-Policy") != nil)
            let nowhere = try await ground.client.get("/nowhere", method: method)
            #expect(nowhere.status == 404)
        }
    }

    @Test func `whoever waits for 100 Continue gets it`() async throws {
        try await ServerGround.run { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send(
                    "POST \(ground.path(.unsubscribe)) HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 26\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\n")
                try await conversation.read(until: "HTTP/1.1 100 Continue\r\n\r\n")
                try await conversation.send("List-Unsubscribe=One-Click")
                try await conversation.read(until: "Unsubscribed.\n")
                #expect(conversation.statuses == [100, 200])
                // The connection is as good as before.
                try await conversation.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                try await conversation.read(until: "\"database\":\"ok\"")
            }
            let status = try await ground.status
            #expect(status == "unsubscribed")
        }
    }
}
