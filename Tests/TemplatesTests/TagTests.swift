import Templates
import Testing

/// Tags where they meet HTML and the variables of letters.
@Suite("Tags")
struct TagTests {
    static let scope: TemplateObject = [
        "contact": ["name": "<b>&", "url": "javascript:alert(1)", "labels": ["a<", "b", "b"], "first": "one", "part": "card"],
        "n": 2,
    ]

    static let pages: [(String, String)] = [
        (
            "<table>{% tablerow l in contact.labels cols: 2 %}{{ l }}{% endtablerow %}</table>",
            "<table><tr class=\"row1\">\n<td class=\"col1\">a&lt;</td><td class=\"col2\">b</td></tr>\n<tr class=\"row2\"><td class=\"col1\">b</td></tr>\n</table>"
        ),
        (
            "<table>{% tablerow i in (1..3) %}{% if i == 2 %}{% break %}{% endif %}<i title=\"{{ contact.name }}\">x</i>{% endtablerow %}</table>",
            "<table><tr class=\"row1\">\n<td class=\"col1\"><i title=\"&lt;b&gt;&amp;\">x</i></td><td class=\"col2\"></td></tr>\n</table>"
        ),
        ("{% for l in contact.labels %}{% ifchanged %}<p>{{ l }}</p>{% endifchanged %}{% endfor %}", "<p>a&lt;</p><p>b</p>"),
        ("<a title=\"{% ifchanged %}{{ contact.name }}{% endifchanged %}\">", "<a title=\"&lt;b&gt;&amp;\">"),
        ("{% include contact.part %}", "<p>&lt;b&gt;&amp;</p>"), ("{% cycle contact.name, 'b' %}", "&lt;b&gt;&amp;"),
        ("<b>{% if n == 2 %}</b>{% break %}{% endif %}x</b>", "<b></b>"), ("{{ [contact.part] }}{{ ['n'] }}", "2"),
        ("{{ contact['first'] }}", "one"), ("{{ contact.name | escape }}", "&lt;b&gt;&amp;"),
    ]

    @Test(arguments: pages)
    func inPages(_ template: String, _ expected: String) throws {
        let partials = ["card": "<p>{{ contact.name }}</p>", "other": "<i>{{ n }}</i>"]
        let output = try html(template, Self.scope, partials: partials)
        #expect(output == expected)
    }

    @Test(arguments: [
        ("<p {% tablerow i in (1..2) %}{% endtablerow %}>", "inside the tag"),
        ("{% tablerow i in (1..2) %}<p title=\"{% endtablerow %}", "the cell ends inside"),
        ("{% tablerow i in (1..2) %}<p title=\"{% break %}\">{% endtablerow %}", "leaves the loop"),
        ("{% ifchanged %}<p title=\"{% endifchanged %}", "different places"), ("<p title=\"{% break %}\">", "ends the template"),
        ("<a href=\"{% tablerow l in contact.labels %}{{ l }}{% endtablerow %}\">", ""),
        ("{% assign k = 'u' %}{% assign u = contact.url %}<a href=\"{{ [k] }}\">x</a>", "host of this link"),
        ("{% include contact.url as y %}", ""),
    ])
    func refusedInPages(_ template: String, _ message: String) {
        let error = failure { _ = try html(template, Self.scope, partials: ["p": "x"]) }
        #expect(error?.position != nil)
        #expect(message.isEmpty || error?.message.contains(message) == true, "\(String(describing: error))")
    }

    @Test func computedNamesReachOnlyWhatALetterNames() throws {
        let letter = try RenderedLetter(
            .html,
            "{% assign city = 'Huế' %}{{ n }}{% assign k = 'city' %}{{ [k] }}{% assign k = 'n' %}{{ [k] }}{% assign k = 'secret' %}[{{ [k] }}]",
            ["n": 2, "secret": "x", "city": "y"])
        #expect(letter.letter.slots == ["n"])
        #expect(letter.html == "2Huế2[]")
    }

    @Test func partialsOfLettersSeeTheLettersVariables() throws {
        let letter = try RenderedLetter(
            .html,
            "{% assign own = 1 %}{% render 'card' %}", Self.scope, partials: ["card": "{{ contact.first }}{{ own }}"])
        #expect(letter.html == "one")
    }

    @Test func tablesInTheTextPart() throws {
        let letter = try RenderedLetter(
            .html,
            "<table>{% tablerow l in contact.labels cols: 2 %}{{ l }}{% endtablerow %}</table><p>end</p>", Self.scope)
        #expect(letter.text == "a< b\nb\n\nend\n")
    }
}
