import Foundation
import Templates
import TestSupport
import Testing

@Suite("Letters")
struct LetterTests {
    static let files: [String: String] = [
        "welcome.md":
            "---\nsubject: \"Hi {{ contact.first_name | default: 'you' }}\"\npreheader: Roses & more\nfrom: Shop <a@b.example>\nreply_to: c@d.example\nlayout: main\n---\nHello **you**\n",
        "welcome.id.md": "---\nsubject: Halo\nlanguage: id\n---\nHalo\n", "welcome.id.txt": "Halo, teks.\n",
        "promo.html": "<p>x</p>", "promo.md": "x", "note.txt": "plain {{ contact.city }}", "only.pl.md": "x",
        "broken.md": "---\nlayout: mian\n---\n",
        "layouts/main.html":
            "<html><head><title>{{ subject }}</title></head><body class=\"m\">{{ content }}{% render 'footer' %}</body></html>",
        "partials/footer.html": "<a href=\"{{ unsubscribe_url }}\">Bye</a>", "ignored.pdf": "", ".hidden.md": "",
    ]

    private func withLetters<T>(_ body: (LetterLoader, URL) throws -> T) async throws -> T {
        try await withTemplates(Self.files) { try body(LetterLoader(folder: $0), $0) }
    }

    @Test func loadsFilesWithLayoutPartialsAndVariants() async throws {
        try await withLetters { loader, _ in
            #expect(try loader.names() == ["broken", "note", "only", "promo", "welcome"])
            #expect(try loader.variants(of: "welcome") == ["id"])
            let source = try loader.load("welcome")
            #expect(source.frontMatter.from == "Shop <a@b.example>")
            #expect(source.frontMatter.replyTo == "c@d.example")
            let letter = try Letter.compile(source, LetterOptions(tracksOpens: false))
            let scope: TemplateObject = ["contact": ["first_name": "<Ani>"], "unsubscribe_url": "https://u.example"]
            let values = letter.slots.map { $0.value(in: scope) }
            #expect(try letter.subject.text(values) == "Hi <Ani>")
            #expect(try letter.preheader.text(values) == "Roses & more")
            let html = try #require(letter.html).text(values)
            #expect(
                html
                    == "<html><head><title>Hi &lt;Ani&gt;</title></head><body class=\"m\"><div style=\"display:none;max-height:0;overflow:hidden\">Roses &amp; more</div><p>Hello <strong>you</strong></p>\n<a href=\"https://u.example\">Bye</a></body></html>"
            )
            #expect(try letter.text.text(values) == "Hello you\n\nBye <https://u.example>\n")
        }
    }

    @Test func choosesTheLanguage() async throws {
        try await withLetters { loader, _ in
            for language in ["id", "ID", "id-ID"] {
                let source = try loader.load("welcome", language: language)
                #expect(source.language == "id")
                let letter = try Letter.compile(source)
                #expect(try letter.text.text([]) == "Halo, teks.\n")
            }
            let other = try loader.load("welcome", language: "pl")
            #expect(other.language == nil)
            let note = try loader.load("note")
            #expect(note.format == .text)
        }
    }

    @Test(arguments: [
        ("promo", "there twice: promo.html and promo.md"), ("only", "only there in: pl"), ("welcom", "no letter `welcom`"),
        ("broken", "no layout `mian`"),
        ("../secret", "no letter"), ("layouts/main", "no letter"), ("", "no letter"),
    ])
    func refuses(_ name: String, _ message: String) async throws {
        try await withLetters { loader, _ in
            let error = failure { _ = try loader.load(name) }
            #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        }
    }

    @Test func refusesFilesOutsideAndWhatIsNotText() async throws {
        try await withLetters { loader, folder in
            let link = folder.appendingPathComponent("link.md")
            try FileManager.default.createSymbolicLink(at: link, withDestinationURL: URL(fileURLWithPath: "/etc/hostname"))
            #expect(failure { _ = try loader.load("link") }?.message == "this file leads outside of the folder")
            try Data([0xff, 0xfe, 0x00]).write(to: folder.appendingPathComponent("binary.md"))
            #expect(failure { _ = try loader.load("binary") }?.message == "this file is not UTF-8")
            var limits = TemplateLimits()
            limits.sourceBytes = 5
            #expect(failure { _ = try LetterLoader(folder: folder, limits: limits).load("note") }?.kind == .limit)
            #expect(failure { _ = try LetterLoader(folder: folder.appendingPathComponent("no")).names() }?.kind == .file)
        }
    }

    static let frontMatterErrors: [(String, String, Int, Int)] = [
        ("---\nsubjct: x\n---\n", "the key \"subjct\" is not known; did you mean \"subject\"?", 2, 1),
        ("---\nsubject: x\n", "never closed", 1, 1),
        ("---\n- a\n---\n", "the front matter must be a mapping", 2, 1),
        ("---\nsubject: a: b\n---\n", "not valid YAML", 2, 11),
        ("---\nfrom: x\nsubject: [a]\n---\n", "\"subject\": one value is expected", 3, 10),
        ("---\nsubject: {{ x }}\n---\n", "one value is expected", 2, 10),
        ("---\nsubject: a\nsubject: b\n---\n", "more than once", 2, 1),
        ("---\nsubject: Hi {{ x | upp }}\n---\n", "no filter `upp`", 2, 20),
        ("---\nsubject: \"Hi {{ x | upp }}\"\n---\n", "no filter `upp`", 2, 21),
        ("---\nsubject: x\n---\n<p>\n{{ y | upp }}", "no filter `upp`", 5, 8),
    ]

    @Test(arguments: frontMatterErrors)
    func frontMatterErrorsHaveAPlace(_ source: String, _ message: String, _ line: Int, _ column: Int) throws {
        let error = failure { _ = try RenderedLetter(.html, source) }
        #expect(error?.message.contains(message) == true, "\(String(describing: error))")
        #expect([error?.line, error?.column] == [line, column], "\(String(describing: error))")
    }

    @Test func errorsInLayoutsAndPartialsNameTheirFile() throws {
        let inLayout = failure { _ = try RenderedLetter(.html, "x", layout: "a\n {{ content }} {{ x | upp }}") }
        #expect(inLayout?.position == SourcePosition(file: "layouts/layout.html", line: 2, column: 23))
        let inPartial = failure { _ = try RenderedLetter(.html, "{% render 'p' %}", partials: ["p": "\n\n<p {{ x }}>"]) }
        #expect(inPartial?.position == SourcePosition(file: "partials/p", line: 3, column: 4))
        let without = failure { _ = try RenderedLetter(.html, "x", layout: "<p></p>") }
        #expect(without?.message == "this layout has no place for the letter")
    }

    @Test func aFragmentHasItsPreheaderFirst() throws {
        let rendered = try RenderedLetter(.html, "---\npreheader: Hi {{ v }}\n---\n<p>x</p>", ["v": "&"])
        #expect(rendered.html == "<div style=\"display:none;max-height:0;overflow:hidden\">Hi &amp;</div><p>x</p>")
        #expect(rendered.text == "x\n")
        let placed = try RenderedLetter(.html, "---\npreheader: Hi\n---\n<b>{{ preheader }}</b>")
        #expect(placed.html == "<b>Hi</b>")
    }

    @Test func readsFilesOfWindows() throws {
        let rendered = try RenderedLetter(.html, "\u{feff}---\r\nsubject: Hi\r\n---\r\n<p>x</p>\r\n")
        #expect(rendered.subject == "Hi")
        #expect(rendered.html == "<p>x</p>\r\n")
    }

    @Test func tooFewValuesAreRefused() throws {
        let letter = try Letter.compile(try LetterSource(name: "l", format: .html, text: "{{ a }}{{ b }}"))
        #expect(failure { _ = try letter.html?.text(["x"]) }?.kind == .value)
    }

    @Test func slotsWithoutDefaultAreThoseThatLeaveAGap() throws {
        let source = """
            ---
            subject: "{{ contact.a }}"
            ---
            {{ contact.b | default: 'x' }}{% if contact.c %}{{ contact.c }}{% endif %}{% if contact.d != 'x' %}{{ contact.d }}{% endif %}{% if contact.l contains 'x' and contact.m > 3 %}{{ contact.l }}{{ contact.m }}{% endif %}
            {% unless contact.e == blank %}{{ contact.e | upcase }}{% endunless %}{% if contact.f != '' and contact.g %}{{ contact.f }}{{ contact.g }}{% endif %}
            {% if contact.h or contact.i %}{{ contact.h }}{% endif %}{{ 'x' | append: contact.j }}{{ contact.k | upcase | default: 'x' }}
            """
        let letter = try Letter.compile(try LetterSource(name: "l", format: .html, text: source))
        #expect(
            letter.slotsWithoutDefault.map(\.description) == ["contact.a", "contact.d", "contact.f", "contact.h", "contact.j"])
    }
}
