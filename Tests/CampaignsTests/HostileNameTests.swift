import Mail
import Storage
import TestSupport
import Testing

@testable import Campaigns

/// What contacts call themselves stands in subjects: nothing of it becomes a header of its own, and what would is not sent.
@Suite struct HostileNameTests {
    /// Names with control characters or breaks of lines.
    static let refused = [
        "Eve\r\nBcc: victim@example.net", "Eve\nBcc: victim@example.net", "Eve\rBcc: victim@example.net",
        "Eve\r\n\r\n<b>body</b>",
        "\u{1b}[2J", "Eve\u{7f}", "Eve\u{2028}Bcc: victim@example.net", "Eve\u{85}Bcc: x", "Eve\u{b}", "\u{1}", "Eve\r\n.\r\n",
    ]
    /// Names that are only odd.
    static let sent = [
        "\"'><script>alert(1)</script>", "=?utf-8?q?=0ABcc:_x?=", "{{ contact.email }}{% raw %}", "a, victim@example.net",
        "--boundary--",
        "\u{202e}eve", "javascript:alert(1)", "Nguyễn 🌺", "%0d%0aBcc: x", "&#13;&#10;Bcc: x",
    ]

    @Test func `names never write headers`() async throws {
        let names = Self.refused + Self.sent
        try await CampaignFixture.with(contacts: names.count) { fixture in
            for (index, name) in names.enumerated() {
                try await fixture.alter("UPDATE contact SET f1 = \(name) WHERE id = \(Int64(index + 1))")
            }
            let server = ScriptedServer()
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
                    #expect(part.header("Subject") == "Hello \(name)")
                }
            }
            let reasons = try await fixture.database.read {
                try $0.text("SELECT MIN(reason) FROM delivery WHERE contact_id <= \(Int64(Self.refused.count))")
            }
            #expect(reasons?.contains("control character") == true)
        }
    }
}
