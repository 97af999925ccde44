import Templates
import TestSupport
import Testing

/// Random and mutated templates: compiling works or fails with an error that has a place, and rendering ends.
@Suite("Fuzz")
struct TemplateFuzzTests {
    static let pieces = [
        "{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "if ", "endif", "elsif ", "else", "unless ", "endunless", "for x in ",
        "endfor", "case ", "when ", "endcase", "assign a = ",
        "capture a", "endcapture", "raw", "endraw", "comment", "endcomment", "render 'p'", "include 'q'", "cycle ", "increment a",
        "liquid\n", "echo ", "break", "continue", "#", "doc", "enddoc",
        "contact.name", "a", "x", "b[0]", "forloop.index", "(1..3)", "(1..n)", "'text'", "\"t\"", "12", "-1.5", "true", "nil",
        "blank", " | ", ": ", ", ", "default", "upcase", "append", "split", "date",
        "truncate", "divided_by", "where", " == ", " > ", " contains ", " and ", " or ", "limit: 2", "offset: continue",
        "reversed", ".", "..", "[", "]", "(", ")", "=",
        "<p>", "</p>", "<a href=\"", "https://a.example/", "javascript:", "\">", "<img src=", "<style>", "</style>", "<script>",
        "</script>", "<!--", "-->", "<title>", " style='", "'", " onclick=", ">",
        "?q=", "#", "text ", "\n", "\n\n", "# ", "- ", "    ", "[l](", ")", "```\n", "| a |\n|---|\n", "żółw", "🌺", "\u{0}",
        "\r\n", "&amp;", "&#x;", "{", "}", "%",
    ]

    static let seeds = [
        "<p>Hi {{ contact.name | default: 'you' | upcase }},</p>{% for x in b limit: 2 %}<a href=\"https://a.example/?x={{ x | url_encode }}\">{{ forloop.index }}</a>{% else %}none{% endfor %}",
        "{% case a %}{% when 1, 'x' %}a{% else %}b{% endcase %}{% capture c %}{{ a | date: '%d %B' }}{% endcapture %}{{ c }}{% render 'p', a: b %}",
        "# Hello {{ contact.name }}\n\n{% if a %}\n* one [l]({{ u }})\n{% endif %}\n\n| {{ a }} | b |\n|---|---|\n| c | d |\n\n<style>p{color:{{ a }}}</style>",
        "---\nsubject: \"Hi {{ a }}\"\npreheader: x\n---\n<body style=\"color:{{ a }}\">{% unless a %}<img src=\"{{ u }}\" alt=x>{% endunless %}</body>",
    ]

    static let scope: TemplateObject = [
        "contact": ["name": "<b>\"'&"], "a": 5, "b": [1, "two", nil, ["k": "v"]], "u": "javascript:alert(1)", "n": .integer(.max),
        "x": .number(.infinity),
    ]

    private func random(_ random: inout SeededRandom) -> String {
        (0..<Int.random(in: 1...30, using: &random)).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private func mutated(_ random: inout SeededRandom) -> String {
        var bytes = Array((Self.seeds.randomElement(using: &random) ?? "").utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: (Self.pieces.randomElement(using: &random) ?? "").utf8, at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...20, using: &random)))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func check(_ text: String, _ format: LetterSource.Format) -> Bool {
        var limits = TemplateLimits()
        limits.loopIterations = 1000
        limits.outputBytes = 1 << 16
        limits.work = 1 << 20
        do {
            let source = try LetterSource(
                name: "l", format: format, text: text,
                partials: PartialSource(["p": "<b>{{ a }}</b>", "q": "{{ x }}{% assign a = x %}"]))
            let letter = try Letter.compile(source, LetterOptions(limits: limits))
            let values = letter.slots.map { $0.value(in: Self.scope) }
            func run(_ program: Program?) throws(TemplateError) -> String {
                var output: [UInt8] = []
                try program?.render(values, link: { $1 += Array("https://t.example/\($0)".utf8) }, into: &output)
                return String(decoding: output, as: UTF8.self)
            }
            _ = try run(letter.subject)
            _ = try run(letter.text)
            let page = try run(letter.html)
            if page.contains("<b>\"'&") || page.contains("<img src=\"javascript:a") || page.contains("<a href=\"javascript:a") {
                Issue.record("unescaped in \(text.debugDescription)")
            }
            return true
        } catch {
            if error.position == nil, error.kind != .limit { Issue.record("no place: \(error) in \(text.debugDescription)") }
        }
        return false
    }

    @Test func randomTemplates() {
        let seed = SeededRandom.seed()
        var generator = SeededRandom(seed: seed)
        var good = 0
        for _ in 0..<4000 {
            let format: LetterSource.Format = [.html, .markdown, .text].randomElement(using: &generator) ?? .html
            if check(random(&generator), format) { good += 1 }
        }
        print("random templates: \(good) of 4000 compile (seed \(seed))")
    }

    @Test func mutatedTemplates() {
        let seed = SeededRandom.seed()
        var generator = SeededRandom(seed: seed)
        var good = 0
        for _ in 0..<4000 {
            let format: LetterSource.Format = [.html, .markdown, .text].randomElement(using: &generator) ?? .html
            if check(mutated(&generator), format) { good += 1 }
        }
        print("mutated templates: \(good) of 4000 compile (seed \(seed))")
        #expect(good > 100)
    }

    /// Templates that follow the grammar: every tag and filter with every kind of value, in HTML and in text.
    @Test func composedTemplates() {
        let seed = SeededRandom.seed()
        var random = SeededRandom(seed: seed)
        var (good, rendered) = (0, 0)
        for _ in 0..<3000 {
            var grammar = FuzzGrammar(SeededRandom(seed: UInt64.random(in: 0 ... .max, using: &random)))
            var text = grammar.template()
            if Int.random(in: 0..<4, using: &random) == 0 { text = Self.withoutSome(text, &random) }
            let result = outcome(text, isHTML: Bool.random(using: &random))
            if result != .refused { good += 1 }
            if result == .rendered { rendered += 1 }
        }
        print("composed templates: \(good) of 3000 compile, \(rendered) of these render (seed \(seed))")
        #expect(good > 1000)
        #expect(rendered > 300)
    }

    private enum Outcome {
        case refused, failed, rendered
    }

    private func outcome(_ text: String, isHTML: Bool) -> Outcome {
        var limits = TemplateLimits()
        limits.loopIterations = 1000
        limits.outputBytes = 1 << 16
        limits.work = 1 << 18
        let partials = PartialSource([
            "p": "{{ p }}{{ x }}{% break %}", "q": "{% assign y = q %}{% ifchanged %}{{ y }}{% endifchanged %}",
            "r": "{% include s %}",
        ])
        let scope: TemplateObject = [
            "a": 5, "b": "<b>żółw \r\n & 'x'</b>", "c": .instant(1_790_000_000_000_000), "n": -2, "s": "k", "big": .integer(.max),
            "obj": ["k": 1, "a": ["k": nil]], "list": [3, "two", nil, [1, [2]], 2.5, ["k": "v"], .date(day: 9), true],
            "rows": [["k": 1], ["k": "x"], ["j": 2]], "p": "q",
        ]
        var hasCompiled = false
        do {
            let options = LetterOptions(tracksLinks: false, tracksOpens: false, limits: limits)
            let template = try Template.compile(text, isHTML: isHTML, partials: partials, options: options)
            hasCompiled = true
            let output = try template.render(scope)
            if isHTML, output.contains("<b>żółw") { Issue.record("unescaped in \(text.debugDescription)") }
            return .rendered
        } catch {
            if error.position == nil { Issue.record("no place: \(error) in \(text.debugDescription)") }
            return hasCompiled ? .failed : .refused
        }
    }

    /// The text with a few pieces cut out.
    private static func withoutSome(_ text: String, _ random: inout SeededRandom) -> String {
        var characters = Array(text)
        for _ in 0..<3 where !characters.isEmpty {
            let place = Int.random(in: 0..<characters.count, using: &random)
            characters.removeSubrange(place..<min(characters.count, place + Int.random(in: 1...4, using: &random)))
        }
        return String(characters)
    }
}
