import Testing

@testable import Templates

@Suite("Lists in text parts")
struct TextListTests {
    static let html: [(String, String)] = [
        ("<ol><li>a</li><li>b</li></ol>c", "1. a\n2. b\n\nc\n"), ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
        ("<ol start=\"-1\"><li>a</li><li>b</li><li>c</li></ol>", "-1. a\n0. b\n1. c\n"),
        ("<ol reversed><li>a</li><li>b</li><li>c</li></ol>", "3. a\n2. b\n1. c\n"),
        ("<ol reversed=\"\" start=\"10\"><li>a</li><li>b</li></ol>", "10. a\n9. b\n"),
        ("<ol><li>a</li><li value=\"7\">b</li><li>c</li></ol>", "1. a\n7. b\n8. c\n"),
        ("<ol reversed><li value=5>b</li><li>c</li></ol>", "5. b\n4. c\n"),
        ("<ol type=a start=25><li>a<li>b<li>c</ol>", "y. a\nz. b\naa. c\n"),
        ("<ol type=I><li>a<li>b<li>c<li>d</ol>", "I. a\nII. b\nIII. c\nIV. d\n"),
        ("<ol><li>a<ol><li>x</li><li>y</li></ol></li><li>b</li></ol>", "1. a\n\n  1. x\n  2. y\n\n2. b\n"),
        ("<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol>", "1. a\n\n  - x\n\n2. b\n"),
        ("<ul><li>a<ol><li>x</li></ol></li><li>b</li></ul>", "- a\n\n  1. x\n\n- b\n"),
        ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1. b\n"), ("<ol start=x><li>a</li></ol>", "1. a\n"),
        ("<ol start=99999999999><li>a</li></ol>", "1. a\n"),
        ("<ol start=2147483647><li>a</li><li>b</li></ol>", "2147483647. a\n2147483648. b\n"),
        ("<ol style=\"list-style: none\"><li>a</li></ol>", "- a\n"), ("<li>a</li>", "- a\n"),
        ("</ol><ol><li>a</li></ol>", "1. a\n"),
        ("<ol start=\"{{ v }}\"><li>a</li></ol>", "1. a\n"),
        ("<ol>{% for i in (1..3) %}<li>{{ i }}x</li>{% endfor %}</ol>", "1. 1x\n2. 2x\n3. 3x\n"),
        ("<ol>{% if v %}<li>a</li>{% endif %}{% if w %}<li>b</li>{% endif %}<li>c</li></ol>", "1. a\n2. c\n"),
        ("{% for i in (1..2) %}<ol start=5><li>a</li></ol>{% endfor %}", "5. a\n\n5. a\n"),
        ("<ol reversed>{% for i in (1..2) %}<li>a</li>{% endfor %}</ol>", "- a\n- a\n"),
        ("<ol><li style='display:none'>x</li><li>a</li></ol>", "1. a\n"),
        ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", "1. a\n\n2. b\n"),
        ("<ol>{% if v %}<li>a</li></ol>{% else %}<li>b</li></ol>{% endif %}<ol><li>c</li></ol>", "1. a\n\n1. c\n"),
    ]

    @Test(arguments: html) func itemsKeepTheirNumbers(_ source: String, _ expected: String) throws {
        #expect(try RenderedLetter(.html, source, ["v": "3"]).text == expected)
    }

    static let markdown: [(String, String)] = [
        ("1. a\n2. b\n", "1. a\n2. b\n"), ("3. x\n4. y\n", "3. x\n4. y\n"), ("7) x\n8) y\n", "7. x\n8. y\n"),
        ("1. a\n   1. x\n   2. y\n2. b\n", "1. a\n\n  1. x\n  2. y\n\n2. b\n"),
        ("{% for i in (1..3) %}\n1. {{ i }}\n{% endfor %}\n", "1. 1\n2. 2\n3. 3\n"), ("- a\n- b\n", "- a\n- b\n"),
    ]

    @Test(arguments: markdown) func listsOfMarkdownKeepTheirNumbers(_ source: String, _ expected: String) throws {
        #expect(try RenderedLetter(.markdown, source).text == expected)
    }

    @Test func partialsGoOnWithTheList() throws {
        let rendered = try RenderedLetter(
            .html, "<ol start=2>{% render 'item' %}{% render 'item' %}</ol>", partials: ["item": "<li>a<ol><li>x</li></ol></li>"])
        #expect(rendered.text == "2. a\n\n  1. x\n\n3. a\n\n  1. x\n")
    }

    @Test(arguments: [(1, "i"), (4, "iv"), (1994, "mcmxciv"), (3999, "mmmcmxcix"), (0, "0"), (4000, "4000"), (-3, "-3")])
    func romanNumbers(_ number: Int, _ text: String) {
        #expect(ListMark.lowerRoman.text(number) == text)
    }

    @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (0, "0")])
    func letters(_ number: Int, _ text: String) {
        #expect(ListMark.upperLetter.text(number) == text)
    }
}
