import Templates
import Testing

@Suite("Ways of contacts' values")
struct ContactFlowTests {
    static let choices: [(String, column: Int?)] = [
        ("{% include contact.city %}", 1), ("{% assign a = contact.city %}{% include a %}", 30),
        ("{% assign a = 'p' | append: contact.n %}{% include a %}", 41), ("{% include campaign.name %}", nil),
        ("{% case contact.city %}{% when 'x' %}{% include 'p' %}{% endcase %}", nil),
    ]

    @Test(arguments: choices)
    func choosingPartialsIsFound(_ text: String, _ column: Int?) throws {
        let source = try LetterSource(
            name: "l", format: .html, text: "---\nsubject: x\n---\n" + text, partials: PartialSource(["p": "x"]))
        let found = TemplateCheck(knownPaths: ["contact.city", "contact.n", "campaign.name"]).check(source)
            .filter { $0.message == "the contact's data chooses among all partials" }
        #expect(found.map(\.column) == (column.map { [$0] } ?? []))
        #expect(found.allSatisfy { $0.severity == .warning && $0.line == 4 })
    }

    @Test func computedNamesMayBeThoseOfContacts() throws {
        let error = try #require(
            failure { _ = try Template.compile("<a href=\"{{ [name].site }}\">", file: "t", isHTML: true) })
        #expect(error.message == "the host of this link would come from the contact's data")
        #expect(error.column == 10)
    }

    /// Looking through all variables once for each of them would take many minutes.
    @Test(.timeLimit(.minutes(1))) func longWaysOfContactsToHostsAreFollowed() {
        let count = 25_000
        let ways = (0..<count).map { "{% assign a\($0) = a\($0 + 1) %}" }.joined()
        let template = ways + "{% assign a\(count) = contact.site %}<a href=\"{{ a0 }}\">x</a>"
        let error = failure { _ = try Template.compile(template, isHTML: true) }
        #expect(error?.message == "the host of this link would come from the contact's data")
    }
}
