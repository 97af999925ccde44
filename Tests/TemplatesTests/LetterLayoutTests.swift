import Foundation
import Templates
import Testing

@Suite("Layouts and partials")
struct LetterLayoutTests {
    private let options = LetterOptions(tracksLinks: false, tracksOpens: false)

    private func page(_ files: [String: String], language: String? = nil) async throws -> (html: String, text: String) {
        try await withTemplates(files) { folder in
            let letter = try Letter.compile(LetterLoader(folder: folder).load("letter", language: language), options)
            return (try letter.page(["v": "<"]), try letter.textPart(["v": "<"]))
        }
    }

    private func error(_ files: [String: String]) async throws -> TemplateError? {
        try await withTemplates(files) { folder in
            failure { _ = try Letter.compile(LetterLoader(folder: folder).load("letter"), options) }
        }
    }

    @Test func aLayoutStandsInAnother() async throws {
        let page = try await page([
            "letter.html": "---\nlayout: shop\nsubject: S & {{ v }}\n---\n{% assign a = 1 %}<p>{{ v }}{{ content }}</p>",
            "layouts/shop.html": "---\nlayout: outer\n---\n<div>{{ subject }}{{ content }}{{ a }}</div>",
            "layouts/outer.html": "---\nlayout: frame\n---\n<td>{{ content }}</td>",
            "layouts/frame.html": "<html><body>{{ content }}</body></html>",
        ])
        // Each has variables of its own; the letter has no content.
        #expect(page.html == "<html><body><td><div>S &amp; &lt;<p>&lt;</p></div></td></body></html>")
        #expect(page.text.contains("S & <"))
    }

    @Test func layoutsAndPartialsFollowTheLanguage() async throws {
        let files = [
            "letter.md": "---\nlayout: shop\n---\nHello", "letter.id.md": "---\nlayout: shop\n---\nHalo",
            "letter.pt-BR.md": "---\nlayout: shop\n---\nOlá", "layouts/shop.html": "E {{ content }}{% render 'foot' %}",
            "layouts/shop.id.html": "I {{ content }}{% render 'foot' %}", "partials/foot.html": "bye",
            "partials/foot.pt.html": "tchau", "partials/foot.id.md": "*daa*",
        ]
        let (plain, indonesian, brazilian) =
            (try await page(files), try await page(files, language: "id_ID"), try await page(files, language: "PT-br"))
        #expect(plain.html == "E <p>Hello</p>\nbye")
        #expect(indonesian.html == "I <p>Halo</p>\n<p><em>daa</em></p>\n")
        #expect(brazilian.html == "E <p>Olá</p>\ntchau")
    }

    @Test func theLanguageOfThePlainLetterCountsToo() async throws {
        let page = try await page([
            "letter.html": "---\nlayout: shop\nlanguage: id\n---\n", "layouts/shop.html": "E{{ content }}",
            "layouts/shop.id.html": "I{{ content }}",
        ])
        #expect(page.html == "I")
    }

    @Test func textHasLayoutsAndPartialsOfItsOwn() async throws {
        let files = [
            "letter.html": "---\nlayout: shop\n---\n<p>{% render 'foot' %}</p>", "letter.txt": "x {% render 'foot' %}",
            "layouts/shop.html": "<b>{{ content }}</b>", "layouts/shop.txt": "[{{ content }}]",
            "partials/foot.html": "<i>h</i>", "partials/foot.txt": "t",
        ]
        let both = try await page(files)
        #expect(both.html == "<b><p><i>h</i></p></b>" && both.text == "[x t]")
        let text = try await page(["letter.txt": "---\nlayout: shop\n---\ny", "layouts/shop.txt": "[{{ content }}]"])
        #expect(text.html == "[y]")
    }

    static let errors: [([String: String], String, String)] = [
        (["letter.html": "---\nlayout: shpo\n---\n", "layouts/shop.html": ""], "no layout `shpo`", "letter.html:2:9"),
        (["letter.txt": "---\nlayout: shop\n---\n", "layouts/shop.html": "{{ content }}"], "no layout `shop`", "letter.txt:2:9"),
        (
            ["letter.html": "---\nlayout: shop\n---\n", "layouts/shop.html": "x"], "no place for the letter",
            "layouts/shop.html:1:1"
        ),
        (
            ["letter.html": "---\nlayout: shop\n---\n", "layouts/shop.html": "{{ content | upcase }}"], "takes no filters",
            "layouts/shop.html:1:4"
        ),
        (
            [
                "letter.html": "---\nlayout: a\n---\n", "layouts/a.html": "---\nlayout: b\n---\n",
                "layouts/b.html": "---\nlayout: a\n---\n",
            ],
            "contain each other: a, b, a", "layouts/b.html:2:9"
        ),
        (
            ["letter.html": "---\nlayout: a\n---\n", "layouts/a.html": "---\nlayout: bb\n---\n", "layouts/b.html": ""],
            "no layout `bb`", "layouts/a.html:2:9"
        ),
        (
            ["letter.html": "---\nlayout: a\n---\n", "layouts/a.html": "---\nsubject: x\n---\n{{ content }}"],
            "the key \"subject\" is not known", "layouts/a.html:2:1"
        ),
        (
            ["letter.html": "---\nlayout: a\n---\n", "layouts/a.html": "{{ content }}", "layouts/a.liquid": "{{ content }}"],
            "there twice: layouts/a.html and layouts/a.liquid", "letter.html:2:9"
        ),
        (
            ["letter.html": "---\nlayout: a\n---\n", "layouts/a.id.html": "{{ content }}"], "only there in: id", "letter.html:2:9"
        ),
        (["letter.html": "x", "letter.txt": "---\nsubject: x\n---\n"], "no front matter of its own", "letter.txt:2:10"),
        (["letter.txt": "{% render 'foot' %}", "partials/foot.html": "<p>"], "no partial `foot`", "letter.txt:1:1"),
        (
            ["letter.html": "\n{% render 'foot' %}", "partials/foot.md": "\n\n*x* {{ v | upp }}"], "no filter `upp`",
            "partials/foot.md:3:12"
        ),
    ]

    @Test(arguments: errors)
    func errorsHaveAPlace(_ files: [String: String], _ message: String, _ place: String) async throws {
        let error = try await error(files)
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect(error?.position?.description == place)
    }

    @Test func layoutsAreNestedTenDeep() async throws {
        func files(_ depth: Int) -> [String: String] {
            var files = ["letter.html": "---\nlayout: l1\n---\nx", "layouts/l\(depth).html": "{{ content }}"]
            for number in 1..<depth { files["layouts/l\(number).html"] = "---\nlayout: l\(number + 1)\n---\n{{ content }}" }
            return files
        }
        let (page, error) = (try await page(files(10)), try await error(files(11)))
        #expect(page.html == "x" && error?.kind == .limit)
    }

    @Test func filesOutsideAreNotRead() async throws {
        let files = ["letter.html": "---\nlayout: a\n---\n{% render 'b' %}", "layouts/x": "", "partials/x": ""]
        try await withTemplates(files) { folder in
            try write(Array("secret {{ content }}".utf8), to: "../outside.html", in: folder.appendingPathComponent("x"))
            let outside = folder.deletingLastPathComponent().appendingPathComponent("outside.html")
            try Data("secret {{ content }}".utf8).write(to: outside)
            defer { try? FileManager.default.removeItem(at: outside) }
            let layout = folder.appendingPathComponent("layouts/a.html")
            try FileManager.default.createSymbolicLink(at: layout, withDestinationURL: outside)
            let first = failure { _ = try LetterLoader(folder: folder).load("letter") }
            #expect(first?.message == "this file leads outside of the folder")
            try FileManager.default.removeItem(at: layout)
            try Data("{{ content }}".utf8).write(to: layout)
            try FileManager.default.createSymbolicLink(
                at: folder.appendingPathComponent("partials/b.html"), withDestinationURL: outside)
            let second = failure { _ = try Letter.compile(LetterLoader(folder: folder).load("letter")) }
            #expect(second?.message == "this file leads outside of the folder" && second?.file == "partials/b.html")
        }
    }
}
