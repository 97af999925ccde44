import Templates
import Testing

@Suite("Markdown")
struct MarkdownTests {
    static let scope: TemplateObject = [
        "contact": ["first_name": "Ani*ta*", "city": "Jakarta & Bogor", "vip": true], "unsubscribe_url": "https://u.example/?t=1",
        "flowers": ["rose", "lily"],
    ]

    static let keepsTagsCases: [(String, String)] = [
        ("# Hi {{ contact.first_name }}", "<h1>Hi Ani*ta*</h1>\n"),
        ("Hello *{{ contact.first_name | upcase }}*", "<p>Hello <em>ANI*TA*</em></p>\n"),
        (
            "[Shop](https://a.example/?c={{ contact.city | url_encode }})",
            "<p><a href=\"https://a.example/?c=Jakarta%20%26%20Bogor\">Shop</a></p>\n"
        ),
        ("[Unsubscribe]({{ unsubscribe_url }})", "<p><a href=\"https://u.example/?t=1\">Unsubscribe</a></p>\n"),
        (
            "![{{ contact.first_name }}](https://a.example/x.png)",
            "<p><img src=\"https://a.example/x.png\" alt=\"Ani*ta*\" /></p>\n"
        ),
        ("{% if contact.vip %}\nVIP\n{% endif %}\n", "\n<p>VIP</p>\n\n"),
        ("a {% if contact.vip %}b{% endif %} c", "<p>a b c</p>\n"),
        ("| a | b |\n|---|---|\n| {{ flowers[0] | append: '|' }} | x |", "<td>rose|</td>"),
        ("`{{ contact.city }}`", "<p><code>Jakarta &amp; Bogor</code></p>\n"),
        ("```\n{% if contact.vip %}\nx\n{% endif %}\n```", "<pre><code>\nx\n\n</code></pre>\n"),
        ("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>\n"),
        ("<div title=\"{{ contact.city }}\">*x*</div>", "<div title=\"Jakarta &amp; Bogor\">*x*</div>\n"),
        ("merpatitag0x {{ contact.city }}", "<p>merpatitag0x Jakarta &amp; Bogor</p>\n"),
        ("a ~~b~~", "<p>a <del>b</del></p>\n"), ("{{ contact.first_name -}}\n  x", "<p>Ani*ta*x</p>\n"),
        ("{% assign a = 1 %}\n\n{% comment %}\n# no\n{% endcomment %}\nx {{ a }}", "<p>x 1</p>\n"),
    ]

    @Test(arguments: keepsTagsCases)
    func keepsTags(_ source: String, _ expected: String) throws {
        let rendered = try RenderedLetter(.markdown, source, Self.scope)
        #expect(rendered.html.contains(expected), "\(rendered.html)")
        #expect(!rendered.html.contains("data-sourcepos"))
    }

    @Test func linksAreFound() throws {
        let rendered = try RenderedLetter(
            .markdown, "[a](https://a.example) and https://b.example/x", options: LetterOptions(tracksOpens: false))
        #expect(rendered.letter.links == ["https://a.example", "https://b.example/x"])
        #expect(rendered.text == "a <LINK0> and <LINK1>\n")
    }

    @Test func errorsNameThePlaceInTheMarkdown() throws {
        let source = "---\nsubject: Hi\n---\n# Title\n\n{% assign a =\n  1 %}\n\nSome text\nand {{ contact.name | upp }}"
        let error = failure { _ = try RenderedLetter(.markdown, source) }
        #expect(error?.position == SourcePosition(file: "letter.md", line: 10, column: 23))
    }

    @Test func findingsNameTheBlockInTheMarkdown() throws {
        let source =
            "---\nsubject: Hi\n---\n# Title\n\n{% assign a =\n  1 %}\n\nText\n\n<p>\n<img src=\"x\">\n</p>\n\n* one\n* [two](www.a.example)"
        let findings = TemplateCheck().check(try LetterSource(name: "l", format: .markdown, text: source))
        #expect(findings.first { $0.message.contains("alternative") }?.line == 12)
        #expect(findings.first { $0.message.contains("no scheme") }?.line == 16)
    }
}
