import TestSupport
import Testing

@testable import Templates

/// Random and mutated style sheets, selectors and attributes: the reader ends, in time, and never takes what is a page.
@Suite("Style sheets of all kinds")
struct StyleFuzzTests {
    static let pieces = [
        "p", ".a", "#b", "*", "a:hover", "::before", ":not(", ")", "[", "]", "[a=b]", "[a^=\"x\" i]", ">", "+", "~", ",", " ",
        "\n",
        "{", "}", "{color:red}", ";", ":", "color", "red", "!important", "! important", "url(", "url(\"", "\"", "'", "\\", "\\\n",
        "\\65 ",
        "\\110000", "/*", "*/", "<!--", "-->", "@media print", "@import 'x';", "@font-face", "@", "@media", "@supports (a:b)",
        "(", "--x",
        "-", "1px", "calc(1px + (2px))", "ż", "🌺", "\u{0}", "\u{c}", "\r\n", "<", "&", "%", "$", "u", "U+26", "|", "a|b", "&&",
    ]
    static let sheets = [
        "p{color:red}.a,.b>c{margin:0 auto!important}@media (max-width:10px){p{color:blue}}a:hover{x:y}/* x */#i[j='k']{l:url(m)}",
        "@font-face{font-family:\"A B\";src:url( a;b ) format('x')}body,td{font:12px/1.5 Arial,'A \\'B',serif;background:url(\"a)b\")}",
    ]

    private func text(_ random: inout SeededRandom) -> String {
        if Bool.random(using: &random) {
            return (0..<Int.random(in: 1...40, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
                .joined()
        }
        var bytes = Array((Self.sheets.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            default: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func anySheetIsRead() throws {
        let seed = SeededRandom.seed()
        print("style sheets: seed \(seed)")
        var random = SeededRandom(seed: seed)
        let position = SourcePosition(file: "l.html", line: 1, column: 1)
        var (rules, pages) = (0, 0)
        for _ in 0..<4000 {
            let css = text(&random)
            rules += StyleSheetReader.sheet(Array(css.utf8), at: position).rules.count
            _ = DeclarationReader.attribute(css, StyleLimits())
            // What is inlined leaves the page as it was: one attribute more, and nothing else.
            if ["</", "{{", "{%"].contains(where: css.contains) { continue }
            pages += 1
            let output = try Template.compile("<style>\(css)</style><p class=a id=b>x</p>", isHTML: true).render(TemplateObject())
            let page = String(output.dropFirst("<style>\(css)</style>".count))
            let isWhole = page.wholeMatch(of: /<p class="a" id="b"( style="[^"<>]*")?>x<\/p>/) != nil
            if !isWhole { Issue.record("\(css.debugDescription) makes \(page), seed \(seed)") }
        }
        print("style sheets: \(rules) rules, \(pages) pages")
        #expect(rules > 1000)
    }

    /// Sheets made to take long.
    @Test func sheetsEndInTime() {
        let size = 1 << 17
        for part in [
            "(", "[", "{", "a{", "'", "\"", "/*", "\\", "url(", "url( ", "@media{", "a ", "a>", ":not(", "*+", "!", "a,", "}",
            "-", "\n",
        ] {
            let css = String(repeating: part, count: size / part.utf8.count)
            let started = ContinuousClock.now
            _ = StyleSheetReader.sheet(Array(css.utf8), at: SourcePosition(file: "l", line: 1, column: 1))
            _ = DeclarationReader.attribute(css, StyleLimits())
            #expect(ContinuousClock.now - started < .seconds(20), "\(part)")
        }
    }

    /// Pages made to take long: the comparisons of a letter are counted.
    @Test func comparisonsAreLimited() throws {
        let css = (0..<200).map { "* * * * * * * * .c\($0) * b.a{color:red}" }.joined()
        let page = String(repeating: "<div>", count: 100) + String(repeating: "<b class=a>", count: 50)
        let notes = CompilerNotes()
        var styles = StyleInliner(notes, StyleLimits(comparisons: 50_000))
        styles.beginSheet(StartTag(name: "style", position: SourcePosition(file: "l", line: 1, column: 1)))
        styles.append(Array(css.utf8)[...])
        styles.endSheet()
        var stack = ElementStack()
        for _ in 0..<100 { stack.open(OpenElement("div")) }
        var element = OpenElement("b")
        element.classes = ["a"]
        stack.open(element)
        let cascades = (0..<50).map { _ in styles.cascade(stack) }
        #expect(cascades.allSatisfy { $0 == nil })
        #expect(notes.findings.filter { $0.message.contains("take too long") }.count == 1)
        let started = ContinuousClock.now
        _ = try Template.compile("<style>\(css)</style>\(page)", isHTML: true)
        #expect(ContinuousClock.now - started < .seconds(60))
    }

    /// A letter grows by its styles, but not without end.
    @Test func inlinedBytesAreLimited() throws {
        let css = (0..<300).map { "a\($0):b" }.joined(separator: ";")
        let source = "<style>p{\(css)}</style>" + String(repeating: "<p>", count: 50_000)
        let output = try html(source)
        #expect(output.utf8.count < source.utf8.count + 3 << 20)
        let notes = TemplateCheck().check(try LetterSource(name: "l", format: .html, text: source))
        #expect(notes.contains { $0.message.contains("take too long") || $0.message.contains("bytes of styles") })
        let long = "<style>p{content:'\(String(repeating: "x", count: 100_000))'}</style>" + String(repeating: "<p>", count: 100)
        let found = TemplateCheck().check(try LetterSource(name: "l", format: .html, text: long))
        #expect(found.count { $0.message.contains("bytes of styles") } == 1)
        #expect(try html(long).utf8.count < 3 << 20)
    }

    @Test func nestingIsLimited() throws {
        #expect(throws: Never.self) { try html(String(repeating: "<div>", count: 1000)) }
        let error = failure { _ = try html("\n" + String(repeating: "<div>", count: 1100)) }
        #expect(error?.kind == .limit)
        #expect(error?.line == 2)
    }

    /// Pages made to take long in one of their parts.
    @Test func pagesEndInTime() throws {
        let size = 1 << 20
        func many(_ part: String) -> String { String(repeating: part, count: size / part.utf8.count) }
        for page in [
            "<" + many("a") + ">", "<p " + many("a") + ">", "<p " + many("a ") + ">", "<p class='" + many("a ") + "'>",
            many("<b></b>"), "<p title='" + many("a") + "'>", "<p class='" + many("aaaaaaaa {{ v }} ") + "'>",
        ] {
            let started = ContinuousClock.now
            _ = try? Template.compile("<style>b+b,p.x[title^=b]{color:red}</style>" + page, isHTML: true)
            #expect(ContinuousClock.now - started < .seconds(30), "\(page.prefix(30))")
        }
    }

    @Test func longValuesAreChargedByTheirLength() throws {
        var element = OpenElement("p")
        element.attributes["title"] = String(repeating: "a", count: 16_000)
        element.classes = (0..<16_000).map { "c\($0)" }
        var stack = ElementStack()
        stack.open(element)
        for selector in ["[title*=b]", ".b"] {
            let found = try #require(SelectorReader.selectors(CSSCursor(Array(selector.utf8)), StyleLimits())?.first)
            var matcher = SelectorMatcher(stack, budget: 10_000)
            #expect(matcher.match(found) == .no)
            #expect(matcher.budget <= 9_000)
        }
    }

    @Test func limitsAreSaid() throws {
        let position = SourcePosition(file: "l.html", line: 1, column: 1)
        let many = Array(String(repeating: "a{b:c}", count: 30).utf8)
        #expect(StyleSheetReader.sheet(many, at: position, StyleLimits(sheetBytes: 100)).overLimit == "more than 100 bytes")
        let rules = StyleSheetReader.sheet(many, at: position, StyleLimits(rules: 7))
        #expect(rules.overLimit == "more than 7 rules")
        #expect(rules.rules.count == 7)
        #expect(StyleSheetReader.sheet(many, at: position, StyleLimits(selectors: 7)).overLimit == "more than 7 selectors")
        let long = Array("a.b.c.d.e{f:g}h{i:j}".utf8)
        #expect(StyleSheetReader.sheet(long, at: position, StyleLimits(selectorParts: 3)).longLines == [0])
        #expect(StyleSheetReader.sheet(long, at: position).longLines == [])
        let wide = Array("a{\(String(repeating: "b:c;", count: 9))}d{e:f}".utf8)
        let declarations = StyleSheetReader.sheet(wide, at: position, StyleLimits(declarations: 8))
        #expect(declarations.overLimit == "a rule of more than 8 declarations")
        #expect(declarations.rules.isEmpty)
    }
}
