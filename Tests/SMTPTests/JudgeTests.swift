import Mail
import SMTP
import TestSupport
import Testing

/// One judge of what servers say: the same while sending and in a report that comes back.
@Suite struct JudgeTests {
    @Test(arguments: JudgedReply.own + JudgedReply.cases)
    func `a reply is judged rightly while sending`(_ reply: JudgedReply) {
        let found = reply.live()
        #expect(reply.right.contains(found), "\(found)")
    }

    @Test(arguments: (JudgedReply.own + JudgedReply.cases).filter { $0.stage != .mail && !$0.right.contains("accepted") })
    func `a reply is judged rightly in a report`(_ reply: JudgedReply) throws {
        let found = try reply.reported()
        // What is tried again uncounted while sending is at most a soft bounce afterwards.
        let right = reply.right.contains("not_sent") ? reply.right.union(["soft"]) : reply.right
        // Behind the dot, a refusal without a reason is the message's; a report does not tell behind which command it was.
        if found.reason == .other, reply.stage == .dot { return }
        #expect(right.contains(found.kind.rawValue), "\(found)")
    }

    @Test func `the table has enough`() {
        #expect(JudgedReply.own.count >= 150)
    }

    // MARK: Names decide nothing

    private static let names = [
        "<spam@x.test>", "no-such-user@full.example", "mx.antispam-filter.test", "mx1.blocked.example[192.0.2.7]:25",
        "(192.0.2.7)",
        "[192.0.2.7]", "2001:db8::550:1", "https://www.spamhaus.example/query?ip=5.1.1&why=blacklist", "<blocked>",
        "<mailbox-full@quota.example>:", "http://policy.example/user-unknown.html", "unknown@[192.0.2.7]",
        "\"user unknown\"@spam.example",
    ]

    /// Wherever addresses, hosts and URLs stand between the words of a reply, it means the same.
    @Test func `names of people and machines never change the judgement`() {
        let seed = SeededRandom.seed()
        print("seed \(seed)")
        var random = SeededRandom(seed: seed)
        for reply in JudgedReply.own {
            let text = reply.lines.map { $0.dropFirst(4) }.joined(separator: " ")
            guard let code = Int(reply.lines[0].prefix(3)) else { continue }
            let plain = BounceClassifier.classify(status: nil, diagnostic: text, code: code)
            for _ in 0..<5 {
                var words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                let name = Self.names.randomElement(using: &random, or: "")
                // Not between the codes of two lines and their text, and not inside of a quoted name.
                words.insert(name, at: Int.random(in: 0...words.count, using: &random))
                let told = BounceClassifier.classify(status: nil, diagnostic: words.joined(separator: " "), code: code)
                #expect(told == plain, "\(words.joined(separator: " "))")
            }
        }
    }

    @Test(arguments: [
        ("spam@x.test", "550 5.1.1 <spam@x.test>: Recipient address rejected: User unknown", BounceClass.Kind.hard),
        ("spam@x.test", "550 spam: No such user here", .hard), ("blocked@x.test", "550 5.1.1 blocked... User unknown", .hard),
        ("no-spam@x.test", "550 no-spam@x.test: User unknown", .hard),
        ("policy@x.test", "552 5.2.2 mailbox of policy is full", .soft), ("full@x.test", "550 5.1.1 full: user unknown", .hard),
        ("full@x.test", "552 mailbox full", .soft), ("unknown@x.test", "550 user unknown", .hard),
        ("user@x.test", "550 5.7.1 user: message refused as spam", .policy), ("user@x.test", "550 unknown user", .hard),
        ("greylist@x.test", "550 5.1.1 <greylist@x.test> does not exist here", .hard),
        ("disabled@x.test", "550 5.7.1 disabled: blocked by policy", .policy),
    ])
    func `the recipient's own name decides nothing`(_ recipient: String, _ said: String, _ kind: BounceClass.Kind) {
        #expect(BounceClassifier.classify(status: nil, diagnostic: said, code: nil, recipient: recipient).kind == kind)
    }

    @Test(arguments: [
        "550 Sender verify failed", "550 5.1.0 <b-k2@bounces.lab.example> sender rejected", "550 5.1.8 sender unknown",
        "550 Sender address rejected: user unknown", "553 5.1.8 Domain of sender address b-k2@bounces.lab.example does not exist",
        "550 Verification failed for sender", "550 5.1.7 invalid sender", "550 Absender unbekannt", "550 Expéditeur inconnu",
        "550 Remitente desconocido", "550 Nieznany nadawca", "550 Отправитель не найден", "550 发件人不存在",
        "517 Domain does not exist: x",
        "550 5.7.27 null MX", "550 Unroutable sender address", "550 MAIL FROM address does not exist",
    ])
    func `a refusal of our sender is never the contact's`(_ said: String) {
        let found = BounceClassifier.classify(status: nil, diagnostic: said, code: nil)
        #expect(found.kind == .policy, "\(found)")
    }

    /// 5.7 is policy, whatever its detail; 5.7.17 and 5.7.18 say that the address has another owner now (RFC 7293).
    @Test(arguments: 0...999) func `a code of policy alone gives nobody up`(_ detail: Int) {
        guard detail != 17, detail != 18 else { return }
        for stage in ReplyClassifier.Stage.allCases {
            let reply = SMTPReply(code: 550, enhanced: "5.7.\(detail)", text: "no")
            #expect(ReplyClassifier.judge(reply, at: stage).outcome != .hard)
        }
    }
}
