import Templates
import Testing

@Suite("Check")
struct CheckTests {
    static let words = Array(repeating: "There are forty varieties on the top shelf.", count: 10).joined(separator: " ")
    static let good =
        "---\nsubject: Hi\n---\n<p>{{ contact.first_name | default: 'you' }}</p><p>\(words)</p><p>{{ workspace.postal_address }}</p><a href=\"{{ unsubscribe_url }}\">Bye</a>"
    static let known: Set<VariablePath> = [
        "contact.first_name", "contact.city", "workspace.postal_address", "unsubscribe_url", "campaign.name",
    ]

    private func findings(_ source: String, _ check: TemplateCheck = TemplateCheck(knownPaths: known)) throws -> [Finding] {
        check.check(try LetterSource(name: "l", format: .html, text: source))
    }

    @Test func aGoodLetterHasNoFindings() throws {
        let found = try findings(Self.good)
        #expect(found == [])
    }

    static let faults: [(String, Finding.Severity, String, Int, Int)] = [
        (
            "{{ contact.fist_name | default: 'x' }}", .error,
            "no variable `contact.fist_name` (did you mean `contact.first_name`?)", 5, 4
        ),
        ("{{ nothing }}", .error, "no variable `nothing`", 5, 4),
        ("x {{ contact.city }}", .notice, "`contact.city` has no default", 5, 6),
        ("{{ campaign.name | raw }}", .warning, "`raw` prints", 5, 1),
        ("<img src='x' width=9>", .warning, "no alternative text", 5, 21),
        ("<a href='www.a.example'>x</a>", .warning, "no scheme", 5, 10),
        ("<a href=''>x</a>", .warning, "leads nowhere", 5, 10),
        ("<a href='https://a.example/?c={{ campaign.name }}'>x</a>", .notice, "not counted", 5, 10),
        ("<form></form>", .warning, "remove <form>", 5, 6),
        ("{{ x | upcas }}", .error, "no filter `upcas` (did you mean `upcase`?)", 5, 8),
        ("{% fi %}", .error, "no tag `fi` (did you mean `if`?)", 5, 1),
        ("{% capture c %}<b>{% endcapture %}", .notice, "HTML inside `capture`", 5, 16),
        ("<p {{ x }}>", .error, "cannot stand inside the tag", 5, 4),
    ]

    @Test(arguments: faults)
    func finds(_ line: String, _ severity: Finding.Severity, _ message: String, _ row: Int, _ column: Int) throws {
        let found = try findings(Self.good + "\n" + line)
        #expect(found.count == 1, "\(found)")
        let finding = try #require(found.first)
        #expect(finding.severity == severity)
        #expect(finding.message.contains(message), "\(finding)")
        #expect([finding.line, finding.column] == [row, column], "\(finding)")
    }

    @Test func missesWhatLettersNeed() throws {
        let found = try findings("<p>x</p>")
        #expect(
            found.map(\.message) == [
                "the letter has no subject", "the letter has no unsubscribe link",
                "the letter does not say where the sender lives",
            ])
        #expect(found.map(\.severity) == [.error, .error, .warning])
        #expect(found.allSatisfy { $0.advice != nil && $0.line == 1 })
        let written = try findings(
            "---\nsubject: x\n---\n<a href='{{ unsubscribe_url }}'>x</a> Jl. Melati 12",
            TemplateCheck(postalAddress: "Jl. Melati 12"))
        #expect(written == [])
        let broken = try findings(
            "---\nsubject: x\n---\n<a href='{{ unsubscribe_url }}'>x</a> Jl. Melati 12,<br>Jakarta",
            TemplateCheck(postalAddress: "Jl. Melati 12,\nJakarta"))
        #expect(broken == [])
    }

    @Test func warnsBeforeGmailCutsTheLetterOff() throws {
        let found = try findings(Self.good + String(repeating: "<p>more</p>\n", count: 9000))
        #expect(found.map(\.message).contains { $0.contains("Gmail cuts") })
    }

    @Test func aLayoutThatIsNotAtHandMayHaveWhatIsMissing() throws {
        let found = try findings("---\nsubject: x\nlayout: shop\n---\n<p>x</p>")
        #expect(found == [])
    }

    static let nearest: [(String, String?)] = [
        ("contact.fist_name", "contact.first_name"), ("contact.x", nil), ("contact.citi", "contact.city"),
        ("contcat.city", "contact.city"), ("campaign.title", nil),
    ]

    @Test(arguments: nearest) func membersAreComparedWithTheirSiblings(_ path: String, _ near: String?) throws {
        let found = try findings(Self.good + "{{ \(path) }}").filter { $0.severity == .error }
        #expect(found.map(\.message) == ["there is no variable `\(path)`" + (near.map { " (did you mean `\($0)`?)" } ?? "")])
        // Whoever corrects the name hears of the gap then.
        #expect(try findings(Self.good + "{{ \(path) }}").count == 1)
    }

    static let leftTags: [(String, Bool)] = [
        ("{{unsubscribe_url}} {{campaign.name}}", false), ("{date} {subject} {signature}", false),
        ("{% assign x = '*|FNAME|*' %}", false), ("*|FNAME|*", true), ("Hi %FIRSTNAME%", true),
        ("{contactfield=firstname}", true),
        ("{unsubscribe_url}", true), ("{webview_text}", true),
    ]

    @Test(arguments: leftTags) func foreignTagsAreSoughtOutsideOfOurs(_ text: String, _ isForeign: Bool) throws {
        let found = try findings(Self.good + text)
        #expect(found.map { $0.message.contains("another program") } == (isForeign ? [true] : []), "\(found)")
    }

    @Test func openRootsAndWholeObjectsAreKnown() throws {
        let check = TemplateCheck(knownPaths: Self.known, openRoots: ["nearest_store"])
        let found = try findings(
            Self.good + "{{ nearest_store.city }}{% for f in contact %}{{ f[0] }}{% endfor %}{% assign a = 1 %}{{ a }}", check)
        #expect(found == [])
    }

    @Test func readsAsOneLine() {
        let finding = Finding(
            .imageWithoutText, .warning, "this image has no alternative text",
            at: SourcePosition(file: "a.md", line: 2, column: 3),
            advice: "Add alt.")
        #expect(finding.description == "a.md:2:3: warning: this image has no alternative text [image-without-text]\n  Add alt.")
    }
}
