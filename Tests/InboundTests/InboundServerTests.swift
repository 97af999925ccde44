import TestSupport
import Connections
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

    /// The one that has been idle longest makes room; one in the middle of a message does not, and the new one is refused.
    @Test func makesRoomForNewConnections() async throws {
        var options = InboundOptions()
        options.limits.connections.all = 3
        let output = try await withServer(ScriptedReplies(), options) { port in
            try await python(
                """
                import socket, sys
                lines = lambda s, n: [f.readline()[:3].decode() for f in [s.makefile("rb", buffering=0)] for _ in range(n)]
                connect = lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                held = [connect() for _ in range(3)]
                print(*[lines(s, 1)[0] for s in held])
                held[0].sendall(b"NOOP\\r\\n")
                print(*lines(held[0], 1))
                held.append(connect())
                print(*lines(held[3], 1), *lines(held[1], 1), held[1].recv(1) == b"")
                for s in (held[0], held[2], held[3]):
                    s.sendall(b"HELO a\\r\\nMAIL FROM:<>\\r\\n")
                    print(*lines(s, 2))
                refused = connect()
                print(*lines(refused, 1), refused.recv(1) == b"")
                held[2].sendall(b"RCPT TO:<a@b.example>\\r\\nDATA\\r\\ntext\\r\\n.\\r\\n")
                print(*lines(held[2], 3))
                """, String(port))
        }
        #expect(
            output.split(separator: "\n").map(String.init) == [
                "220 220 220", "250", "220 421 True", "250 250", "250 250", "250 250", "421 True", "250 354 250",
            ])
    }

    /// A thousand clients that say nothing keep nobody from sending mail.
    @Test func takesMailBesideAThousandIdleConnections() async throws {
        _ = OpenFiles.raise()
        let handler = ScriptedReplies()
        let output = try await withServer(handler) { port in
            try await python(
                """
                import resource, select, smtplib, socket, sys
                hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
                resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
                idle = [socket.create_connection(("127.0.0.1", int(sys.argv[1]))) for _ in range(1000)]
                for s in idle: s.makefile("rb", buffering=0).readline()
                clients = [smtplib.SMTP("127.0.0.1", int(sys.argv[1]), "client.example") for _ in range(10)]
                for client in clients:
                    client.sendmail("a@one.example", ["b@two.example"], "Subject: a\\n\\ntext")
                    client.quit()
                poll = select.poll()
                names = {s.fileno(): s for s in idle}
                for number in names: poll.register(number, select.POLLIN)
                print(sum(b"421" in names[number].recv(200) for number, _ in poll.poll(10000)))
                """, String(port))
        }
        #expect(handler.received.count == 10)
        #expect(output == "10\n", "those that were idle longest made room, and were told so")
    }

    @Test func answersLaterWhenADecisionTakesTooLong() async throws {
        struct Slow: InboundHandler {
            let hints: AsyncStream<Void>
            func message(_ message: InboundMessage) async throws -> InboundVerdict {
                for await _ in hints {}
                return .accept
            }
        }
        var options = InboundOptions()
        // Long enough for the decisions before it on a busy machine.
        options.limits.decisionSeconds = 3
        let (hints, hint) = AsyncStream.makeStream(of: Void.self)
        let codes = try await withServer(Slow(hints: hints), options) { port in
            try await rawDialogue(
                port, "EHLO a\r\nMAIL FROM:<>\r\nRCPT TO:<c@d.example>\r\nDATA\r\ntext\r\n.\r\nQUIT\r\n")
        }
        hint.finish()
        #expect(codes == ["220", "250", "250", "250", "354", "451", "221"])
    }

    @Test func closesIdleConnections() async throws {
        var options = InboundOptions()
        options.limits.commandSeconds = 3
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
