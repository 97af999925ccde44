import Foundation
import Templates
import Testing

/// What is deep is compiled, rendered and released by functions that call themselves: on the small stacks that tasks have.
@Suite("Depth of templates")
struct DepthTests {
    private func onSmallStack(_ body: @escaping @Sendable () -> TemplateError?) async -> TemplateError? {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: body()) }
            // The frames of code that is not optimised are several times as large.
            thread.stackSize = _isDebugAssertConfiguration() ? 4 << 20 : 512 << 10
            thread.start()
        }
    }

    private func chain(_ count: Int, _ open: String, _ close: String, blocks: Int) -> PartialSource {
        var partials = ["p\(count)": "x"]
        for number in 0..<count {
            partials["p\(number)"] =
                String(repeating: open, count: blocks) + "{% render 'p\(number + 1)' %}" + String(repeating: close, count: blocks)
        }
        return PartialSource(partials)
    }

    @Test(
        arguments: [
            ("{% if a %}", "{% endif %}"), ("{% unless a %}{% else %}", "{% endunless %}"),
            ("{% for i in (1..1) %}", "{% endfor %}"), ("{% for i in a %}{% else %}", "{% endfor %}"),
            ("{% capture c %}", "{% endcapture %}"), ("{% ifchanged %}", "{% endifchanged %}"),
            ("{% case a %}{% when 1 %}", "{% endcase %}"), ("{% case a %}{% when b %}", "{% endcase %}"),
            ("{% tablerow i in (1..1) %}", "{% endtablerow %}"),
        ], [false, true])
    func blocksWithinPartials(_ block: (open: String, close: String), isHTML: Bool) async throws {
        let partials = chain(19, block.open, block.close, blocks: 99)
        let error = await onSmallStack {
            failure { _ = try Template.compile("{% render 'p0' %}", isHTML: isHTML, partials: partials) }
        }
        let found = try #require(error)
        #expect(found.kind == .limit, "\(found)")
        #expect(found.message == "with its partials a template may have 200 blocks within blocks")
        #expect(found.file == "partials/p1")
    }

    @Test func computedPartialsWithinBlocks() async throws {
        let partials = chain(1, "{% if a %}{% include n %}", "{% endif %}", blocks: 99)
        let error = await onSmallStack {
            failure { _ = try Template.compile("{% include n %}", partials: partials) }
        }
        #expect(error == nil)
    }

    @Test func asManyBlocksAsAllowed() async {
        let partials = chain(2, "{% unless a %}", "{% endunless %}", blocks: 98)
        let error = await onSmallStack {
            failure {
                let template = try Template.compile("{% render 'p0' %}", partials: partials)
                let text = try template.render([:])
                #expect(text == "x")
            }
        }
        #expect(error == nil)
    }

    @Test func stepsOfVariables() throws {
        let members = String(repeating: ".b", count: 8000)
        let error = try #require(failure { _ = try plain("{{ a\(members) }}") })
        #expect(error.kind == .limit)
        #expect(error.message == "a variable may have 100 names and keys behind the first")
        #expect(error.column == 205)
        let inKeys = "{{ a[a\(members.prefix(120))]\(members.prefix(120)) }}"
        #expect(failure { _ = try plain(inKeys) }?.kind == .limit)
        #expect(failure { _ = try plain("{{ a\(members.prefix(200)) }}{{ a\(members.prefix(200)) }}") } == nil)
    }

    @Test func stepsThroughPartials() async {
        let members = String(repeating: ".b", count: 100)
        var partials = ["p19": "[{{ x\(members) }}]"]
        for number in 0..<19 { partials["p\(number)"] = "{% render 'p\(number + 1)', x: x\(members) %}" }
        let source = PartialSource(partials)
        let error = await onSmallStack {
            failure {
                let template = try Template.compile("{% render 'p0', x: x %}", partials: source)
                let text = try template.render(["x": "v"])
                #expect(text == "[]")
            }
        }
        #expect(error == nil)
    }
}
