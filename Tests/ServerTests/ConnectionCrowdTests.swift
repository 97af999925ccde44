import Connections
import Foundation
import Storage
import Testing
import Tracking

@testable import Server

/// Clients that are slow, silent or many.
@Suite(.timeLimit(.minutes(1)))
struct ConnectionCrowdTests {
    private static func head(_ path: String, length: Int, _ more: String = "") -> String {
        "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(length)\r\n\(more)\r\n"
    }

    /// The body never comes; whoever waited for it would wait for ever.
    @Test(arguments: ["", "Expect: 100-continue\r\n"]) func `of a bad token no body is read`(more: String) async throws {
        try await ServerGround.run { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send(Self.head("/u/bad", length: 1_000, more))
                await conversation.readToEnd()
                #expect(conversation.statuses == [404])
                #expect(conversation.text.lowercased().contains("connection: close"))
            }
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send(Self.head(ground.path(.unsubscribe), length: 1_000_000, more))
                await conversation.readToEnd()
                #expect(conversation.statuses == [413], "nor one that says that it is too long")
            }
        }
    }

    @Test func `a body has its time, however steadily it drips`() async throws {
        try await ServerGround.run(settings: { $0.bodySeconds = 1 }) { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send(Self.head(ground.path(.unsubscribe), length: 100, "") + "List-Unsubscribe=One-Click")
                await conversation.readToEnd()
                #expect(conversation.statuses == [408])
            }
            let status = try await ground.status
            #expect(status == "active", "half a body says nothing")
        }
    }

    /// Bodies that are begun and never end, many more than there is room for: everybody else is answered.
    @Test(arguments: ["GET /health HTTP/1.1\r\nHost: a\r\n", "POST", ""])
    func `slow clients make room`(beginning: String) async throws {
        _ = OpenFiles.raise()
        try await ServerGround.run(settings: { ($0.connections.all, $0.connections.reserve) = (50, 0) }) { ground in
            let text = beginning == "POST" ? Self.head(ground.path(.unsubscribe), length: 26) + "List" : beginning
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (connected, connect) = AsyncStream.makeStream(of: Void.self)
                for _ in 0..<200 {
                    group.addTask {
                        try? await Conversation.run(ground.client.port) { conversation in
                            try? await conversation.send(text)
                            connect.yield()
                            await conversation.readToEnd()
                        }
                    }
                }
                var count = 0
                for await _ in connected {
                    count += 1
                    if count == 200 { break }
                }
                for _ in 0..<20 {
                    let health = try await ground.client.get("/health")
                    #expect(health.status == 200)
                    let click = try await ground.client.get(ground.path(.click))
                    #expect(click.status == 302)
                }
                group.cancelAll()
            }
        }
    }

    /// Posts until it is the database that is waited for, and not a place.
    private static func leaveWhileHeld(_ ground: ServerGround) async throws -> HTTPAnswer {
        while true {
            let begin = ContinuousClock.now
            let answer = try? await ground.client.post(ground.path(.unsubscribe), type: nil, "List-Unsubscribe=One-Click")
            if let answer, ContinuousClock.now - begin > .seconds(2) { return answer }
        }
    }

    /// All connections wait for the database: new ones are told to come again, and health is answered.
    @Test func `while the database is held, pages answer later and links lead on`() async throws {
        try await ServerGround.run(settings: { settings in
            (settings.connections.all, settings.connections.reserve) = (2, 2)
            settings.databaseSeconds = 5
        }) { ground in
            let before = try await ground.client.get(ground.path(.click))
            #expect(before.status == 302)
            let (release, held) = (DispatchSemaphore(value: 0), AsyncStream.makeStream(of: Void.self))
            let holder = Task {
                try await ground.database.write { _ in
                    held.continuation.finish()
                    release.wait()
                }
            }
            defer { release.signal() }
            for await _ in held.stream {}
            async let first = Self.leaveWhileHeld(ground)
            async let second = Self.leaveWhileHeld(ground)
            var full: HTTPAnswer?
            for _ in 0..<5000 where full?.status != 503 { full = try? await ground.client.get(ground.path(.open)) }
            #expect(full?.status == 503)
            #expect(full?.header("Retry-After") != nil)
            let health = try await ground.client.get("/health")
            #expect(health.status == 200)
            let answers = try await [first, second]
            #expect(answers.map(\.status) == [503, 503])
            #expect(answers.allSatisfy { $0.header("Retry-After") != nil })
            let click = try await ground.client.get(ground.path(.click))
            #expect(click.status == 302)
            _ = holder
        }
    }

    @Test func `a database that is gone is a reason to come again`() async throws {
        try await ServerGround.run { ground in
            try await ground.database.close()
            for path in [ground.path(.click), "/i/\(String(repeating: "a", count: 64))/x.png"] {
                let answer = try await ground.client.get(path)
                #expect(answer.status == (path.hasPrefix("/i") ? 404 : 503))
                if answer.status == 503 { #expect(answer.header("Retry-After") == "60") }
            }
        }
    }

    @Test func `half a head after an answer has its time, too`() async throws {
        try await ServerGround.run(settings: { $0.idleSeconds = 4 }) { ground in
            try await Conversation.run(ground.client.port) { conversation in
                try await conversation.send("GET /health HTTP/1.1\r\nHost: a\r\n\r\n")
                try await conversation.read(until: "\"database\":\"ok\"")
                try await conversation.send("GET /hea")
                await conversation.readToEnd()
                #expect(conversation.statuses == [200])
            }
        }
    }
}
