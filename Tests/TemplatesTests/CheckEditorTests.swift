import Foundation
import Templates
import Testing

/// What editors and habits from other systems do to tags, dates and texts.
@Suite("Check of what editors do")
struct CheckEditorTests {
    private func errors(_ line: String) throws -> [Finding] {
        let known: Set<VariablePath> = CheckTests.known.union(["now", "contact.email"])
        return TemplateCheck(knownPaths: known).check(
            try LetterSource(name: "l", format: .html, text: CheckTests.good + "\n" + line)
        )
        .filter { $0.severity == .error }
    }

    static let marks: [(line: String, name: FindingName, message: String, column: Int)] = [
        ("{{ contact.first_name | default: “friend” }}", .unknownVariable, "`“friend”` is in typographic quotation marks", 34),
        ("{{ contact.first_name | default: “dear friend” }}", .unknownVariable, "`“dear friend”` is in typographic", 34),
        ("{{ contact.first_name | default: ‘friend’ }}", .unknownVariable, "typographic quotation marks", 34),
        ("{{ contact.first_name | default: „Freund“ }}", .unknownVariable, "typographic quotation marks", 34),
        ("{{ contact.first_name | default: «\u{a0}ami\u{a0}» }}", .unknownVariable, "typographic quotation marks", 34),
        ("{% if contact.city == “Solo” %}x{% endif %}", .unknownVariable, "typographic quotation marks", 23),
        ("{{ first\u{a0}name }}", .unknownVariable, "a no-break space (U+00A0)", 4),
        ("{{\u{a0}contact.first_name\u{a0}}}", .unknownVariable, "a no-break space (U+00A0)", 3),
        ("{{ contact.first_name\u{a0}| default: 'x' }}", .unknownField, "a no-break space (U+00A0)", 4),
        ("{{ contact.first_name\u{200b} }}", .unknownField, "the unseen character U+200B", 4),
        ("{{ contact.city \u{a0} }}", .syntax, "a no-break space (U+00A0)", 17),
        ("{% if\u{a0}contact.city %}x{% endif %}", .unknownName, "a no-break space (U+00A0)", 1),
        ("{% if contact.city == &quot;Solo&quot; %}x{% endif %}", .syntax, "the quotation marks in this tag as `&quot;`", 23),
        ("{{ contact.city | default: &#39;x&#39; }}", .syntax, "the quotation marks in this tag as `&#39;`", 28),
        ("{{ contact.city | default: &ldquo;x&rdquo; }}", .syntax, "the quotation marks in this tag as `&ldquo;`", 28),
        ("{{&nbsp;contact.city }}", .syntax, "a space in this tag as `&nbsp;`", 3),
        ("{% if contact.city.size &gt; 3 %}x{% endif %}", .syntax, "the sign `>` in this tag as `&gt;`", 25),
        ("{% if 3 &lt; contact.city.size %}x{% endif %}", .syntax, "the sign `<` in this tag as `&lt;`", 9),
        ("{{{ contact.city }}}", .syntax, "three braces", 3),
        ("{{ FNAME }}", .unknownVariable, "did you mean `contact.first_name`?", 4),
        ("{{ subscriber.first_name }}", .unknownVariable, "did you mean `contact.first_name`?", 4),
        ("{{ unsubscribe }}", .unknownVariable, "did you mean `unsubscribe_url`?", 4),
        ("{% if contact.city %}x{% else if campaign.name %}y{% endif %}", .syntax, "(did you mean `elsif`?)", 23),
        ("{% if contact.city %}x{%- else  if campaign.name -%}y{% else %}z{% endif %}", .syntax, "(did you mean `elsif`?)", 23),
        ("{% if contact.city %}x{% elseif campaign.name %}y{% endif %}", .unknownName, "(did you mean `elsif`?)", 23),
        ("{% if contact.city %}x{% elif campaign.name %}y{% endif %}", .unknownName, "(did you mean `elsif`?)", 23),
        ("{% unless contact.city %}x{% else if campaign.name %}y{% endunless %}", .syntax, "(did you mean `elsif`?)", 27),
        (
            "{% liquid\nif contact.city\n echo 'x'\nelse if campaign.name\n echo 'y'\nendif %}", .syntax,
            "(did you mean `elsif`?)", 1
        ),
        ("{{ now | date: '%Q' }}", .dateFormat, "`%Q` is nothing that a date has", 10),
        ("{{ now | date: \"%d %f %Y\" }}", .dateFormat, "`%f` is nothing", 10),
        ("{{ now | date: '%d.%m.%' }}", .dateFormat, "`%` is nothing", 10),
        ("{{ now | date: 'd.m.Y' }}", .dateFormat, "has no `%`", 10),
        ("{{ 'now' | date: 'YYYY-MM-DD' }}", .dateFormat, "has no `%`", 12),
        ("{% assign d = now | date: 'dd/MM/yyyy' %}", .dateFormat, "has no `%`", 21),
    ]

    @Test(arguments: marks) func isSaid(_ line: String, _ name: FindingName, _ message: String, _ column: Int) throws {
        let found = try errors(line)
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.name == name && finding.message.contains(message), "\(finding)")
        #expect(finding.column == column && finding.advice != nil, "\(finding)")
    }

    @Test(arguments: [
        "{{ contact.first_name | default: 'a “b” c' }}", "{{ 'Tom &amp; Co' }}", "{% if contact.city == '&quot;' %}x{% endif %}",
        "{% if contact.city %}x{% else %}y{% endif %}", "{% if contact.city %}x{% elsif campaign.name %}y{% endif %}",
        "{{ now | date: '%-d %B %Y, %H:%M:%S %% %e %j %:z %^a %10N' }}", "{{ now | date: '%d de %B' }}", "{{ now | date: '' }}",
        "{% assign größe = 1 %}{{ größe }}", "“{{ campaign.name }}”", "{% raw %}{{ “x” }}{% endraw %}",
    ]) func isFine(_ line: String) throws {
        #expect(try errors(line) == [])
    }

    @Test(arguments: [
        ("d.m.Y", "%d.%m.%Y"), ("j. F Y", "%-d. %B %Y"), ("YYYY-MM-DD", "%Y-%m-%d"), ("dd/MM/yyyy HH:mm", "%d/%m/%Y %H:%M"),
        ("MMMM D, YYYY", "%B %-d, %Y"),
    ]) func theFormatThatWasMeantIsNamed(_ format: String, _ meant: String) throws {
        let found = try errors("{{ now | date: '\(format)' }}")
        #expect(found.first?.advice == "Write it as `\(meant)`.")
    }

    static let characters: [(String, String, String?)] = [
        ("It\u{92}s", "U+0092", "`’`"), ("10 \u{80}", "U+0080", "`€`"), ("a\u{85}b", "U+0085", "`…`"),
        ("a\u{2028}b", "U+2028", nil),
        ("a\u{2029}b", "U+2029", nil), ("a\u{8}b", "U+0008", nil), ("a\u{7f}b", "U+007F", nil),
        ("<img alt='\u{96}'>", "U+0096", "`–`"),
    ]

    @Test(arguments: characters) func unseenCharactersAreFound(_ text: String, _ name: String, _ meant: String?) throws {
        for format in [LetterSource.Format.html, .markdown, .text] {
            let source = try LetterSource(name: "l", format: format, text: "---\nsubject: x\n---\nOne\n\n\(text) \(text)")
            let found = TemplateCheck().check(source).filter { $0.name == .controlCharacter }
            #expect(found.count == 1, "\(found)")
            #expect(found.first?.message.contains("the character \(name) ") ?? false, "\(found)")
            #expect(meant.map { found.first?.advice?.contains($0) ?? false } ?? true)
        }
    }

    @Test func ordinaryTextHasNone() throws {
        let text = "a\tb\r\nc \u{a0}é … ’ 花 👩‍👩‍👧 \u{200f}"
        let source = try LetterSource(name: "l", format: .html, text: "---\nsubject: x\n---\n\(text)")
        #expect(TemplateCheck().check(source).filter { $0.name == .controlCharacter } == [])
    }

    /// Old editors wrote the codes of Windows.
    @Test func numbersOfWindowsAreWhatTheyMeant() throws {
        let letter = try Letter.compile(LetterSource(name: "l", format: .html, text: "<p>It&#146;s 5&#x80;</p>"))
        #expect(try letter.text.text([]) == "It’s 5€\n")
    }

    @Test(arguments: [
        "subject: \"a\\u0092b\"", "subject: \"a\\u0007b\"", "subject: \"a\\u0001b\"",
        "subject: \(String(repeating: "ab ", count: 700))",
    ])
    func subjectsThatNoHeaderTakesAreErrors(_ head: String) throws {
        let source = try LetterSource(
            name: "l", format: .html, text: CheckTests.good.replacing("subject: Hi", with: head))
        let found = TemplateCheck().check(source).filter { $0.severity == .error }
        #expect(found.map(\.name) == [.controlInSubject], "\(found)")
    }

    @Test func everyNameIsInTheDocumentation() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../docs/checking.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        for name in FindingName.allCases {
            #expect(text.contains("`\(name.rawValue)`"), "\(name.rawValue)")
            #expect(name.rawValue.allSatisfy { $0.isLowercase || $0 == "-" })
        }
        let unacceptable = try #require(
            text.components(separatedBy: "so they cannot be accepted:").last?.components(separatedBy: "## ").first)
        for name in FindingName.allCases {
            #expect(unacceptable.contains("`\(name.rawValue)`") == !name.isAcceptable, "\(name.rawValue)")
        }
    }
}
