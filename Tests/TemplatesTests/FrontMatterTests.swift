import Templates
import TestSupport
import Testing

@Suite("Front matter")
struct FrontMatterTests {
    private func matter(_ yaml: String) throws -> FrontMatter {
        try LetterSource(name: "l", format: .html, text: "---\n\(yaml)\n---\nbody").frontMatter
    }

    @Test func everyKeyIsRead() throws {
        let matter = try matter(
            """
            subject: 'It''s {{ x }}'
            preheader: |
              Two
              lines
            from: Shop <a@b.example>
            reply_to: "c@d.example"
            layout: shop
            language: PT_br
            images: linked
            attachments:
              - care.pdf
              - file: "plan.ics"
                name: Plan.ics
                type: text/calendar
            """)
        #expect(matter.subject == "It's {{ x }}" && matter.preheader == "Two\nlines")
        #expect(matter.from == "Shop <a@b.example>" && matter.replyTo == "c@d.example")
        #expect(matter.layout == "shop" && matter.language == "PT_br" && matter.images == .linked)
        #expect(matter.attachments.map(\.file) == ["care.pdf", "plan.ics"])
        #expect(matter.attachments.map(\.name) == [nil, "Plan.ics"] && matter.attachments.map(\.type) == [nil, "text/calendar"])
        #expect(matter.attachments.map(\.position.description) == ["l.html:12:5", "l.html:13:12"])
        #expect(matter.position(of: "from")?.description == "l.html:6:7")
        #expect(matter.position(of: "reply_to")?.description == "l.html:7:12")
        #expect(matter.position(of: "subject")?.description == "l.html:2:11")
    }

    @Test(arguments: ["", "subject:", "subject: ~\nattachments:\nimages:\nlayout: null", "# nothing", "attachments: []"])
    func anEmptyValueIsNone(_ yaml: String) throws {
        let matter = try matter(yaml)
        #expect(matter.subject == nil && matter.layout == nil && matter.attachments.isEmpty && matter.images == .inline)
    }

    static let errors: [(String, String, String)] = [
        ("images: inlined", "inline or linked is expected, not \"inlined\"", "letter.html:2:9"),
        ("layuot: x", "did you mean \"layout\"?", "letter.html:2:1"),
        ("from: \"{{ contact.email }}\"", "no tags can stand here", "letter.html:2:7"),
        ("reply_to: '{% if x %}a@b.example{% endif %}'", "no tags can stand here", "letter.html:2:11"),
        ("language: klingon!", "a language is expected as id or pt-BR", "letter.html:2:11"),
        ("attachments: [a, \"\"]", "the path of a file is expected", "letter.html:2:19"),
        ("attachments: {files: a}", "did you mean \"file\"?", "letter.html:2:15"),
        ("subject: {a: b}", "one value is expected", "letter.html:2:10"),
        ("subject: a\n  b: c", "not valid YAML", "letter.html:3:4"),
        ("subject: |\n  Hi\n  {{ x | upp }}", "no filter `upp`", "letter.html:4:8"),
    ]

    @Test(arguments: errors)
    func errorsHaveAPlace(_ yaml: String, _ message: String, _ place: String) {
        let error = failure { _ = try RenderedLetter(.html, "---\n\(yaml)\n---\nbody") }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.position?.description == place, "\(String(describing: error))")
    }

    @Test func anythingIsReadOrRefusedWithAPlace() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        let pieces = [
            "subject", "attachments", "images", "layout", ": ", ":", "- ", "\n", "\n  ", "{", "}", "[", "]", "'", "\"", "{{ x }}",
            "|",
            ">", "&a ", "*a", "#", "!!", "---", "~", "file: ", "é", "\u{0}", "\t", "? ", ",", "%",
        ]
        for _ in 0..<2000 {
            let yaml = (0..<Int.random(in: 1..<12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                .joined()
            let error = failure { _ = try LetterSource(name: "l", format: .html, text: "---\n\(yaml)\n---\nbody") }
            guard let error else { continue }
            #expect(error.file == "l.html" && (error.line ?? 0) >= 1, "seed \(seed): \(yaml.debugDescription)")
        }
    }
}
