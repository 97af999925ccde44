import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// What contacts call themselves stands in subjects: nothing of it becomes a header of its own, and what would is not sent.
@Suite struct HostileNameTests {
    /// Names with control characters.
    static let refused = ["\u{1b}[2J", "Eve\u{7f}", "Eve\u{b}", "\u{1}", "Eve\u{84}"]
    /// Names with what breaks lines, and what they are in a subject.
    static let broken = [
        "Eve\r\nBcc: victim@example.net": "Eve Bcc: victim@example.net", "Eve\nBcc: x": "Eve Bcc: x", "Eve\rBcc: x": "Eve Bcc: x",
        "Eve\r\n\r\n<b>body</b>": "Eve <b>body</b>", "Eve\u{2028}Bcc: x": "Eve Bcc: x", "Eve\u{85}Bcc: x": "Eve Bcc: x",
        "Eve\u{2029}\tMei": "Eve Mei", "Eve\r\n.\r\n": "Eve .", "Eve\tMei": "Eve Mei",
    ]
    /// Names that are only odd.
    static let odd = [
        "\"'><script>alert(1)</script>", "=?utf-8?q?=0ABcc:_x?=", "{{ contact.email }}{% raw %}", "a, victim@example.net",
        "--boundary--",
        "\u{202e}eve", "javascript:alert(1)", "Nguyễn 🌺", "%0d%0aBcc: x", "&#13;&#10;Bcc: x",
    ]

    @Test func `names never write headers`() async throws {
        let names = Self.refused + Self.odd + Self.broken.keys.sorted()
        try await CampaignFixture.with(contacts: names.count) { fixture in
            for (index, name) in names.enumerated() {
                try await fixture.alter("UPDATE contact SET f1 = \(name) WHERE id = \(Int64(index + 1))")
            }
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            let arrived = server.arrived
            for (index, name) in names.enumerated() {
                let contact = Int64(index + 1)
                #expect((arrived[contact] == nil) == (index < Self.refused.count), "\(name.debugDescription)")
                for message in arrived[contact] ?? [] {
                    let part = MIMEParser.parse(message.bytes)
                    #expect(part.header("Bcc") == nil && part.header("To") == "<c\(contact)@example.org>")
                    #expect(part.header("Subject") == "Hello \(Self.broken[name] ?? name)")
                }
            }
            let reasons = try await fixture.database.read {
                try $0.text("SELECT MIN(reason) FROM delivery WHERE contact_id <= \(Int64(Self.refused.count))")
            }
            #expect(reasons?.contains("control character") == true)
        }
    }
}
