import Audience
import Foundation
import Mail
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

@Suite struct LanguageTests {
    private static let indonesian = """
        ---
        subject: "Halo {{ contact.first_name }}"
        ---
        Kota {{ contact.city }}, [mawar](https://shop.example/mawar), {{ now | date: "%H %B" }}.

        [Berhenti]({{ unsubscribe_url }})
        """

    private func with(_ body: (CampaignFixture) async throws -> Void) async throws {
        try await CampaignFixture.with(contacts: 5) { fixture in
            try Data(Self.indonesian.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.id.md"))
            _ = try await fixture.database.write { connection in
                try CatalogueStore.defineField(connection, key: "city", type: .text, at: Instant(seconds: 0))
            }
            try await fixture.alter(
                "UPDATE contact SET language = 'en', f2 = NULL",
                "UPDATE contact SET language = 'id-ID', f2 = 'Jakarta' WHERE id = 2",
                "UPDATE contact SET language = 'ID', f2 = NULL WHERE id = 3",
                "UPDATE contact SET language = NULL, f2 = 'Solo' WHERE id = 4")
            try await body(fixture)
        }
    }

    @Test func `each contact gets the letter in their language, or in the workspace's`() async throws {
        try await with { fixture in
            try await fixture.alter("UPDATE contact SET time_zone = 'Asia/Jakarta' WHERE id = 2")
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            let subjects = server.arrived.mapValues { messages in
                String(decoding: messages[0].bytes, as: UTF8.self).split(separator: "\r\n").first { $0.hasPrefix("Subject: ") }
                    .map(String.init)
            }
            #expect(
                subjects == [
                    1: "Subject: Hello Name 1", 2: "Subject: Halo Name 2", 3: "Subject: Halo Name 3", 4: "Subject: Halo Name 4",
                    5: "Subject: Hello Name 5",
                ])
            // 1790000000 is 2026-09-21 14:13 UTC, 21:13 in Jakarta.
            let jakarta = String(decoding: server.arrived[2]?.first?.bytes ?? [], as: UTF8.self)
            let london = String(decoding: server.arrived[3]?.first?.bytes ?? [], as: UTF8.self)
            #expect(jakarta.contains("21 September") && london.contains("14 September"))
        }
    }

    @Test func `a value is missed only by those whose letter prints it`() async throws {
        try await with { fixture in
            try await fixture.apply(CampaignFixture.file + "missing: skip\n")
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            #expect(plan.reachable == 4)
            #expect(plan.steps.first { $0.exclusion == .valueMissing }?.samples == ["c3@example.org"])
            let server = ScriptedReceiver()
            let run = try await fixture.start(CampaignFixture.file + "missing: skip\n")
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(Set(server.arrived.keys) == [1, 2, 4, 5])
            #expect(plan.samples.map(\.subject) == ["Hello Name 1", "Halo Name 2", "Halo Name 4"])
        }
    }

    @Test func `the samples of a plan show each language by its share`() async throws {
        try await CampaignFixture.with(contacts: 40) { fixture in
            let languages = ["pl", "vi", "jv", "de", "fr", "es", "it", "nl", "sv"]
            for language in languages {
                let file = fixture.folder.appendingPathComponent("templates/letter.\(language).md")
                try Data("---\nsubject: \(language)\n---\nx [x]({{ unsubscribe_url }})".utf8).write(to: file)
            }
            func samples(_ languages: (String, ClosedRange<Int64>)...) async throws -> [String] {
                try await fixture.alter("UPDATE contact SET language = NULL")
                for (language, contacts) in languages {
                    try await fixture.alter(
                        "UPDATE contact SET language = \(language) WHERE id BETWEEN \(contacts.lowerBound) AND \(contacts.upperBound)"
                    )
                }
                return try await CampaignPlanner(fixture.context).plan("sale").samples.map {
                    "\($0.email.prefix { $0 != "@" }) \($0.language) \($0.share)"
                }
            }
            try await fixture.apply()
            // The workspace's language is id, and the plain letter serves it and all that have none of their own.
            #expect(try await samples() == ["c1 id 1.0", "c2 id 1.0", "c3 id 1.0"])
            #expect(try await samples(("pl", 1...10)) == ["c11 id 0.75", "c1 pl 0.25", "c12 id 0.75"])
            #expect(try await samples(("pl-PL", 1...30), ("pt", 31...40)) == ["c1 pl 0.75", "c31 id 0.25", "c2 pl 0.75"])
            #expect(try await samples(("pl", 40...40)) == ["c1 id 0.975", "c40 pl 0.025", "c2 id 0.975"])
            let some = try await samples(("vi", 3...3), ("pl", 4...5), ("jv", 1...1), ("de", 2...2))
            #expect(some == ["c6 id 0.875", "c4 pl 0.05", "c1 jv 0.025", "c2 de 0.025", "c3 vi 0.025"])
            // More languages than there is room for: the eight that most read.
            var many: [String] = []
            for (index, language) in languages.enumerated() {
                let first = Int64(index * 3 + 1)
                try await fixture.alter("UPDATE contact SET language = \(language) WHERE id BETWEEN \(first) AND \(first + 2)")
            }
            try await fixture.alter("UPDATE contact SET language = 'pl' WHERE id = 27")
            many = try await CampaignPlanner(fixture.context).plan("sale").samples.map(\.language)
            #expect(many == ["id", "pl", "vi", "jv", "de", "fr", "es", "it"])
        }
    }

    @Test func `whoever reads a variety of a language gets the letter that is nearest, and lacks only what that one prints`()
        async throws
    {
        try await CampaignFixture.with(contacts: 4) { fixture in
            let templates = fixture.folder.appendingPathComponent("templates")
            let letters = [
                "letter.pt.md":
                    "---\nsubject: Olá {{ contact.first_name }}\nfrom: Ana <ana@pt.example>\nreply_to: r@pt.example\n---\n{{ letter.language }} {{ sender.name }}",
                "letter.pt-BR.md": "---\nsubject: Oi\n---\n{{ letter.language }} {{ sender.name }}",
            ]
            for (name, text) in letters { try Data(text.utf8).write(to: templates.appendingPathComponent(name)) }
            try await fixture.alter(
                "UPDATE contact SET language = 'pt-PT' WHERE id = 1",
                "UPDATE contact SET language = 'pt-br', f1 = NULL WHERE id = 2",
                "UPDATE contact SET language = 'pt', f1 = NULL WHERE id = 3", "UPDATE contact SET language = 'pto' WHERE id = 4")
            let server = ScriptedReceiver()
            let run = try await fixture.start(CampaignFixture.file + "missing: skip\n")
            let result = try await fixture.runner(server).run(run)
            #expect(result == .finished)
            #expect(Set(server.arrived.keys) == [1, 2, 4])
            let messages = server.arrived.mapValues { MIMEParser.parse($0[0].bytes) }
            let froms = messages.mapValues { $0.header("From") }
            #expect(
                froms == [
                    1: "Ana <ana@pt.example>", 2: "Back to the Fuchsia <hello@shop.example>",
                    4: "Back to the Fuchsia <hello@shop.example>",
                ])
            #expect(messages[1]?.header("Reply-To")?.contains("r@pt.example") == true && messages[2]?.header("Reply-To") == nil)
            #expect(Set(messages.values.map { $0.header("List-ID") }).count == 1)
            let texts = server.arrived.mapValues { String(decoding: $0[0].bytes, as: UTF8.self) }
            #expect(texts[1]?.contains("pt Ana") == true && texts[2]?.contains("pt-BR Back to the Fuchsia") == true)
        }
    }

    @Test func `a letter without a plain variant goes to the others in the workspace's language`() async throws {
        try await CampaignFixture.with(contacts: 2) { fixture in
            let templates = fixture.folder.appendingPathComponent("templates")
            try FileManager.default.moveItem(
                at: templates.appendingPathComponent("letter.md"), to: templates.appendingPathComponent("letter.id.md"))
            try await fixture.alter("UPDATE contact SET language = 'pl' WHERE id = 1")
            try await fixture.apply()
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            #expect(plan.samples.map(\.subject) == ["Hello Name 1", "Hello Name 2"])
        }
    }

    @Test(arguments: [
        ("from", "Shop", "letter.md:3:7"), ("reply_to", "\"a@b@c\"", "letter.md:3:12"),
        ("from", "\"{{ sender.name }} <a@b.example>\"", "letter.md:3:7"),
    ])
    func `an address that is none is an error with its place`(key: String, value: String, place: String) async throws {
        try await CampaignFixture.with(letter: "---\nsubject: x\n\(key): \(value)\n---\nx") { fixture in
            try await fixture.apply()
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            let error = plan.findings.first { $0.name == .frontMatter }
            #expect(error?.position?.description == place && plan.unaccepted > 0, "\(plan.findings)")
        }
    }
}
