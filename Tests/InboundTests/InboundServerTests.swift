import TestSupport
import Foundation
import Inbound
import Logging
import Mail
import Testing

/// The server over real sockets, with Python's smtplib and plain sockets as independent clients.
@Suite(.timeLimit(.minutes(2)))
struct InboundServerTests {
    @Test func servesSmtplib() async throws {
        let handler = ScriptedReplies()
        let output = try await withServer(handler, InboundOptions(hostName: "mx.example")) { port in
            try await python(
                """
                import smtplib, sys
                from email.message import EmailMessage
                client = smtplib.SMTP("127.0.0.1", int(sys.argv[1]), "client.example")
                client.ehlo()
                print(sorted(client.esmtp_features))
                message = EmailMessage()
                message["Subject"] = "Bunga"
                message["From"] = "toko@fuchsia.example"
                message["To"] = "siti@kotak.example"
                message.set_content(".\\n..\\nSelamat pagi\\n")
                for _ in range(3):
                    print(client.send_message(message))
                print(client.verify("siti"))
                print(client.quit()[0])
                """, String(port))
        }
        #expect(
            output.split(separator: "\n").map(String.init) == [
                "['8bitmime', 'enhancedstatuscodes', 'pipelining', 'size', 'smtputf8']", "{}", "{}", "{}",
                "(252, b'2.1.5 Cannot say; send the message and see')", "221",
            ])
        let messages = handler.received
        #expect(messages.count == 3)
        let first = try #require(messages.first)
        #expect(first.envelope.sender == "toko@fuchsia.example" && first.envelope.recipients == ["siti@kotak.example"])
        #expect(first.envelope.clientName == "client.example" && first.envelope.peer == "127.0.0.1")
        #expect(String(decoding: first.content, as: UTF8.self).hasSuffix("\r\n\r\n.\r\n..\r\nSelamat pagi\r\n"))
    }

    @Test func tellsVerdicts() async throws {
        let handler = ScriptedReplies(
            senders: [.accept, .refuse(SMTPReply(code: 451, enhanced: "4.7.1", text: "later"))],
            recipients: [.unknownUser, .accept], messages: [.refuse(SMTPReply(code: 554, text: "no"))])
        let output = try await withServer(handler) { port in
            try await python(
                """
                import smtplib, sys
                client = smtplib.SMTP("127.0.0.1", int(sys.argv[1]))
                for attempt in range(3):
                    try:
                        print(client.sendmail("a@one.example", ["b@two.example", "c@two.example"], "text"))
                    except smtplib.SMTPException as error:
                        print(type(error).__name__, error.smtp_code, error.smtp_error.decode())
                """, String(port))
        }
        #expect(output == "SMTPDataError 554 no\nSMTPSenderRefused 451 4.7.1 later\n{}\n")
        #expect(handler.received.map(\.envelope.recipients) == [["b@two.example", "c@two.example"]])
    }

    /// A whole pipelined conversation in one write, the next message's commands behind each dot (RFC 2920).
    @Test func servesPipelines() async throws {
        let handler = ScriptedReplies()
        let codes = try await withServer(handler) { port in
            try await rawDialogue(
                port,
                "EHLO a\r\n"
                    + String(
                        repeating: "MAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\ntext\r\n.\r\n", count: 500)
                    + "QUIT\r\n")
        }
        let expected = ["220", "250"] + (0..<500).flatMap { _ in ["250", "250", "354", "250"] } + ["221"]
        #expect(codes == expected)
        #expect(handler.received.count == 500)
    }

    @Test func saysWhyBeforeItCloses() async throws {
        let handler = ScriptedReplies()
        let codes = try await withServer(handler) { port in
            try await rawDialogue(
                port,
                "EHLO a\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@d.example>\r\nDATA\r\ntext\n.\r\n"
                    + String(repeating: "more\r\n", count: 100_000))
        }
        #expect(codes == ["220", "250", "250", "250", "354", "521"])
        #expect(handler.received.isEmpty)
    }

    @Test func limitsConnections() async throws {
        var options = InboundOptions()
        options.limits.connections = 3
        let output = try await withServer(ScriptedReplies(), options) { port in
            try await python(
                """
                import socket, sys, time
                def greeting(s): return s.recv(3).decode()
                connect = lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                held = [connect() for _ in range(3)]
                print(*[greeting(s) for s in held])
                print(greeting(connect()))
                held.pop().close()
                for _ in range(100):
                    time.sleep(0.02)
                    if greeting(connect()) == "220": print("room"); break
                """, String(port))
        }
        #expect(output == "220 220 220\n421\nroom\n")
    }

    @Test func closesIdleConnections() async throws {
        var options = InboundOptions()
        options.limits.commandSeconds = 1
        let codes = try await withServer(ScriptedReplies(), options) { port in try await rawDialogue(port, "NOOP\r\n") }
        // A client that is slow to begin sees less of what comes before.
        #expect(codes.last == "421")
        #expect(["220", "250"].starts(with: codes.dropLast()) || codes == ["250", "421"])
    }

    @Test func tellsClientsOfTheShutdown() async throws {
        let (greetings, greeted) = AsyncStream.makeStream(of: Void.self)
        struct Listener: InboundHandler {
            let heard: @Sendable () -> Void
            func sender(_ envelope: InboundEnvelope) async throws -> InboundVerdict {
                heard()
                return .accept
            }
            func message(_ message: InboundMessage) async throws -> InboundVerdict { .accept }
        }
        let client = try await withServer(Listener { greeted.yield() }) { port in
            let client = Task { try await rawDialogue(port, "EHLO a\r\nMAIL FROM:<a@b.example>\r\n") }
            var first = greetings.makeAsyncIterator()
            await first.next()
            return client
        }
        let codes = try await client.value
        #expect(codes.last == "421")
    }

    @Test func answersErrorsOfTheHandler() async throws {
        struct Broken: InboundHandler {
            func message(_ message: InboundMessage) async throws -> InboundVerdict { throw CancellationError() }
        }
        let codes = try await withServer(Broken()) { port in
            try await rawDialogue(
                port, "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\ntext\r\n.\r\nQUIT\r\n")
        }
        #expect(codes == ["220", "250", "250", "250", "354", "451", "221"])
    }

    @Test func saysWhereItCannotListen() async throws {
        try await withServer(ScriptedReplies()) { port in
            let second = InboundServer(host: "127.0.0.1", port: port, handler: ScriptedReplies(), logger: quiet)
            let error = await #expect(throws: InboundError.self) { try await second.run() }
            let text = try #require(error).description
            #expect(text.hasPrefix("cannot listen for mail at 127.0.0.1:\(port): "))
        }
    }
}

/// Sends everything at once, reads until the server closes, and returns the code of each reply.
private func rawDialogue(_ port: Int, _ text: String) async throws -> [String] {
    let output = try await python(
        """
        import socket, sys, threading
        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
        def send():
            try: s.sendall(sys.stdin.buffer.read())
            except OSError: pass
        threading.Thread(target=send, daemon=True).start()
        replies = b""
        while data := s.recv(65536): replies += data
        print(*[line[:3].decode() for line in replies.split(b"\\r\\n") if line[3:4] == b" "])
        """, input: text, String(port))
    return output.split(whereSeparator: \.isWhitespace).map(String.init)
}
