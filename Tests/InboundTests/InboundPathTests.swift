import Inbound
import Testing

struct InboundPathTests {
    /// What RCPT TO makes of a path; nil when it is refused.
    private func recipient(_ path: String) -> String? {
        var found: String?
        var dialogue = Dialogue { question in
            if case .recipient(let address, _) = question { found = address }
            return .accept
        }
        dialogue.send("EHLO a\r\nMAIL FROM:<> SMTPUTF8\r\nRCPT TO:\(path)\r\n")
        #expect(dialogue.codes.last == (found == nil ? 501 : 250))
        return found
    }

    @Test(arguments: [
        "a@b.example", "A.b+c=d@B.example", "\"a b\"@c.example", "\"a\\\"@>b\"@c.example", "a@[192.0.2.1]",
        "a@[IPv6:2001:db8::1]",
        "đạt@thư.example", "a..b@c.example", "!#$%&'*+-/=?^_`{|}~@c.example",
    ])
    func takes(address: String) {
        #expect(recipient("<\(address)>") == address)
    }

    @Test func ignoresRoutes() {
        #expect(recipient("<@one.example,@two.example:a@b.example>") == "a@b.example")
    }

    @Test(arguments: [
        "", "<", ">", "<a@b.example", "a@b.example>", "<a>", "<@b.example>", "<a@>", "<a@b..example>", "<a@.example>",
        "<a@b.example.>",
        "<a b@c.example>", "<a@b@c.example>", "<\"a@b.example>", "<\"a\"b@c.example>", "<a@[192.0.2.1>", "<a@[]>",
        "<a@b.example>x",
        "<a@b.example>>", "<@one.example:>", "<@one.example a@b.example>", "<a\u{7}@b.example>", "<a@b_c.example>",
        "<a\u{0}@b.example>",
        "<\(String(repeating: "a", count: 250))@b.example>", "<a@\(String(repeating: "b", count: 64)).example>",
        "<(c)a@b.example>",
    ])
    func refuses(path: String) {
        #expect(recipient(path) == nil)
    }

    @Test func refusesBrokenUTF8() {
        var dialogue = Dialogue()
        dialogue.send(Array("EHLO a\r\nMAIL FROM:<a".utf8) + [0xff, 0xc3] + Array("@b.example> SMTPUTF8\r\n".utf8))
        #expect(dialogue.codes == [220, 250, 501])
    }
}
