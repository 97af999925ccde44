import Audience
import Foundation
import Mail
import Segments
import Storage
import Templates
import TestSupport
import Testing
import Tracking

@testable import Campaigns

@Suite struct PreviewTests {
    private static let letter = """
        ---
        subject: "Hello {{ contact.first_name | default: 'friend' }}"
        preheader: "It is {{ now | date: '%H:%M' }}"
        from: Roses <roses@shop.example>
        language: en
        ---
        Dear {{ contact.first_name | default: "friend" }}, see the [roses](https://shop.example/roses?a=1&b=2).

        [Leave]({{ unsubscribe_url }})
        """

    private static let indonesian = """
        ---
        subject: "Halo {{ contact.first_name | default: 'Teman' }}"
        from: Mawar <mawar@shop.example>
        ---
        Lihat [mawar](https://shop.example/mawar). [Berhenti]({{ unsubscribe_url }})
        """

    /// Three contacts; the second reads Indonesian and lives in Jakarta.
    private func with(_ body: (CampaignFixture, LetterPreview) async throws -> Void) async throws {
        try await CampaignFixture.with(contacts: 3, letter: Self.letter) { fixture in
            try Data(Self.indonesian.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.id.md"))
            try await fixture.alter(
                "UPDATE contact SET language = 'en'",
                "UPDATE contact SET language = 'id-ID', time_zone = 'Asia/Jakarta' WHERE id = 2")
            try await body(fixture, LetterPreview(fixture.context))
        }
    }

    private func request(_ contact: String? = nil, language: String? = nil, data: TemplateObject = TemplateObject()) throws
        -> LetterPreview.Request
    {
        .init(template: "letter", contact: try contact.map { try EmailAddress(parsing: $0) }, language: language, data: data)
    }

    @Test func `a letter is what its contact would read`() async throws {
        try await with { _, preview in
            let letter = try await preview.letter(request("c1@example.org"))
            #expect(letter.subject == "Hello Name 1")
            #expect(letter.preheader == "It is 14:13")
            #expect("\(letter.from)" == "Roses <roses@shop.example>" && "\(letter.to)" == "c1@example.org")
            #expect(letter.language == "en" && letter.languages == ["en", "id"])
            #expect(letter.html?.contains("href=\"https://shop.example/roses?a=1&amp;b=2\"") == true)
            #expect(letter.text.contains("Dear Name 1") && letter.text.contains("https://shop.example/roses?a=1&b=2"))
            #expect(letter.links == ["https://shop.example/roses?a=1&b=2"])
            #expect(letter.html?.contains("/o/") == false, "no open is counted")
        }
    }

    @Test func `language and time zone are the contact's, unless a language is asked for`() async throws {
        try await with { _, preview in
            let own = try await preview.letter(request("c2@example.org"))
            #expect(own.subject == "Halo Name 2" && own.language == "id")
            #expect("\(own.from)" == "Mawar <mawar@shop.example>")
            let written = try await preview.letter(request(language: "id_ID"))
            #expect(written.language == "id")
            let error = await #expect(throws: TemplateError.self) { _ = try await preview.letter(request(language: "Bahasa")) }
            #expect(error?.message == "`Bahasa` is no language")
            let english = try await preview.letter(request("c2@example.org", language: "en"))
            #expect(english.subject == "Hello Name 2")
            #expect(english.preheader == "It is 21:13", "the time in Jakarta")
            let workspace = try await preview.letter(request())
            #expect(workspace.subject == "Halo Teman", "nobody reads the workspace's language")
            let unwritten = try await preview.letter(request(language: "pl"))
            #expect(unwritten.subject == "Hello friend")
        }
    }

    @Test func `given values stand above the contact's, and need no field`() async throws {
        try await with { fixture, preview in
            let data = TemplateObject([("contact", .object(TemplateObject([("first_name", .string("Siti"))])))])
            let letter = try await preview.letter(request("c1@example.org", data: data))
            #expect(letter.subject == "Hello Siti")
            try Data("---\nsubject: x\n---\n{{ contact.shoe_size }}".utf8)
                .write(to: fixture.folder.appendingPathComponent("templates/shoes.md"))
            let size = TemplateObject([("contact", .object(TemplateObject([("shoe_size", .integer(42))])))])
            let shoes = try await preview.letter(.init(template: "shoes", data: size))
            #expect(shoes.text.contains("42"))
            let error = await #expect(throws: TemplateError.self) { _ = try await preview.letter(.init(template: "shoes")) }
            #expect(error?.position?.line != nil && error?.message.contains("no variable") == true)
        }
    }

    @Test func `a contact who is not there is an error`() async throws {
        try await with { _, preview in
            let error = await #expect(throws: AudienceError.self) { _ = try await preview.letter(request("who@example.org")) }
            #expect(error?.kind == .unknownContact)
        }
    }

    /// The preview's message beside that of a run: the same but for what stands for the contact and the run.
    @Test func `the message is the one that a run sends, with tokens that stand for nobody`() async throws {
        try await with { fixture, preview in
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            let sent = try #require(server.arrived[1]?.first).bytes
            let shown = try await preview.letter(request("c1@example.org"))
            let (real, own) = (MIMEParser.parse(sent), MIMEParser.parse(shown.message))
            #expect(real.headers.map(\.name) == own.headers.map(\.name))
            let personal: Set = ["message-id", "feedback-id", "list-unsubscribe", "dkim-signature", "cfbl-feedback-id"]
            for (a, b) in zip(real.headers, own.headers) where !personal.contains(a.name.lowercased()) {
                #expect(a.octets == b.octets, "\(a.name)")
            }
            let text = String(decoding: shown.message, as: UTF8.self)
            let tokens = text.replacing("=\r\n", with: "").matches(of: /mail\.shop\.example\/([cou])\/([A-Za-z0-9_-]+)/)
            #expect(tokens.count >= 4, "pixel, link in both parts, unsubscribe link in both parts and the header")
            for match in tokens {
                let purpose: TokenPurpose = match.1 == "c" ? .click : match.1 == "o" ? .open : .unsubscribe
                let token = try #require(fixture.context.minter.read(String(match.2), as: purpose))
                #expect(token.run == 0 && token.contact == 0)
            }
        }
    }

    @Test func `nothing is stored`() async throws {
        try await with { fixture, preview in
            _ = try await preview.letter(request("c1@example.org"))
            for table in ["link", "campaign", "campaign_run", "delivery", "linked_image"] {
                let count = try await fixture.database.read { try $0.integer("SELECT COUNT(*) FROM \(identifier: table)") }
                #expect(count == 0, "\(table)")
            }
        }
    }

    @Test func `images keep their addresses, and can be given others`() async throws {
        try await with { fixture, preview in
            let templates = fixture.folder.appendingPathComponent("templates")
            try FileManager.default.createDirectory(
                at: templates.appendingPathComponent("images"), withIntermediateDirectories: true)
            let png: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]
            try Data(png).write(to: templates.appendingPathComponent("images/a b.png"))
            for (name, mode) in [("inline", ""), ("linked", "images: linked\n")] {
                let text = "---\nsubject: x\n\(mode)---\n<p><img src=\"images/a%20b.png\" alt=\"A bloom\"></p>"
                try Data(text.utf8).write(to: templates.appendingPathComponent("\(name).html"))
                let letter = try await preview.letter(.init(template: name))
                let image = try #require(letter.images.first)
                #expect(letter.images.count == 1 && image.file.bytes == png && image.file.name == "a b.png")
                #expect(image.address.hasPrefix(name == "inline" ? "cid:" : "https://mail.shop.example/i/"))
                #expect(letter.html?.contains("src=\"\(image.address)\"") == true)
                #expect(letter.html { _ in "here.png" }?.contains("src=\"here.png\"") == true)
            }
        }
    }

    @Test func `readers to try: one of each language first, and of a segment if asked`() async throws {
        try await with { fixture, _ in
            let readers = LetterReaders(fixture.context)
            #expect(try await readers.some(2) == ["c1@example.org", "c2@example.org"])
            try await fixture.alter("UPDATE contact SET status = 'unsubscribed' WHERE id = 1")
            #expect(try await readers.some(9) == ["c2@example.org", "c3@example.org"])
            let (segments, now) = (fixture.context.segments, fixture.time.now())
            try await fixture.database.write { connection in
                _ = try segments.create(
                    connection, SegmentDefinition(name: "Polite", text: "first_name is \"Name 3\""), at: now)
            }
            #expect(try await readers.some(9, of: "Polite") == ["c3@example.org"])
            await #expect(throws: (any Error).self) { _ = try await readers.some(9, of: "Nobody") }
        }
    }
}
