import Audience
import Foundation
import Mail
import Segments
import Storage
import Templates
import TestSupport
import Testing

@testable import Campaigns

@Suite struct LetterCheckTests {
    private static let words = Array(repeating: "There are forty varieties on the top shelf.", count: 10).joined(separator: " ")
    private static let plain = """
        ---
        subject: "{{ contact.first_name }}"
        ---
        Dear {{ contact.first_name }}, [roses](https://shop.example/roses) for {{ contact.city }}.

        {% if contact.city %}{{ contact.city }}{% endif %} \(words)

        {{ workspace.postal_address }} [Leave]({{ unsubscribe_url }})
        """
    private static let indonesian = """
        ---
        subject: Mawar
        ---
        Kota {{ contact.city }}. \(words)

        {{ workspace.postal_address }} [Berhenti]({{ unsubscribe_url }})
        """

    /// Ten contacts: 1 and 2 read Indonesian, 3 and 4 have no name, 2, 4 and 5 no city; 6 left.
    private func with(
        letter: String = plain, other: String? = indonesian, _ body: (CampaignFixture) async throws -> Void
    ) async throws {
        try await CampaignFixture.with(contacts: 10, letter: letter) { fixture in
            if let other {
                try Data(other.utf8).write(to: fixture.folder.appendingPathComponent("templates/letter.id.md"))
            }
            _ = try await fixture.database.write { connection in
                try CatalogueStore.defineField(connection, key: "city", type: .text, at: Instant(seconds: 0))
                try fixture.context.segments.create(
                    connection, SegmentDefinition(name: "Solo", text: "city is \"Solo\""), at: fixture.time.now())
            }
            try await fixture.alter(
                "UPDATE contact SET language = 'en', f2 = 'Solo'", "UPDATE contact SET language = 'id-ID' WHERE id IN (1, 2)",
                "UPDATE contact SET f1 = NULL WHERE id = 3", "UPDATE contact SET f1 = '' WHERE id = 4",
                "UPDATE contact SET f2 = NULL WHERE id IN (2, 4, 5)", "UPDATE contact SET f2_fold = 'solo' WHERE f2 IS NOT NULL",
                "UPDATE contact SET status = 'unsubscribed' WHERE id = 6")
            try await body(fixture)
        }
    }

    private func lines(_ letter: CheckedLetter) -> [String] {
        letter.findings.map { "\($0.position.map { "\($0): " } ?? "")\($0.severity.rawValue): \($0.message)" }
    }

    @Test func `gaps are counted among those who would get the letter, by language`() async throws {
        try await with { fixture in
            let found = try await LetterCheck(fixture.context).inspect("letter")
            #expect(
                lines(found) == [
                    "letter.md:2:11: error: the subject is empty for 2 of 7 readers, who have no `contact.first_name`",
                    "letter.id.md:4:9: warning: `contact.city` has no default, and 1 of 2 readers has no value for it",
                    "letter.md:2:14: warning: `contact.first_name` has no default, and 2 of 7 readers have no value for it",
                    "letter.md:4:9: warning: `contact.first_name` has no default, and 2 of 7 readers have no value for it",
                    "letter.md:4:75: warning: `contact.city` has no default, and 2 of 7 readers have no value for it",
                ])
            #expect(found.variants.map(\.language) == [nil, "id"])
            #expect(found.variants.map(\.facts.readers) == [7, 2])
            #expect(found.count(.error) == 1 && found.count(.warning) == 4)
        }
    }

    @Test func `only the audience of a segment or a campaign is counted`() async throws {
        try await with { fixture in
            let check = LetterCheck(fixture.context)
            let solo = try await check.inspect("letter", for: .segment("Solo"))
            #expect(solo.variants.map(\.facts.readers) == [5, 1])
            #expect(!lines(solo).contains { $0.contains("contact.city") })
            #expect(lines(solo).contains { $0.contains("empty for 1 of 5 readers") })
            try await fixture.apply("name: sale\ntemplate: letter\nto: { lists: [Customers] }\nexclude: { segments: [Solo] }")
            let sale = try await check.inspect("letter", for: .campaign("sale"))
            #expect(sale.variants.map(\.facts.readers) == [2, 1])
            let template = try await check.template(of: "sale")
            #expect(template == "letter")
            await #expect(throws: CampaignError.self) { try await check.inspect("letter", for: .campaign("sail")) }
            await #expect(throws: (any Error).self) { try await check.inspect("letter", for: .segment("Sola")) }
            await #expect(throws: TemplateError.self) { try await check.inspect("lettr") }
        }
    }

    @Test func `all fields are counted by one query`() async throws {
        try await with(other: nil) { fixture in
            let found = try await LetterCheck(fixture.context).inspect("letter")
            let facts = try #require(found.variants.first?.facts)
            #expect(facts.readers == 9)
            #expect(facts.lacking == ["contact.first_name": 2, "contact.city": 3])
            #expect(facts.lackingSubject == 2)
        }
    }

    @Test func `the size is that of a typical message`() async throws {
        try await with { fixture in
            let found = try await LetterCheck(fixture.context).inspect("letter")
            let sizes = found.variants.compactMap(\.facts.size)
            #expect(sizes.count == 2)
            for size in sizes {
                let html = try #require(size.html)
                #expect((500..<1500).contains(html) && size.message > html && size.message < 5000, "\(size)")
            }
            let server = ScriptedReceiver()
            let run = try await fixture.start()
            _ = try await fixture.runner(server).run(run)
            let sent = server.arrived.values.compactMap { $0.first?.bytes.count }.sorted()
            let middle = sent[sent.count / 2]
            #expect(abs(middle - sizes[0].message) < middle / 10, "\(middle) sent, \(sizes[0].message) estimated")
        }
    }

    @Test func `each language has its own faults, and none hides another's`() async throws {
        try await with(
            letter: "---\nsubject: x\n---\n{{ contact.first_nam | default: 'x' }}", other: "Kota {{ contact.city | upcas }}"
        ) { fixture in
            let found = try await LetterCheck(fixture.context).inspect("letter")
            #expect(
                Array(lines(found).prefix(3)) == [
                    "letter.id.md:1:24: error: there is no filter `upcas` (did you mean `upcase`?)",
                    "letter.md:1:1: error: the letter has no unsubscribe link",
                    "letter.md:4:4: error: there is no variable `contact.first_nam` (did you mean `contact.first_name`?)",
                ])
            #expect(found.variants.map(\.language) == [nil])
        }
    }

    @Test func `a letter that is fine has nothing but its size`() async throws {
        let fine = Self.plain.replacing("{{ contact.first_name }}", with: "{{ contact.first_name | default: 'you' }}")
            .replacing("for {{ contact.city }}", with: "for you")
        try await with(letter: fine, other: nil) { fixture in
            let found = try await LetterCheck(fixture.context).inspect("letter")
            #expect(found.findings == [])
            #expect(found.variants.first?.facts.size != nil)
        }
    }

    @Test func `a letter without readers is measured all the same`() async throws {
        try await with { fixture in
            try await fixture.alter("UPDATE contact SET status = 'unsubscribed'")
            let found = try await LetterCheck(fixture.context).inspect("letter")
            #expect(found.variants.map(\.facts.readers) == [0, 0])
            #expect(found.variants.allSatisfy { $0.facts.size != nil })
            #expect(found.count(.error) == 0, "\(lines(found))")
        }
    }

    @Test func `who cannot get a message is named`() async throws {
        let letter = Self.plain.replacing(
            "subject: \"{{ contact.first_name }}\"", with: "subject: \"Hi {{ contact.first_name | default: 'you' }}\"")
        try await with(letter: letter, other: nil) { fixture in
            try await fixture.alter("UPDATE contact SET f1 = HEX(ZEROBLOB(1500)) WHERE id = 7")
            let found = try await LetterCheck(fixture.context).inspect("letter")
            #expect(lines(found).contains { $0.contains("c7@example.org would get no message") }, "\(lines(found))")
        }
    }

    @Test func `the plan warns of the same, each once`() async throws {
        try await with { fixture in
            try Data("---\nsubject: SHOUTING LOUDLY\n---\n<img src='https://a.example/x.png'>".utf8)
                .write(to: fixture.folder.appendingPathComponent("templates/letter.md"))
            try await fixture.apply()
            let plan = try await CampaignPlanner(fixture.context).plan("sale")
            for part in ["all in capitals", "no alternative text", "no unsubscribe link", "where the sender lives"] {
                #expect((plan.errors + plan.warnings).count { $0.contains(part) } == 1, "\(part): \(plan.warnings)")
            }
            #expect(
                plan.errors.count == 1 && plan.errors[0].contains("letter.md:1:1: the letter has no unsubscribe link"),
                "\(plan.errors)")
            #expect(!plan.warnings.contains { $0.contains("warning: ") })
            #expect(!plan.warnings.contains { $0.contains("has no default") || $0.contains("no width") })
        }
    }
}
