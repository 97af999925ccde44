import Templates
import Testing

/// What the check says about subjects, text parts, sizes and what every letter needs: each fault alone.
@Suite("Check of letters")
struct CheckLetterTests {
    private static let body = CheckTests.good.split(separator: "---\n", maxSplits: 2).last.map(String.init) ?? ""

    private func findings(
        head: String = "subject: Hi", _ body: String = body, text: String? = nil, facts: ReaderFacts? = nil
    ) throws -> [Finding] {
        let source = try LetterSource(name: "l", format: .html, text: "---\n\(head)\n---\n\(body)", textPart: text)
        return TemplateCheck(knownPaths: CheckTests.known).check(try Letter.compile(source), facts)
    }

    static let heads: [(String, Finding.Severity, String, Int, Int)] = [
        ("preheader: x", .error, "no subject", 1, 1), ("subject: ''", .error, "no subject", 1, 1),
        ("subject: \"{{ contact.first_name }}\"", .warning, "empty for readers without `contact.first_name`", 2, 11),
        ("language: en\nsubject: '{% if contact.city %}x{% endif %}'", .warning, "without `contact.city`", 3, 11),
        ("subject: \(String(repeating: "abcde ", count: 17))x", .warning, "has 103 characters", 2, 10),
        ("subject: BUY OUR FLOWERS", .warning, "all in capitals", 2, 10),
        ("subject: Now! Now! Now!", .warning, "exclamation marks", 2, 10),
        ("subject: \"RE: your order\"", .warning, "begins with `RE:`", 2, 11),
        ("subject: x\npreheader: \(String(repeating: "abcde ", count: 27))", .warning, "preheader has 161 characters", 3, 12),
        ("subject: 'Hi *|FNAME|*'", .warning, "`*|FNAME|*` is a tag of another program", 2, 14),
    ]

    @Test(arguments: heads)
    func findsInFrontMatter(_ head: String, _ severity: Finding.Severity, _ message: String, _ line: Int, _ column: Int) throws {
        let all = try findings(head: head)
        let found = all.filter { !$0.message.hasSuffix("has no default") }
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.severity == severity && finding.message.contains(message), "\(finding)")
        #expect(finding.line == line && finding.column == column && finding.advice != nil, "\(finding)")
    }

    @Test(arguments: [
        "subject: Hello, friend!", "subject: IKEA", "subject: '{{ contact.first_name | default: \"Hi\" }}'",
        "subject: 'Résumé: 50% off!!'",
        "subject: '{% if contact.city %}x{% else %}y{% endif %}'", "subject: Regen und Rosen", "subject: 花が届きました",
        "subject: 'A {{ campaign.name }}'",
    ]) func saysNothingAboutSubject(_ head: String) throws {
        let found = try findings(head: head)
        #expect(found == [])
    }

    @Test func emptySubjectsAreCounted() throws {
        let head = "subject: '{{ contact.city }}'"
        let some = try findings(head: head, facts: ReaderFacts(readers: 9, lacking: ["contact.city": 2], lackingSubject: 2))
        #expect(some.first?.severity == .error)
        #expect(some.first?.message == "the subject is empty for 2 of 9 readers, who have no `contact.city`")
        let none = try findings(head: head, facts: ReaderFacts(readers: 9, lacking: ["contact.city": 0], lackingSubject: 0))
        #expect(none == [])
    }

    @Test func textPartsAreHeldAgainstTheSameNeeds() throws {
        let empty = try findings(text: " \n")
        #expect(
            empty.map(\.message) == ["the text part has no unsubscribe link, or not for everybody", "the text part is empty"])
        #expect(empty.allSatisfy { $0.file == "l.txt" && $0.line == 1 })
        let without = try findings(text: "Hello")
        #expect(without.map(\.message) == ["the text part has no unsubscribe link, or not for everybody"])
        let fine = try findings(text: "Leave: {{ unsubscribe_url }}")
        #expect(fine == [])
    }

    @Test func aWayOutMustBeThereForEverybody() throws {
        let hidden = Self.body.replacing(
            "<a href=\"{{ unsubscribe_url }}\">Bye</a>",
            with: "{% if contact.city %}<a href=\"{{ unsubscribe_url }}\">Bye</a>{% endif %}")
        let found = try findings(hidden)
        #expect(found.map(\.message) == ["the HTML and the text part has no unsubscribe link, or not for everybody"])
        let shown = try findings(
            hidden.replacing("{% endif %}", with: "{% else %}<a href='{{ unsubscribe_url }}'>x</a>{% endif %}"))
        #expect(shown == [])
    }

    @Test func imagesNeedWords() throws {
        let image = "<img src='https://a.example/x.png' alt='All about roses' width='600'>"
        let bare =
            "<html lang='en'><head><title>\(CheckTests.words)</title><style>/* \(CheckTests.words) */</style></head><body>\(image){{ workspace.postal_address }} <a href='{{ unsubscribe_url }}'>x</a></body></html>"
        let found = try findings(bare)
        #expect(found.map(\.message) == ["the letter is an image with hardly a word beside it"])
        let worded = try findings(bare.replacing("<body>", with: "<body><p>\(CheckTests.words)</p>"))
        #expect(worded == [])
    }

    @Test func sizesAreThoseOfReaders() throws {
        let large = try findings(facts: ReaderFacts(readers: 3, size: LetterSize(html: 110_000, message: 150_000)))
        #expect(large.map(\.message) == ["the HTML has 107.4 KB: Gmail cuts letters off behind 102.0 KB"])
        let small = try findings(facts: ReaderFacts(readers: 3, size: LetterSize(html: 104_000, message: 150_000)))
        #expect(small == [])
    }

    @Test(arguments: [
        (0, "0 bytes"), (1023, "1023 bytes"), (1024, "1.0 KB"), (1535, "1.5 KB"), (1 << 20, "1.0 MB"), (7_340_032, "7.0 MB"),
    ])
    func sizesAsPeopleReadThem(_ bytes: Int, _ text: String) {
        #expect(LetterSize.text(bytes) == text)
    }

    @Test(arguments: [
        ("%FIRSTNAME%", true), ("*|IF:X|*", true), ("{contactfield=firstname}", true), ("%ABOUT% 100% %20", false), ("*|", false),
        ("{\"json\": 1}", false), ("<td width='100%' height='50%'></td>", false),
    ]) func tagsOfOtherProgramsAreSeen(_ text: String, _ isTag: Bool) throws {
        let found = try findings(Self.body + text)
        #expect(found.count == (isTag ? 1 : 0), "\(found)")
        #expect(found.allSatisfy { $0.message.contains("a tag of another program") && $0.line == 4 })
    }
}
