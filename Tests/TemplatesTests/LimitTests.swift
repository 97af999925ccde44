import Templates
import Testing

@Suite("Limits")
struct LimitTests {
    private static func options(_ change: (inout TemplateLimits) -> Void) -> LetterOptions {
        var limits = TemplateLimits()
        change(&limits)
        return LetterOptions(tracksLinks: false, tracksOpens: false, limits: limits)
    }

    private func limitError(
        _ template: String, partials: [String: String] = [:], _ change: (inout TemplateLimits) -> Void = { _ in }
    ) -> TemplateError? {
        let error = failure {
            let compiled = try Template.compile(template, partials: PartialSource(partials), options: Self.options(change))
            _ = try compiled.render(TemplateObject())
        }
        return error?.kind == .limit ? error : nil
    }

    @Test func sizesOfSources() {
        #expect(limitError("123456") { $0.sourceBytes = 5 } != nil)
        #expect(limitError("{{ 'abc' }}") { $0.tagBytes = 4 } != nil)
        #expect(limitError("{% if a %}{% if b %}{% if c %}{% endif %}{% endif %}{% endif %}") { $0.nesting = 3 } != nil)
        #expect(limitError(String(repeating: "{% if a %}", count: 5000)) != nil)
        #expect(limitError("{{ " + String(repeating: "a[", count: 500) + " }}") != nil)
        #expect(limitError("{{ x" + String(repeating: " | upcase", count: 200) + " }}") != nil)
        #expect(limitError("{% " + String(repeating: "liquid ", count: 500) + " %}") != nil)
    }

    @Test func partialsWithinPartials() {
        var chain: [String: String] = [:]
        for number in 0..<30 { chain["p\(number)"] = "{% render 'p\(number + 1)' %}" }
        chain["p30"] = ""
        #expect(limitError("{% render 'p0' %}", partials: chain)?.message == "partials may be nested 20 deep")
        var tree: [String: String] = ["p15": "text"]
        for number in 0..<15 { tree["p\(number)"] = String(repeating: "{% render 'p\(number + 1)' %}", count: 10) }
        #expect(limitError("{% render 'p0' %}", partials: tree) { $0.instructions = 1000 }?.message.contains("too large") == true)
    }

    @Test(arguments: [
        "{% for i in (1..999999999) %}{% endfor %}",
        "{% for i in (1..400) %}{% for j in (1..400) %}{{ j }}{% endfor %}{% endfor %}",
        "{% for i in (-9223372036854775808..9223372036854775807) %}x{% endfor %}",
        "{% assign s = 'abcdefgh' %}{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}",
        "{% assign s = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' %}{% for i in (1..9) %}{% assign s = s | replace: 'a', s %}{% endfor %}",
        "{% assign s = (1..1000) | reverse %}{% for i in (1..99) %}{% assign s = s | concat: s %}{% endfor %}",
        "{% assign s = (1..9999) | join: 'xxxxxxxxxxxx' %}{% for i in (1..99999) %}{% assign t = s | sort %}{% assign u = s | upcase %}{% endfor %}",
        "{% assign s = (1..100000) | join: ' ' %}{% for i in (1..99) %}{{ s }}{% endfor %}",
        "{% for i in (1..99) %}{% capture c %}{{ c }}{{ c }}xxxx{% endcapture %}{% endfor %}",
        // Nothing is written and nothing counted but turns, steps and bytes looked at.
        "{% for i in (1..150) %}{% for j in (1..150) %}{% endfor %}{% endfor %}",
        "{% tablerow i in (1..100000) %}{% endtablerow %}",
        "{% capture c %}{% tablerow i in (1..15000) cols: 1 %}{{ i }}{% endtablerow %}{% endcapture %}",
        "{% assign a = (1..9000) | reverse %}{% for i in (1..9999) %}{% for j in a limit: 0 %}{% endfor %}{% endfor %}",
        "{% for i in (1..9999) %}{% for j in (1..99999) limit: 0 %}{% endfor %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% for i in (1..9999) %}{% if s contains '99989999x' %}{% endif %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% assign t = s | append: 1 | remove_last: 1 %}{% for i in (1..9999) %}{% if s == t %}{% endif %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% for i in (1..9999) %}{% if s.size == 5 %}{% endif %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% for i in (1..9999) %}{% cycle s: 'a', 'b' %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% for i in (1..9999) %}{% ifchanged %}{{ s }}{% endifchanged %}{% endfor %}",
        "{% assign s = (1..9999) | join %}{% for i in (1..9999) %}{% case s %}{% when 'a', 'b' %}{% endcase %}{% endfor %}",
        "{% for i in (1..9999) %}{% assign x = 0.1 | times: 3.7 | divided_by: 7.3 | round: 2 %}{% endfor %}",
        "{% for i in (1..9999) %}{% assign x = 'now' | date: '%c %c %c' %}{% endfor %}",
        "{% assign f = '%c' %}{% for i in (1..12) %}{% assign f = f | append: f %}{% endfor %}{{ 0 | date: f }}",
        "{% assign a = 'ab' | split: '' %}{% for i in (1..40) %}{% assign a = a | concat: a %}{% endfor %}",
        "{% assign a = (1..9999) | reverse %}{% for i in (1..999) %}{% assign b = a | sort_natural %}{% endfor %}",
        "{% assign a = (1..9999) | reverse %}{% for i in (1..999) %}{% assign b = a | append: 'x' %}{% endfor %}",
        "{% assign s = (1..99999) | join %}{% assign a = s | split: '' %}",
        "{% for i in (1..9999) %}{% render 'part' for (1..9) %}{% endfor %}",
    ])
    func runawaysEnd(_ template: String) throws {
        let error = try #require(
            limitError(template, partials: ["part": "{% assign s = 'x' | upcase | downcase %}"]) {
                $0.loopIterations = 20_000
                $0.outputBytes = 1 << 19
                $0.work = 1 << 22
            })
        #expect(error.position != nil)
        #expect(["more than", "too long", "too many", "may have"].contains { error.message.contains($0) }, "\(error)")
    }

    @Test func resultsOfFiltersAreWork() {
        let template =
            "{% assign t = 'a' %}{% for i in (1..11) %}{% assign t = t | append: t %}{% endfor %}{% for i in (1..9) %}{% assign y = t | replace: 'a', t %}{% endfor %}"
        #expect(limitError(template)?.message == "this template takes too long")
    }

    @Test func countingCharactersIsMoreWorkThanReading() {
        let template = "{% assign t = (1..9999) | join %}{% for i in (1..100) %}{% assign n = t | size %}{% endfor %}"
        #expect(limitError(template) { $0.work = 10 << 20 }?.message == "this template takes too long")
    }

    @Test func lookingForNamesIsWork() {
        let variables = (0..<500).map { "{% assign v\($0) = 1 %}" }.joined()
        let template = "{% assign n = 'none' %}" + variables + "{% for i in (1..9999) %}{{ [n] }}{% endfor %}"
        #expect(limitError(template) { $0.work = 1 << 22 }?.message == "this template takes too long")
    }

    @Test func computedNamesAreBounded() {
        let template = (0..<500).map { "{{ v\($0) }}{{ [n] }}" }.joined()
        let error = limitError(template)
        #expect(error?.message == "computed names may be looked for among 100000 variables, each use counted")
        #expect(error?.line == 1)
        #expect(limitError(String(template.prefix(2000))) == nil)
    }

    @Test func aFailedRenderingLeavesTheOutputAlone() throws {
        let template = try Template.compile("abc{% for i in (1..9) %}{{ i }}{{ 1 | divided_by: 0 }}{% endfor %}")
        var output = Array("before".utf8)
        let error = failure { try template.program.render([], into: &output) }
        #expect(error?.kind == .value)
        #expect(output == Array("before".utf8))
    }

    @Test func outputIsBoundedWithinOneTurn() {
        let many = String(repeating: "{{ s }}", count: 3000)
        let template = "{% assign s = (1..9999) | join %}\(many)"
        #expect(limitError(template)?.message.contains("writes more than") == true)
        #expect(limitError("{% assign s = (1..9999) | join %}{% capture c %}\(many){% endcapture %}")?.line == 1)
    }

    @Test func partialsThatWriteNothingAreCountedToo() {
        var tree: [String: String] = ["p9": ""]
        for number in 0..<9 { tree["p\(number)"] = String(repeating: "{% include 'p\(number + 1)' %}", count: 10) }
        let error = limitError("{% include 'p0' %}", partials: tree)
        #expect(error?.message == "a template may use 10000 partials")
        #expect(error?.file?.hasPrefix("partials/p") == true)
    }

    @Test func partialsNeverContainThemselves() {
        let partials = ["a": "{% render 'b' %}", "b": "x\n {% include 'c' %}", "c": "{% render 'a' %}"]
        let error = failure { _ = try plain("{% render 'a' %}", partials: partials) }
        #expect(error?.message == "the partial `a` contains itself (a > b > c > a)")
        #expect(error?.position == SourcePosition(file: "partials/c", line: 1, column: 1))
        // With computed names this shows when the letter is rendered.
        let computed = failure { _ = try plain("{% include n %}", ["n": "a"], partials: ["a": "{% include n %}"]) }
        #expect(computed?.kind == .unknownName)
        #expect(computed?.file == "partials/a")
    }

    @Test(arguments: ["../secret", "/etc/passwd", "a/../../b", "A", "a.html", "", "a\0"])
    func namesOfPartialsReachNoOtherFile(_ name: String) {
        let fixed = failure { _ = try plain("{% render '\(name)' %}", partials: ["a": "x"]) }
        #expect(fixed?.kind == .unknownName)
        let computed = failure { _ = try plain("{% include n %}", ["n": .string(name)], partials: ["a": "x"]) }
        #expect(computed?.kind == .unknownName)
        #expect(computed?.column == 1)
    }
}
