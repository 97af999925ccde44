import Inbound
import Mail
import Testing

struct InboundSessionTests {
    @Test func takesAMessage() throws {
        var dialogue = dialogueInContent()
        dialogue.send("Subject: Salam\r\n\r\nHalo\r\n.\r\nQUIT\r\n")
        #expect(dialogue.codes == [220, 250, 250, 250, 354, 250, 221])
        #expect(dialogue.isClosed)
        let message = try #require(dialogue.messages.first)
        #expect(message.content == Array("Subject: Salam\r\n\r\nHalo\r\n".utf8))
        let envelope = InboundEnvelope(
            peer: "192.0.2.1", clientName: "client.example", sender: "a@one.example", recipients: ["b@two.example"])
        #expect(message.envelope == envelope)
    }

    @Test func greetsAndOffersExtensions() {
        var options = InboundOptions(hostName: "mx.example")
        options.limits.messageBytes = 1000
        var dialogue = Dialogue(options)
        dialogue.send("EHLO [192.0.2.7]\r\n")
        #expect(
            dialogue.replies.map(\.text) == [
                "mx.example ESMTP Merpati", "mx.example\nSIZE 1000\nPIPELINING\n8BITMIME\nSMTPUTF8\nENHANCEDSTATUSCODES",
            ])
        var plain = Dialogue(InboundOptions(extensions: []))
        plain.send("EHLO a\r\nMAIL FROM:<a@b.example> BODY=8BITMIME\r\nMAIL FROM:<a@b.example> SMTPUTF8\r\n")
        #expect(plain.replies[1].text == "localhost\nSIZE 25000000")
        #expect(plain.codes == [220, 250, 555, 555])
    }

    static let commands: [(String, [Int])] = [
        ("HELO a", [250]),
        ("helo a", [250]),
        ("HELO", [501]),
        ("EHLO a b", [501]),
        ("EHLO <script>", [501]),
        ("NOOP whatever", [250]),
        ("HELP", [214]),
        ("VRFY a", [252]),
        ("VRFY", [501]),
        ("RSET", [250]),
        ("RSET now", [501]),
        ("QUIT", [221]),
        ("", [500]),
        ("FOO", [500]),
        ("MAILFROM:<a@b.example>", [500]),
        ("STARTTLS", [502]),
        ("AUTH PLAIN AGEAYg==", [502]),
        ("EXPN staff", [502]),
        ("BDAT 3 LAST", [502]),
        ("GET / HTTP/1.1", [521]),
        ("POST /send HTTP/1.1", [521]),
        ("MAIL FROM:<a@b.example>", [503]),
        ("RCPT TO:<a@b.example>", [503]),
        ("DATA", [503]),
        ("EHLO a|DATA", [250, 503]),
        ("EHLO a|RCPT TO:<a@b.example>", [250, 503]),
        ("EHLO a|MAIL FROM:<>", [250, 250]),
        ("EHLO a|MAIL FROM: <a@b.example>", [250, 250]),
        ("EHLO a|mail from:<a@b.example> size=1000 body=8bitmime", [250, 250]),
        ("EHLO a|MAIL FROM:a@b.example", [250, 501]),
        ("EHLO a|MAIL <a@b.example>", [250, 501]),
        ("EHLO a|MAIL FROM:<a@b.example> SIZE=99999999999999999999", [250, 552]),
        ("EHLO a|MAIL FROM:<a@b.example> SIZE=-1", [250, 501]),
        ("EHLO a|MAIL FROM:<a@b.example> SIZE=25000001", [250, 552]),
        ("EHLO a|MAIL FROM:<a@b.example> BODY=BINARYMIME", [250, 555]),
        ("EHLO a|MAIL FROM:<a@b.example> RET=HDRS", [250, 555]),
        ("EHLO a|MAIL FROM:<žofie@b.example>", [250, 553]),
        ("EHLO a|MAIL FROM:<žofie@b.example> SMTPUTF8|RCPT TO:<đạt@b.example>", [250, 250, 250]),
        ("EHLO a|MAIL FROM:<a@b.example>|RCPT TO:<đạt@b.example>", [250, 250, 553]),
        ("EHLO a|MAIL FROM:<a@b.example>|MAIL FROM:<a@b.example>", [250, 250, 503]),
        ("EHLO a|MAIL FROM:<a@b.example>|EHLO a|MAIL FROM:<a@b.example>", [250, 250, 250, 250]),
        ("EHLO a|MAIL FROM:<a@b.example>|RSET|RCPT TO:<a@b.example>", [250, 250, 250, 503]),
        ("EHLO a|MAIL FROM:<a@b.example>|DATA", [250, 250, 554]),
        ("EHLO a|MAIL FROM:<a@b.example>|RCPT TO:<>", [250, 250, 501]),
        ("EHLO a|MAIL FROM:<a@b.example>|RCPT TO:<a@b.example> NOTIFY=NEVER", [250, 250, 555]),
        ("EHLO a|MAIL FROM:<a@b.example>|RCPT TO:<Postmaster>", [250, 250, 250]),
        ("EHLO a|MAIL FROM:<a@b.example>|RCPT TO:<a@b.example>|DATA now", [250, 250, 250, 501]),
    ]

    @Test(arguments: commands)
    func answersCommands(lines: String, codes: [Int]) {
        var dialogue = Dialogue()
        dialogue.send(lines.split(separator: "|", omittingEmptySubsequences: false).map { $0 + "\r\n" }.joined())
        #expect(Array(dialogue.codes.dropFirst()) == codes)
        #expect(dialogue.isClosed == [221, 521].contains(dialogue.codes.last))
    }

    @Test(arguments: ["BODY", "X", "..", ".hidden", "...\r\n..", "a\r\n\r\n", "", "ünïcödé \u{0}"])
    func unstuffsDots(text: String) {
        var dialogue = dialogueInContent()
        let content = text.isEmpty ? "" : text + "\r\n"
        let stuffed = content.split(separator: "\r\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(".") ? "." + $0 : String($0) }.joined(separator: "\r\n")
        dialogue.send(stuffed + ".\r\n")
        #expect(dialogue.messages.map(\.content) == [Array(content.utf8)])
    }

    /// Everything that another server might take for the end of the message, with a second message behind it.
    @Test(arguments: ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\r\r\n.\r\n", "\r\n\r.\r\n", "\u{0}\n.\n"])
    func refusesSmuggling(end: String) {
        var dialogue = dialogueInContent()
        dialogue.send("hello" + end + "MAIL FROM:<x@evil.example>\r\nRCPT TO:<b@two.example>\r\nDATA\r\nevil\r\n.\r\n")
        #expect(dialogue.messages.isEmpty)
        #expect(dialogue.codes == [220, 250, 250, 250, 354, 521])
        #expect(dialogue.isClosed)
    }

    @Test(arguments: ["EHLO a\n", "EHLO a\rMAIL FROM:<>\r\n", "\n", "NOOP\r\r\n"])
    func refusesBareLineEndsInCommands(line: String) {
        var dialogue = Dialogue()
        dialogue.send(line + "NOOP\r\n")
        #expect(dialogue.codes == [220, 521])
        #expect(dialogue.isClosed)
    }

    static let transcript = """
        EHLO client.example
        MAIL FROM:<>
        RCPT TO:<one@two.example>
        RCPT TO:<refused@two.example>
        DATA
        Subject: one

        ..dots
        text
        .
        MAIL FROM:<a@b.example>
        RCPT TO:<refused@two.example>
        DATA
        RSET
        MAIL FROM:<a@b.example>
        RCPT TO:<two@two.example>
        DATA
        two
        .
        QUIT

        """.replacing("\n", with: "\r\n")

    static func converse(_ pieces: [ArraySlice<UInt8>]) -> Dialogue {
        var dialogue = Dialogue { question in
            if case .recipient("refused@two.example", _) = question { .unknownUser } else { .accept }
        }
        for piece in pieces { dialogue.send(piece) }
        return dialogue
    }

    @Test func splitsChangeNothing() {
        let bytes = Array(Self.transcript.utf8)
        let whole = Self.converse([bytes[...]])
        #expect(whole.codes == [220, 250, 250, 250, 550, 354, 250, 250, 550, 554, 250, 250, 250, 354, 250, 221])
        #expect(
            whole.messages.map { String(decoding: $0.content, as: UTF8.self) } == [
                "Subject: one\r\n\r\n.dots\r\ntext\r\n", "two\r\n",
            ])
        for place in bytes.indices {
            let split = Self.converse([bytes[..<place], bytes[place...]])
            #expect(split.replies == whole.replies && split.messages == whole.messages, "split at \(place)")
        }
        let slow = Self.converse(bytes.indices.map { bytes[$0...$0] })
        #expect(slow.replies == whole.replies && slow.messages == whole.messages)
    }

    @Test func waitsForTheAnswer() {
        var session = InboundSession(peer: "192.0.2.1", options: InboundOptions(), now: .now)
        #expect(session.next(now: .now) == .ask(.connection(peer: "192.0.2.1")))
        session.receive("EHLO a\r\n".utf8, now: .now)
        #expect(session.next(now: .now) == nil)
        session.answer(.accept, now: .now)
        session.answer(.hangUp(nil), now: .now)  // nothing was asked
        #expect(session.next(now: .now) == .reply(SMTPReply(code: 220, text: "localhost ESMTP Merpati")))
        guard case .reply(let hello)? = session.next(now: .now) else {
            Issue.record("EHLO was not answered")
            return
        }
        #expect(hello.code == 250)
    }

    @Test(arguments: [
        (InboundVerdict.refuse(SMTPReply(code: 450, text: "later")), [450], false),
        (.refuse(SMTPReply(code: 421, text: "bye")), [421], true),
        (.refuse(SMTPReply(code: 250, text: "no refusal")), [451], false),
        (.hangUp(SMTPReply(code: 554, text: "bye")), [554], true),
        (.hangUp(nil), [], true),
    ])
    func carriesVerdictsOut(verdict: InboundVerdict, codes: [Int], closes: Bool) {
        for stage in 1...3 {
            var dialogue = Dialogue { question in
                switch question {
                case .connection: .accept
                case .sender: stage == 1 ? verdict : .accept
                case .recipient: stage == 2 ? verdict : .accept
                case .message: stage == 3 ? verdict : .accept
                }
            }
            for line in ["EHLO a", "MAIL FROM:<a@b.example>", "RCPT TO:<a@b.example>", "DATA", "text", "."].prefix(
                [0, 2, 3, 6][stage])
            {
                dialogue.send(line + "\r\n")
            }
            #expect(Array(dialogue.codes.dropFirst([0, 2, 3, 5][stage])) == codes)
            #expect(dialogue.isClosed == closes)
        }
    }

    @Test func refusesConnections() {
        let dialogue = Dialogue { _ in .refuse(SMTPReply(code: 554, text: "not you")) }
        #expect(dialogue.codes == [554])
        #expect(dialogue.isClosed)
    }
}
