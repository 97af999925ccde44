import Foundation
import Templates
import TestSupport
import Testing

@Suite("Lists and tables with tags in Markdown")
struct MarkdownListTests {
    static let scope: TemplateObject = [
        "flowers": ["rose", "lily"], "none": .array([]), "yes": true, "no": false, "count": 2,
    ]

    /// What is written, and the HTML without its line ends.
    static let cases: [(String, String)] = [
        ("{% for f in flowers %}\n- {{ f }}\n{% endfor %}", "<ul><li>rose</li><li>lily</li></ul>"),
        ("{%- for f in flowers -%}\n- {{ f }}\n{%- endfor -%}", "<ul><li>rose</li><li>lily</li></ul>"),
        ("{% for f in flowers %}\n\n- {{ f }}\n\n{% endfor %}", "<ul><li>rose</li><li>lily</li></ul>"),
        ("{% for f in none %}\n- {{ f }}\n{% endfor %}", "<ul></ul>"),
        ("{% for f in flowers %}\n1. {{ f }}\n{% endfor %}", "<ol><li>rose</li><li>lily</li></ol>"),
        ("{% for f in flowers %}\n7. {{ f }}\n{% endfor %}", "<ol start=\"7\"><li>rose</li><li>lily</li></ol>"),
        (
            "- first\n{% for f in flowers %}\n- {{ f }}\n{% endfor %}\n- last\n",
            "<ul><li>first</li><li>rose</li><li>lily</li><li>last</li></ul>"
        ),
        ("- a\n{% if no %}\n- b\n{% endif %}\n- c", "<ul><li>a</li><li>c</li></ul>"),
        ("- a\n{% if yes %}\n- b\n{% else %}\n- c\n{% endif %}", "<ul><li>a</li><li>b</li></ul>"),
        (
            "{% for f in flowers %}\n{% if f == 'lily' %}\n- *{{ f }}*\n{% else %}\n- {{ f }}\n{% endif %}\n{% endfor %}",
            "<ul><li>rose</li><li><em>lily</em></li></ul>"
        ),
        ("{% for f in flowers %}{% if f == 'lily' %}\n- {{ f }}\n{% endif %}{% endfor %}", "<ul><li>lily</li></ul>"),
        (
            "{% for f in flowers %}\n- {{ f }}\n  more\n\n  and more\n{% endfor %}",
            "<ul><li><p>rosemore</p><p>and more</p></li><li><p>lilymore</p><p>and more</p></li></ul>"
        ),
        (
            "- a\n  {% for f in flowers %}\n  - {{ f }}\n  {% endfor %}\n- b",
            "<ul><li>a<ul><li>rose</li><li>lily</li></ul></li><li>b</li></ul>"
        ),
        // A condition around a whole list stays around it, so that no empty list is left.
        ("{% if no %}\n- a\n- b\n{% endif %}\nx", "<p>x</p>"),
        ("{% if no %}\n- a\n{% else %}\n- b\n{% endif %}", "<ul><li>b</li></ul>"),
        ("{% if yes %}\n{% for f in flowers %}\n- {{ f }}\n{% endfor %}\n{% endif %}", "<ul><li>rose</li><li>lily</li></ul>"),
        ("{% if no %}\n{% for f in flowers %}\n- {{ f }}\n{% endfor %}\n{% endif %}\nx", "<p>x</p>"),
        // Whatever else stands in the loop keeps the lists apart, as does another kind of list.
        (
            "{% for f in flowers %}\n- {{ f }}\n\ntext\n{% endfor %}",
            "<ul><li>rose</li></ul><p>text</p><ul><li>lily</li></ul><p>text</p>"
        ),
        ("- a\n{% assign x = 1 %}\n1. b", "<ul><li>a</li></ul><ol><li>b</li></ol>"),
        ("- a\n{% assign x = 'n' %}\n- b{{ x }}", "<ul><li>a</li><li>bn</li></ul>"),
        ("- a\n- b\n{% if yes %}\nx\n{% endif %}", "<ul><li>a</li><li>b</li></ul><p>x</p>"),
        ("{% case count %}\n{% when 1 %}\n- a\n{% when 2 %}\n- b\n{% endcase %}", "<ul><li>b</li></ul>"),
        ("- [ ] a\n- [x] b", "<ul><li>☐ a</li><li>☑ b</li></ul>"),
        // Tables
        (
            "| a | b |\n|---|--:|\n{% for f in flowers %}\n| {{ f }} | 1 |\n{% endfor %}\n\nx",
            "<table><thead><tr><th>a</th><th align=\"right\">b</th></tr></thead><tbody><tr><td>rose</td><td align=\"right\">1</td></tr><tr><td>lily</td><td align=\"right\">1</td></tr></tbody></table><p>x</p>"
        ),
        (
            "| a |\n|---|\n| x |\n{% if no %}{% assign y = 1 %}\n| y |\n{% endif %}\n| z |",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>x</td></tr><tr><td>z</td></tr></tbody></table>"
        ),
        ("{% if no %}\n| a |\n|---|\n| x |\n{% endif %}\ny", "<p>y</p>"),
        ("| a |\n{% if yes %}\n| b |\n{% endif %}", "<p>| a |</p><p>| b |</p>"),
        (
            "| a |\n|---|\n{% for f in flowers %}\n| {{ f | append: '|' }} |\n{% endfor %}",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>rose|</td></tr><tr><td>lily|</td></tr></tbody></table>"
        ),
        ("```\n| a |\n|---|\n{% if yes %}\n| b |\n{% endif %}\n```", "<pre><code>| a ||---|| b |</code></pre>"),
    ]

    @Test(arguments: cases)
    func tagsRepeatItemsAndRows(_ source: String, _ expected: String) throws {
        let html = try RenderedLetter(.markdown, source, Self.scope).html
        #expect(html.filter { $0 != "\n" } == expected, "\(html)")
    }

    @Test(arguments: [
        ("# x\n\n- a\n{% for f in flowers %}\n- b\n- {{ f | upp }}\n{% endfor %}", "letter.md:6:10"),
        ("| a |\n|---|\n{% for f in flowers %}\n| {{ f | upp }} |\n{% endfor %}", "letter.md:4:10"),
        ("| a |\n|---|\n{% for f flowers %}\n| b |\n{% endfor %}", "letter.md:3:10"),
    ])
    func placesStayRight(_ source: String, _ place: String) {
        let error = failure { _ = try RenderedLetter(.markdown, source) }
        #expect(error?.position?.description == place, "\(String(describing: error))")
    }

    @Test func findingsBehindJoinedListsNameTheirLine() throws {
        let source =
            "{% for f in flowers %}\n- a\n{% endfor %}\n- b\n- ![](https://a.example/x.png) <img src=\"https://a.example/y.png\">\n\n<p>\n<img src=\"https://a.example/z.png\"></p>"
        let findings = TemplateCheck().check(try LetterSource(name: "l", format: .markdown, text: source))
        let lines = findings.filter { $0.message.contains("alternative") }.compactMap(\.line)
        #expect(lines.contains(8), "\(findings)")
    }

    /// Lines of a random text whose tags close what they open.
    private func lines(_ random: inout SeededRandom, depth: Int) -> [String] {
        (0..<Int.random(in: 1..<6, using: &random)).flatMap { _ -> [String] in
            let indent = ["", "", "  ", "> "].randomElement(using: &random) ?? ""
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<4:
                return [
                    indent + (["- a", "1. b", "* c", "- [x] d", "| e | f |", "|---|---|"].randomElement(using: &random) ?? "")
                ]
            case 4: return [""]
            case 5: return [indent + (["text", "```", "<p>x</p>", "# h", "    code", "---"].randomElement(using: &random) ?? "")]
            case 6: return ["{% assign x = 1 %}"]
            case 7...9 where depth > 0:
                return ["{% for f in flowers %}"] + lines(&random, depth: depth - 1) + ["{% endfor %}"]
            case _ where depth > 0:
                let first = lines(&random, depth: depth - 1)
                return ["{% if no %}"] + first + ["{% else %}"] + lines(&random, depth: depth - 1) + ["{% endif %}"]
            default: return ["- {{ f }}"]
            }
        }
    }

    @Test func anyTextKeepsItsTagsAndClosesItsLists() throws {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        for _ in 0..<800 {
            let source = "x\n\n" + lines(&random, depth: 3).joined(separator: "\n")
            let html = try RenderedLetter(.markdown, source, Self.scope).html
            #expect(!html.contains("merpatitag"), "seed \(seed): \(source)\n\(html)")
            // Where a branch is written over a quotation or an item, Markdown itself may end it in the middle of the branch.
            guard !source.contains("> "), !source.contains("  ") else { continue }
            for element in ["ul", "ol", "li", "table"] {
                let opened =
                    html.components(separatedBy: "<\(element)>").count + html.components(separatedBy: "<\(element) ").count - 1
                #expect(opened == html.components(separatedBy: "</\(element)>").count, "seed \(seed): \(source)\n\(html)")
            }
        }
    }
}
