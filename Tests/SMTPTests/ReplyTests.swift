import Mail
import SMTP
import TestSupport
import Testing

@Suite struct ReplyTests {
    private static func parse(_ text: String) -> (step: ReplyParser.Step, parser: ReplyParser) {
        var parser = ReplyParser()
        var position = 0
        let step = Array(text.utf8).withUnsafeBytes { parser.next(in: $0, from: &position) }
        return (step, parser)
    }

    static let replies: [(String, SMTPReply)] = [
        ("250 OK\r\n", SMTPReply(code: 250, text: "OK")),
        ("250\r\n", SMTPReply(code: 250, text: "")),
        ("250 \n", SMTPReply(code: 250, text: "")),
        ("550 5.1.1 no such user\r\n", SMTPReply(code: 550, enhanced: "5.1.1", text: "no such user")),
        ("550 5.1.10 null MX\r\n", SMTPReply(code: 550, enhanced: "5.1.10", text: "null MX")),
        ("550 4.1.1 not of this class\r\n", SMTPReply(code: 550, text: "4.1.1 not of this class")),
        ("550 5.1.1234 too long\r\n", SMTPReply(code: 550, text: "5.1.1234 too long")),
        ("550-5.7.1 first\r\n550-5.7.1 second\r\n550 5.7.1\r\n", SMTPReply(code: 550, enhanced: "5.7.1", text: "first second")),
        ("250 a\tb\u{1b}[31m\r\n", SMTPReply(code: 250, text: "a b [31m")),
        ("550\t5.1.1\tUser unknown\r\n", SMTPReply(code: 550, enhanced: "5.1.1", text: "User unknown")),
        ("550 #5.1.0 Address rejected.\r\n", SMTPReply(code: 550, enhanced: "5.1.0", text: "Address rejected.")),
        ("550  5.2.2  full\r\n", SMTPReply(code: 550, enhanced: "5.2.2", text: "full")),
    ]

    @Test(arguments: replies) func reads(_ text: String, _ reply: SMTPReply) {
        let (step, parser) = Self.parse(text)
        #expect(step == .complete)
        #expect(parser.reply == reply)
    }

    @Test(arguments: [
        "\r\n", "25\r\n", "2 5 0\r\n", "250_ok\r\n", "199 ok\r\n", "600 ok\r\n", "ok 250\r\n", "250-a\r\n251 b\r\n", "\u{0}\r\n",
    ])
    func refuses(_ text: String) {
        guard case .violation = Self.parse(text).step else {
            Issue.record("\(text.debugDescription) was taken for a reply")
            return
        }
    }

    @Test func latinLettersOfOneOctetAreRead() {
        var parser = ReplyParser()
        var position = 0
        let wire = Array("550 Empf".utf8) + [0xE4] + Array("nger unbekannt\r\n".utf8)
        #expect(wire.withUnsafeBytes { parser.next(in: $0, from: &position) } == .complete)
        #expect(parser.reply.text == "Empfänger unbekannt")
    }

    @Test func textIsLimited() {
        let long = (0..<100).map { _ in "550-" + String(repeating: "é", count: 300) + "\r\n" }.joined() + "550 end\r\n"
        let (step, parser) = Self.parse(long)
        #expect(step == .complete)
        #expect(parser.reply.text.utf8.count <= 512)
        let garbage = Array("550 ".utf8) + Array(repeating: 0xff, count: 2_000) + Array("\r\n".utf8)
        var other = ReplyParser()
        var position = 0
        #expect(garbage.withUnsafeBytes { other.next(in: $0, from: &position) } == .complete)
        #expect(other.reply.text.utf8.count <= 512)
    }

    @Test func takesAnythingWithoutHarm() {
        let seed = SeededRandom.seed()
        print("SMTP reply fuzz seed: \(seed)")
        var random = SeededRandom(seed: seed)
        let alphabet = Array("245-. \r\n1x\u{0}".utf8) + [0xff]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in alphabet.randomElement(using: &random, or: 0) }
            var parser = ReplyParser()
            var position = 0
            var steps = 0
            bytes.withUnsafeBytes { input in
                while parser.next(in: input, from: &position) == .complete {
                    _ = parser.reply
                    steps += 1
                }
            }
            #expect(steps <= 60)
        }
    }

    @Test func capabilitiesAreRead() {
        let offered = SMTPCapabilities(ehlo: [
            "mx.example 8BITMIME", "PIPELINING", "size 35882577", "AUTH plain LOGIN", "AUTH=CRAM-MD5", "STARTTLS", "X-OTHER", "",
        ])
        #expect(offered.pipelining && offered.size && offered.startTLS)
        // The first line is the server's name, whatever it says.
        #expect(!offered.eightBitMIME && !offered.smtpUTF8)
        #expect(offered.largestMessage == 35_882_577)
        #expect(offered.authentication == ["PLAIN", "LOGIN", "CRAM-MD5"])
        #expect(SMTPCapabilities(ehlo: ["mx", "SIZE 0"]).largestMessage == nil)
        #expect(SMTPCapabilities(ehlo: ["mx", "SIZE 99999999999999999999999"]).largestMessage == nil)
    }
}

@Suite struct ReplyClassifierTests {
    typealias Stage = ReplyClassifier.Stage

    struct Row: Sendable, CustomTestStringConvertible {
        var stage: Stage
        var reply: SMTPReply
        /// Nil for any configuration fault.
        var outcome: DeliveryOutcome?
        var testDescription: String { "\(stage) \(reply.code) \(reply.enhanced ?? "") \(reply.text)" }

        init(_ stage: Stage, _ code: Int, _ enhanced: String?, _ text: String, _ outcome: DeliveryOutcome?) {
            self.stage = stage
            reply = SMTPReply(code: code, enhanced: enhanced, text: text)
            self.outcome = outcome
        }
    }

    static let rows = [
        Row(.recipient, 550, "5.1.1", "user unknown", .hard),
        Row(.recipient, 550, "5.1.10", "recipient address has a null MX", .hard),
        Row(.recipient, 550, "5.1.2", "no such domain", .hard),
        Row(.recipient, 550, "5.2.1", "mailbox disabled", .hard),
        Row(.recipient, 552, "5.2.2", "mailbox full", .soft),
        Row(.recipient, 550, nil, "No such user here", .hard),
        Row(.recipient, 550, nil, "<spam-lover@example.test>: Recipient address rejected: User unknown in table", .hard),
        Row(.recipient, 550, nil, "Blocked by our block list", .policy),
        Row(.recipient, 554, "5.7.1", "Client host blocked using zen.spamhaus.org", .policy),
        Row(.recipient, 554, "5.7.1", "Relay access denied", .policy),
        Row(.recipient, 550, nil, "Nope", .soft),
        Row(.recipient, 552, nil, "Quota exceeded", .soft),
        Row(.recipient, 553, "5.1.8", "sender domain unknown", .policy),
        Row(.recipient, 530, "5.7.0", "Must issue a STARTTLS command first", nil),
        Row(.recipient, 450, "4.2.0", "Greylisted", .soft),
        Row(.recipient, 451, nil, "User unknown just now", .soft),
        Row(.recipient, 452, "4.5.3", "Too many recipients", .notSent),
        Row(.recipient, 421, "4.7.0", "Try again later", .notSent),
        Row(.mail, 550, nil, "Sender rejected", nil),
        Row(.mail, 553, "5.1.8", "Domain of sender does not exist", nil),
        Row(.mail, 552, nil, "Size", nil),
        Row(.mail, 530, "5.7.0", "Authentication required", nil),
        Row(.mail, 452, "4.3.1", "Insufficient system storage", .notSent),
        Row(.data, 554, nil, "No", .policy),
        Row(.data, 451, nil, "Later", .soft),
        Row(.dot, 554, "5.7.1", "Spam", .policy),
        Row(.dot, 550, "5.6.0", "Header malformed", .policy),
        Row(.dot, 552, "5.3.4", "Message too big", .policy),
        Row(.mail, 550, "5.7.1", "Too many messages in this session", .notSent),
        Row(.recipient, 550, "5.5.3", "Too many recipients", .notSent),
        Row(.dot, 550, "5.1.1", "Mailbox temporarily unavailable", .soft),
        Row(.dot, 552, "5.2.2", "Over quota", .soft),
        Row(.dot, 421, nil, "Later", .soft),
        Row(.dot, 550, nil, "Transaction failed", .policy),
    ]

    @Test(arguments: rows) func outcome(_ row: Row) {
        let outcome = ReplyClassifier.judge(row.reply, at: row.stage).outcome
        if let expected = row.outcome {
            #expect(outcome == expected)
        } else if case .configuration(let reason) = outcome {
            #expect(reason.contains(String(row.reply.code)) && reason.contains(row.reply.text))
        } else {
            Issue.record("\(outcome)")
        }
    }
}
