import Connections
import Foundation
import Inbound
import Mail
import Synchronization
import TestSupport
import Testing

/// Large messages lie in files while they come in, within what there is for all.
@Suite(.timeLimit(.minutes(2)))
struct MessageSpoolTests {
    private static let line = String(repeating: "y", count: 98) + "\r\n"

    @Test func `a session puts a large message aside in parts`() throws {
        var dialogue = dialogueInContent()
        let content = String(repeating: Self.line, count: 10_000) + "..dot\r\n"
        dialogue.send(content + ".\r\nNOOP\r\n")
        #expect(dialogue.codes.suffix(3) == [354, 250, 250])
        #expect(dialogue.asideCounts.count == 3)
        #expect(dialogue.asideCounts.allSatisfy { (262_144..<262_300).contains($0) })
        let message = try #require(dialogue.messages.first)
        #expect(message.content == Array(content.utf8.dropLast(7)) + Array(".dot\r\n".utf8))
    }

    @Test func `short of memory everything is put aside, of one message`() {
        var dialogue = dialogueInContent()
        dialogue.session.putAsideEverything()
        dialogue.send("one\r\n")
        dialogue.send("two\r\n.\r\n")
        dialogue.send("MAIL FROM:<>\r\nRCPT TO:<b@two.example>\r\nDATA\r\nthree\r\n.\r\n")
        // The end comes with the rest, which goes with the question.
        #expect(dialogue.asideCounts == [5])
        #expect(dialogue.messages.map { String(decoding: $0.content, as: UTF8.self) } == ["one\r\ntwo\r\n", "three\r\n"])
    }

    @Test func `a refused message keeps nothing and is answered at its end`() {
        var dialogue = dialogueInContent()
        dialogue.send("one\r\n")
        #expect(dialogue.session.isReceiving)
        dialogue.session.refuseContent(SMTPReply(code: 452, enhanced: "4.3.1", text: "no room"))
        #expect(!dialogue.session.isReceiving && dialogue.session.heldBytes == 0)
        dialogue.send(String(repeating: "x", count: 90_000))
        #expect(dialogue.session.heldBytes <= 2048)
        dialogue.send("\r\n.\r\nNOOP\r\n")
        #expect(dialogue.codes.suffix(2) == [452, 250])
        #expect(dialogue.messages.isEmpty)
    }

    /// - Parameters:
    ///   - memory: bytes for all messages in memory.
    @Test(arguments: [64 * 1024 * 1024, 0])
    func `a large message arrives as it was sent, and leaves no file`(memory: Int) async throws {
        try await withTemporaryFolder { folder in
            let spool = folder.appendingPathComponent("incoming")
            try FileManager.default.createDirectory(at: spool, withIntermediateDirectories: true)
            let left = spool.appendingPathComponent("left-behind.incoming")
            try Data("x".utf8).write(to: left)
            var options = InboundOptions(spoolFolder: spool)
            options.limits.allMemoryBytes = memory
            let handler = ScriptedReplies()
            let text = String(repeating: Self.line, count: 50_000)
            let (inside, codes) = try await withServer(handler, options) { port in
                let inside = try FileManager.default.contentsOfDirectory(atPath: spool.path)
                return (inside, try await Self.send(port, count: 4, text))
            }
            #expect(inside.isEmpty, "what a killed process left is swept away")
            #expect(codes == [250, 250, 250, 250])
            #expect(handler.received.count == 4)
            #expect(handler.received.allSatisfy { $0.content == Array(text.utf8) })
            #expect(try FileManager.default.contentsOfDirectory(atPath: spool.path).isEmpty)
        }
    }

    @Test func `beyond the budget of files messages are answered 452, and small ones go on`() async throws {
        try await withTemporaryFolder { folder in
            var options = InboundOptions(spoolFolder: folder)
            options.limits.allFileBytes = 2_000_000
            let handler = ScriptedReplies()
            let codes = try await withServer(handler, options) { port in
                let large = try await Self.send(port, count: 1, String(repeating: Self.line, count: 50_000))
                let small = try await Self.send(port, count: 1, Self.line)
                let medium = try await Self.send(port, count: 1, String(repeating: Self.line, count: 15_000))
                return large + small + medium
            }
            #expect(codes == [452, 250, 250], "and what was refused has given its room back")
            #expect(handler.received.map(\.content.count) == [100, 1_500_000])
        }
    }

    /// However many messages are large, few are in memory at a time.
    @Test func `large messages are read again in turns`() async throws {
        try await withTemporaryFolder { folder in
            var options = InboundOptions(spoolFolder: folder)
            options.limits.allReadingBytes = 6_000_000
            let handler = MostAtOnce()
            let codes = try await withServer(handler, options) { port in
                try await Self.send(port, count: 8, String(repeating: Self.line, count: 50_000))
            }
            #expect(codes == Array(repeating: 250, count: 8))
            #expect(handler.most == 1)
        }
    }

    @Test func `a folder that cannot be made is said`() async throws {
        let options = InboundOptions(spoolFolder: URL(fileURLWithPath: "/proc/nowhere"))
        let server = InboundServer(host: "127.0.0.1", port: 0, options: options, handler: ScriptedReplies(), logger: quiet)
        let error = await #expect(throws: InboundError.self) { try await server.run() }
        #expect(try #require(error).description.hasPrefix("messages cannot be put aside in /proc/nowhere "))
    }

    /// Sends the message over so many connections at once, and returns the codes of the answers to the dots.
    private static func send(_ port: Int, count: Int, _ text: String) async throws -> [Int] {
        let output = try await python(
            """
            import smtplib, sys, threading
            text, codes = sys.stdin.buffer.read(), []
            def send():
                client = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), "client.example")
                client.ehlo(); client.mail("a@one.example"); client.rcpt("b@two.example")
                codes.append(client.data(text)[0])
            threads = [threading.Thread(target=send) for _ in range(int(sys.argv[2]))]
            for t in threads: t.start()
            for t in threads: t.join()
            print(*codes)
            """, input: text, String(port), String(count))
        return output.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    }
}

/// Counts how many messages are being decided at a time.
private final class MostAtOnce: InboundHandler {
    private let counts = Mutex((now: 0, most: 0))

    var most: Int { counts.withLock { $0.most } }

    func message(_ message: InboundMessage) async throws -> InboundVerdict {
        counts.withLock { counts in
            counts.now += 1
            counts.most = max(counts.most, counts.now)
        }
        for _ in 0..<100 { await Task.yield() }
        counts.withLock { $0.now -= 1 }
        return .accept
    }
}
