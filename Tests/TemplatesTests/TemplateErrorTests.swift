import Templates
import Testing

@Suite("Errors")
struct TemplateErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var template: String
        var line: Int
        var column: Int
        var message: String
        var nearest: String?

        init(_ template: String, _ line: Int, _ column: Int, _ message: String, nearest: String? = nil) {
            self.template = template
            self.line = line
            self.column = column
            self.message = message
            self.nearest = nearest
        }

        var testDescription: String { template }
    }

    static let syntax: [Case] = [
        Case("a\nb {{ x", 2, 3, "never closed"), Case("{% if x %}\n a", 1, 1, "`if` is never closed"),
        Case("{% endif %}", 1, 1, "without a `if`"),
        Case("{% for x in y %}{% endif %}", 1, 17, "`endif` inside `for`"),
        Case("\n  {% fi x %}", 2, 3, "no tag `fi`", nearest: "if"),
        Case("żółw {{ x | upcas }}", 1, 13, "no filter `upcas`", nearest: "upcase"),
        Case("{{ x | upcase: 1 }}", 1, 8, "takes no arguments"),
        Case("{{ x | append }}", 1, 8, "takes one argument"), Case("{{ x | truncate: 1, 2, 3 }}", 1, 8, "takes 0 to 2 arguments"),
        Case("{{ x | default: 1, alow_false: true }}", 1, 8, "no argument `alow_false`", nearest: "allow_false"),
        Case("{{ x y }}", 1, 6, "expected the end of the tag, found `y`"), Case("{{ 'abc }}", 1, 4, "never closed"),
        Case("{{ x | }}", 1, 8, "name of a filter"),
        Case("{{ a.\n  1 }}", 2, 3, "expected a name after the point"),
        Case("{% if x = 1 %}{% endif %}", 1, 9, "expected a comparison", nearest: "=="),
        Case("{% if x adn y %}{% endif %}", 1, 9, "expected a comparison", nearest: "and"),
        Case("{% assign = 1 %}", 1, 11, "name of a variable"),
        Case("{% for x of y %}{% endfor %}", 1, 10, "expected `in`"),
        Case("{% for x in y limt: 1 %}{% endfor %}", 1, 15, "expected `reversed`"),
        Case("{{ x[1 }}", 1, 8, "expected `]`"), Case("{{ (1..2 }}", 1, 10, "expected `)`"),
        Case("{{ a & b }}", 1, 6, "`&` means nothing"),
        Case("{% render x %}", 1, 11, "text in quotes"),
        Case("{% render 'buton' %}", 1, 1, "no partial `buton`", nearest: "button"),
        Case("{% raw %} x", 1, 1, "`raw` is never closed"), Case("{% comment %}", 1, 1, "`comment` is never closed"),
        Case("{% when 1 %}", 1, 1, "without a `case`"),
        Case("{% liquid\n  assign a = 1\n  ech a\n%}", 3, 3, "no tag `ech`", nearest: "echo"),
        Case("{% liquid\n  echo 1\n  comment\n  echo 2\n%}", 3, 3, "`comment` is never closed"),
        Case("{% render 'self' %}", 1, 3, "contains itself"),
        Case("{% render 'broken' %}", 2, 8, "no filter `upp`"),
    ]

    @Test(arguments: syntax)
    func syntaxErrors(_ expected: Case) throws {
        let partials = PartialSource(["button": "b", "self": "x {% render 'self' %}", "broken": "ok\n{{ x | upp }}"])
        let error = failure { _ = try Template.compile(expected.template, file: "t", partials: partials) }
        let found = try #require(error)
        #expect(found.message.contains(expected.message))
        #expect([found.line, found.column] == [expected.line, expected.column], "\(found)")
        #expect(found.nearest == expected.nearest)
    }

    static let context: [Case] = [
        Case("<script>var a = {{ x }}</script>", 1, 17, "inside <script>"), Case("<a onclick=\"{{ x }}\">", 1, 13, "`onclick`"),
        Case("<{{ x }}>", 1, 2, "name of an element"), Case("<p {{ x }}>", 1, 4, "inside the tag <p>"),
        Case("<p a{{ x }}=1>", 1, 5, "name of an attribute"),
        Case("<img srcset=\"{{ x }}\">", 1, 14, "`srcset`"), Case("<iframe srcdoc='{{ x }}'>", 1, 17, "`srcdoc`"),
        Case("<iframe>{{ x }}</iframe>", 1, 9, "inside <iframe>"),
        Case("<a href=\"javascript:{{ x }}\">", 1, 21, "`javascript:`"), Case("<img src=\"data:{{ x }}\">", 1, 16, "`data:`"),
        Case("<a href='vbscript:x'>", 1, 10, "`vbscript:`"),
        Case("<a href=\"{{ x }}:1{{ y }}\">", 1, 19, "address"), Case("<!doctype {{ x }}>", 1, 11, "inside a declaration"),
        Case("{% if a %}<p title=\"{% endif %}", 1, 1, "different places"),
        Case("\n{% for a in b %}<p {% endfor %}>", 2, 1, "different places"),
        Case("{% for a in b %}<p title='{% break %}'>{% endfor %}", 1, 27, "leaves the loop"),
        Case("<p title=\"x", 1, 12, "ends inside the attribute"),
        Case("<!-- x", 1, 7, "ends inside a comment"),
        Case("<a href=\"https://{{ contact.host }}/\">", 1, 18, "host of this link"),
        Case("<a href=\"{{ contact.url }}\">", 1, 10, "host of this link"),
        Case("<a href=\"https://shop.example{{ contact.x }}\">", 1, 30, "host of this link"),
        Case("<a href=\"//{{ contact.x }}\">", 1, 12, "host of this link"),
        Case("<a href=\"/{{ contact.x }}\">", 1, 11, "host of this link"),
        Case("{% assign u = contact.url | downcase %}<a href=\"{{ u }}\">", 1, 49, "host of this link"),
        Case("{% for i in (1..2) %}<a href=\"{{ u }}\"></a>{% assign u = contact.url %}{% endfor %}", 1, 31, "host of this link"),
        Case("{% capture u %}https://{{ contact.url }}{% endcapture %}<a href=\"{{ u }}\">", 1, 66, "host of this link"),
        Case("<p title=\"{{ x | raw }}\">", 1, 18, "`raw` is for text"), Case("{{ x | raw | upcase }}", 1, 8, "last filter"),
    ]

    @Test(arguments: context)
    func contextErrors(_ expected: Case) throws {
        let error = failure { _ = try Template.compile(expected.template, file: "t", isHTML: true) }
        let found = try #require(error)
        #expect(found.message.contains(expected.message), "\(found)")
        #expect([found.line, found.column] == [expected.line, expected.column], "\(found)")
    }

    @Test func theDescriptionSaysEverything() {
        let error = TemplateError(
            .unknownName, "there is no filter `upcas`", at: SourcePosition(file: "welcome.md", line: 3, column: 9),
            nearest: "upcase", advice: "Correct it.")
        #expect(error.description == "welcome.md:3:9: there is no filter `upcas` (did you mean `upcase`?)\n  Correct it.")
    }
}
