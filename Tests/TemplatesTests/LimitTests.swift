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
    ])
    func runawaysEnd(_ template: String) throws {
        let error = try #require(
            limitError(template) {
                $0.loopIterations = 20_000
                $0.outputBytes = 1 << 19
                $0.work = 1 << 22
            })
        #expect(error.position != nil)
        #expect(error.message.contains("more than") || error.message.contains("too long"))
    }

    @Test func aFailedRenderingLeavesTheOutputAlone() throws {
        let template = try Template.compile("abc{% for i in (1..9) %}{{ i }}{{ 1 | divided_by: 0 }}{% endfor %}")
        var output = Array("before".utf8)
        let error = failure { try template.program.render([], into: &output) }
        #expect(error?.kind == .value)
        #expect(output == Array("before".utf8))
    }
}
