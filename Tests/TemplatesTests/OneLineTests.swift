import TestSupport
import Testing

@testable import Templates

@Suite("Subjects in one line")
struct OneLineTests {
    static let written: [(String, String)] = [
        (">\n  folded\n  text", "folded text"), ("|\n  two\n  lines", "two lines"), (">-\n  folded", "folded"),
        (">\n  a\n\n  b\n\n", "a b"),
        ("|+\n  a\n\n", "a"), ("\"a\\tb\\nc\"", "a b c"), ("a\n  b", "a b"), ("'  two  spaces '", "  two  spaces "),
    ]

    @Test(arguments: written, ["subject", "preheader"]) func textsOfSeveralLinesBecomeOne(
        _ written: (String, String), _ key: String
    ) throws {
        let source = try LetterSource(name: "x", format: .html, text: "---\n\(key): \(written.0)\nlanguage: en\n---\nx")
        let letter = try Letter.compile(source)
        #expect(try (key == "subject" ? letter.subject : letter.preheader).text([]) == written.1)
    }

    static let names: [(String, String)] = [
        ("Mei\tLing", "Hi Mei Ling!"), ("Mei\nLing", "Hi Mei Ling!"), ("Mei \r\n\r\n Ling", "Hi Mei Ling!"),
        ("Mei\u{2028}Ling", "Hi Mei Ling!"),
        ("Mei\u{2029}Ling", "Hi Mei Ling!"), ("Mei\u{85}Ling", "Hi Mei Ling!"), ("Mei  Ling", "Hi Mei  Ling!"), ("\n", "Hi !"),
        ("Mei\u{b}", "Hi Mei\u{b}!"),
        ("Mei\u{1}", "Hi Mei\u{1}!"), ("Â\u{e2}", "Hi Â\u{e2}!"), ("…\t…", "Hi … …!"),
    ]

    @Test(arguments: names) func breaksInValuesAreSpaces(_ name: String, _ expected: String) throws {
        let source = "---\nsubject: Hi {{ v }}!\npreheader: Hi {{ v }}!\n---\n<title>{{ subject }}</title>"
        let rendered = try RenderedLetter(.html, source, ["v": .string(name)])
        #expect(rendered.subject == expected)
        #expect(rendered.html.contains("<title>\(expected.replacing("\u{0}", with: ""))</title>"))
        #expect(try rendered.letter.preheader.text(rendered.letter.slots.map { _ in .string(name) }) == expected)
    }

    @Test func breaksAtTheEndsGo() throws {
        #expect(try RenderedLetter(.html, "---\nsubject: \"{{ v }}x{{ v }}\"\n---\n", ["v": "\r\n\t"]).subject == "x")
    }

    @Test func whatStandsBeforeTheSubjectStays() throws {
        let letter = try Letter.compile(LetterSource(name: "x", format: .html, text: "---\nsubject: a{{ v }}b\n---\n"))
        var output = Array("\t\nbefore\t".utf8)
        try letter.subject.render([.string("\t")], into: &output)
        #expect(String(decoding: output, as: UTF8.self) == "\t\nbefore\ta b")
    }

    /// As a slow and plain reading of the rule has it.
    @Test func randomTextsKeepTheirWords() {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededRandom(seed: seed)
        let pieces = [
            "a", "ü", "…", " ", "  ", "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{a0}", "\u{2026}", "🌺", "\u{b}",
        ]
        for _ in 0..<500 {
            let scalars = (0..<Int.random(in: 0..<12, using: &random)).flatMap { _ in
                Array((pieces.randomElement(using: &random) ?? "").unicodeScalars)
            }
            var expected = String.UnicodeScalarView()
            var rest = scalars[...]
            while let first = rest.first {
                let isBlank = { (scalar: Unicode.Scalar) in " \t\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) }
                let blanks = rest.prefix(while: isBlank)
                rest = rest.dropFirst(max(1, blanks.count))
                if blanks.isEmpty {
                    expected.append(first)
                } else if blanks.allSatisfy({ $0 == " " }) {
                    expected.append(contentsOf: blanks)
                } else if !expected.isEmpty, !rest.isEmpty {
                    expected.append(" ")
                }
            }
            var bytes = Array(String(String.UnicodeScalarView(scalars)).utf8)
            OneLine.settle(&bytes, from: 0)
            #expect(bytes == Array(String(expected).utf8), "seed \(seed)")
        }
    }
}
