import Templates
import Testing

@Suite("Derived text part")
struct TextPartTests {
    static let derivesCases: [(String, String)] = [
        ("<h1>Hello</h1><p>One\n  two</p><p>Three</p>", "# Hello\n\nOne two\n\nThree\n"),
        ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\n\nc\n"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n\n- b\n"), ("a<br>b<br><br>c", "a\nb\n\nc\n"),
        ("<a href=\"https://a.example/x\">Shop</a> now", "Shop <https://a.example/x> now\n"),
        ("<a href=\"https://a.example\">https://a.example</a>.", "<https://a.example>.\n"),
        ("(<a href=\"https://a.example\">a.example</a>)", "(<https://a.example>)\n"),
        ("<a href=\"mailto:a@b.example\">a@b.example</a> <a href='tel:1'>call</a>", "a@b.example call (1)\n"),
        ("<a href=\"#x\">up</a>", "up\n"),
        ("<a href=\"https://a.example\"><img src=\"x\" alt=\"Roses\"></a>", "Roses <https://a.example>\n"),
        ("<a href=\"https://a.example\"><img src=\"x\"></a>", "<https://a.example>\n"),
        ("<a href=\"https://a.example/?c={{ v }}&amp;d=1\">x</a>", "x <https://a.example/?c=A%26B&d=1>\n"),
        ("(<a href=\"{{ u }}\">Unsubscribe</a>).", "(Unsubscribe <https://u.example/?t=1&s=2>).\n"),
        ("<style>p{}</style><title>t</title><p>a &amp; b &lt; c &eacute;&#233;&hellip;</p>", "a & b < c &eacute;é…\n"),
        ("<div style=\"display: none\">x<div>y</div>z</div>seen", "seen\n"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"),
        ("<p>{{ v }}</p>{% if no %}<p>hidden</p>{% endif %}<p>{{ nothing }}</p><p>end</p>", "A&B\n\nend\n"),
        ("{% for i in (1..2) %}<p>{{ i }}</p>{% endfor %}", "1\n\n2\n"), ("<pre>a\n  b</pre>", "a\n  b\n"),
        ("a<hr>b", "a\n\n----\n\nb\n"), ("<p title=\"{{ v }}\">x {{ v | escape }}</p>", "x A&B\n"),
        ("{{ '<b>x</b>' | raw }}", "x\n"), ("<a href='https://a.example/{% if v %}?v=1{% endif %}'>x</a>", "x\n"),
        ("{% increment n %}<p title='{% increment n %}'>{% increment n %}</p>", "0\n\n2\n"),
        ("<p style='display:none'>x<p>seen</p>", "seen\n"), ("<p style='display:none'>x<div>seen</div>", "seen\n"),
        ("<ul><li style='display:none'>x<ul><li>y<li>z</ul><li>seen</ul>", "- seen\n"),
        ("<table><tr><td style='display:none'>x<td>seen<tr><td>too</table>", "seen\ntoo\n"),
        ("<table><tr><td><div style='display:none'>x</td><td>seen</table>", "seen\n"),
        ("<img style='display:none' alt=x>seen", "seen\n"),
        ("<!-- hidden {{ v }} -->x", "x\n"), ("", ""),
        ("<!--[if mso]><p>{{ v }}</p><a href='https://o.example'>Outlook</a><![endif]--><p>all</p>", "all\n"),
        ("<!--[if !mso]><!--><p>{{ v }}</p><!--<![endif]-->b", "A&B\n\nb\n"),
    ]

    @Test(arguments: derivesCases)
    func derives(_ source: String, _ expected: String) throws {
        let scope: TemplateObject = ["v": "A&B", "u": "https://u.example/?t=1&s=2", "no": false]
        let rendered = try RenderedLetter(.html, source, scope)
        #expect(rendered.text == expected)
    }

    @Test func trackedLinksAreTrackedInTheTextToo() throws {
        let rendered = try RenderedLetter(.html, "<a href=\"https://a.example\">Shop</a>", options: LetterOptions())
        #expect(rendered.text == "Shop <LINK0>\n")
    }

    @Test func aWrittenTextPartWins() throws {
        let rendered = try RenderedLetter(.html, "<p>x</p>", ["v": "<&>"], textPart: "By hand: {{ v }}")
        #expect(rendered.text == "By hand: <&>")
    }

    @Test func plainLettersHaveNoHTML() throws {
        let rendered = try RenderedLetter(.text, "---\nsubject: Hi\n---\nHello {{ v }}", ["v": "<b>"])
        #expect(rendered.letter.html == nil)
        #expect(rendered.text == "Hello <b>")
    }
}
