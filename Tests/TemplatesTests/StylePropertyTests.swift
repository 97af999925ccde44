import Templates
import TestSupport
import Testing

/// Random pages and style sheets: a program that drops `<style>` shows the same as one that reads it, and one that reads it shows
/// the same as before.
@Suite("Inlined styles of random pages")
struct StylePropertyTests {
    /// A template, and the elements that it renders to.
    struct Page {
        var text = ""
        var nodes: [PageNode] = []
    }

    static let scope: TemplateObject = ["b": "b", "yes": true, "no": false, "red": "red"]
    static let names = ["a", "b", "c", "d"]
    static let types = ["div", "span", "section", "em", "ul"]
    static let titles = ["x", "x y", "x-y", "yx"]
    static let properties = ["color", "width", "float", "clear"]
    static let values = ["red", "blue", "1px", "0 auto"]

    struct Maker {
        var random: SeededRandom
        var hasTags: Bool

        mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
        mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

        // MARK: - Style sheets

        mutating func declarations() -> [PageRule.Declaration] {
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                .init(name: pick(properties), value: pick(values), isImportant: chance(8))
            }
        }

        mutating func rule() -> PageRule {
            let selectors = (0..<(chance(4) ? 2 : 1)).map { _ in
                (0..<Int.random(in: 1...3, using: &random)).map { step(isFirst: $0 == 0) }
            }
            return PageRule(selectors: selectors, declarations: declarations())
        }

        private mutating func step(isFirst: Bool) -> PageRule.Step {
            var step = PageRule.Step(combinator: isFirst ? "" : pick([" ", " ", ">", "+", "~"]))
            if chance(2) { step.type = pick(types + ["li", "body"]) }
            if chance(6) { step.id = pick(names) }
            if chance(2) { step.classes = (0..<(chance(4) ? 2 : 1)).map { _ in pick(names) } }
            if chance(8) { step.title = (pick(["", "~", "^", "$", "*", "|", " "]).trimmed, pick(["x", "y"])) }
            if chance(10) { step.isFirstChild = true }
            return step
        }

        mutating func space() -> String { pick(["", " ", "\n", "/* p{ */", " /*'*/ "]) }

        mutating func text(_ rule: PageRule) -> String {
            let selectors = rule.selectors.map { steps in
                steps.map { step in
                    (step.combinator == " " ? " " + space() : space() + step.combinator + space()) + step.text
                }.joined() + space()
            }
            let body = rule.declarations.map { space() + $0.text.replacing(": ", with: space() + ":" + space()) + space() }
            return selectors.joined(separator: ",") + "{" + body.joined(separator: ";") + pick(["", ";"]) + "}" + space()
        }

        // MARK: - Pages

        mutating func page(depth: Int) -> Page {
            var page = Page()
            for _ in 0..<Int.random(in: 0...(depth > 3 ? 0 : 4), using: &random) {
                let part = element(depth: depth)
                page.text += part.text
                page.nodes += part.nodes
            }
            return page
        }

        private mutating func element(depth: Int) -> Page {
            let name = pick(types)
            let (tag, node) = start(name)
            // The same element again is another node, as loops write it twice.
            let again = { PageNode(node.name, id: node.id, classes: node.classes, title: node.title, own: node.own) }
            let inner = name == "ul" ? items(depth: depth + 1) : page(depth: depth + 1)
            inner.nodes.forEach(node.add)
            let text = "<\(tag)>\(inner.text)</\(name)>"
            guard hasTags else { return Page(text: text, nodes: [node]) }
            switch Int.random(in: 0..<10, using: &random) {
            case 0: return Page(text: "{% if yes %}\(text){% endif %}", nodes: [node])
            case 1: return Page(text: "{% if no %}<div class=a>x</div>{% endif %}\(text)", nodes: [node])
            case 2:
                return Page(
                    text: "{% if no %}<\(name) class=\"c\">{% else %}<\(tag)>{% endif %}\(inner.text)</\(name)>", nodes: [node])
            case 3:
                let single = again()
                return Page(text: "{% for i in (1..2) %}<\(tag)></\(name)>{% endfor %}", nodes: [single, again()])
            default: return Page(text: text, nodes: [node])
            }
        }

        /// Items without end tags.
        private mutating func items(depth: Int) -> Page {
            var page = Page()
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let (tag, node) = start("li")
                let inner = self.page(depth: depth)
                inner.nodes.forEach(node.add)
                page.text += "<\(tag)>\(inner.text)\(pick(["", "</li>"]))"
                page.nodes.append(node)
            }
            return page
        }

        private mutating func start(_ name: String) -> (tag: String, node: PageNode) {
            var parts: [String] = []
            let id = chance(5) ? pick(names) : nil
            if let id { parts.append("id=\(id)") }
            var classes = chance(2) ? (0..<(chance(3) ? 2 : 1)).map { _ in pick(names) } : []
            let written = classes.joined(separator: " ")
            if hasTags, chance(4) {
                classes.append("b")
                parts.append("class=\"\(written) \(pick(["{{ b }}", "{% if yes %}b{% endif %}", "{% if no %}c{% endif %} b"]))\"")
            } else if !classes.isEmpty {
                parts.append(hasTags && chance(5) ? "{% if yes %}class='\(written)' {% endif %}" : "class='\(written)'")
            }
            let title = chance(5) ? pick(titles) : nil
            if let title { parts.append("title=\"\(title)\"") }
            let own = chance(3) ? declarations() : []
            if !own.isEmpty {
                let value = own.map(\.text).joined(separator: ";")
                parts.append("style=\"\(hasTags && chance(3) ? value.replacing("red", with: "{{ red }}") : value)\"")
            }
            parts.shuffle(using: &random)
            return (
                ([name] + parts).joined(separator: " "), PageNode(name, id: id, classes: classes, title: title, own: own)
            )
        }
    }

    /// The declarations of each start tag behind the `<style>` element.
    static func styles(of page: String) -> [[PageRule.Declaration]] {
        page.matches(of: /<[a-z][^<>]*>/).map { tag in
            guard let style = tag.0.firstMatch(of: /\sstyle=(["'])(.*?)\1/) else { return [] }
            return style.2.split(separator: ";").map { part in
                let sides = part.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
                let value = sides.last ?? ""
                return .init(
                    name: sides.first ?? "", value: value.replacing("!important", with: "").trimmed,
                    isImportant: value.hasSuffix("!important"))
            }
        }
    }

    @Test(arguments: [false, true])
    func pagesLookTheSame(_ hasTags: Bool) throws {
        let seed = SeededRandom.seed()
        print("inlined styles, tags \(hasTags): seed \(seed)")
        var maker = Maker(random: SeededRandom(seed: seed), hasTags: hasTags)
        var (elements, declarations) = (0, 0)
        for number in 0..<150 {
            let rules = (0..<Int.random(in: 1...8, using: &maker.random)).map { _ in maker.rule() }
            let css = rules.map { maker.text($0) }.joined()
            let page = maker.page(depth: 0)
            let output = try html("<style>\(css)</style><body>\(page.text)", Self.scope)
            let body = PageNode("body")
            let root = PageNode("html")
            // The parser puts <style> into a head.
            root.add(PageNode("head"))
            root.add(body)
            page.nodes.forEach(body.add)
            let written = Self.styles(of: String(output.split(separator: "</style>", maxSplits: 1).last ?? ""))
            let nodes = root.all.dropFirst(2)
            guard written.count == nodes.count else {
                Issue.record("page \(number): \(written.count) tags for \(nodes.count) elements\n\(css)\n\(page.text)\n\(output)")
                continue
            }
            for (node, style) in zip(nodes, written) {
                elements += 1
                declarations += style.count
                let expected = PageRule.winners(rules, node, own: node.own)
                let reading = PageRule.winners(rules, node, own: style)
                let dropping = PageRule.winners([], node, own: style)
                let isRight = reading == expected && (hasTags || dropping == expected)
                if !isRight {
                    Issue.record(
                        "seed \(seed), page \(number), <\(node.name)>: \(dropping), \(reading) instead of \(expected)\n\(css)\n\(page.text)\n\(output)"
                    )
                    return
                }
            }
        }
        print("inlined styles, tags \(hasTags): \(elements) elements, \(declarations) declarations")
        #expect(declarations > 1000)
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " || $0 == "\n" }.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
    }
}
