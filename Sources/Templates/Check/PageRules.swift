/// Follows a page through its elements for what no single one tells: links whose text is another address, and elements that are
/// not closed. Branches of the template have copies, as the rest of the surface has.
struct PageRules {
    private struct Element: Equatable {
        var name: String
        var position: SourcePosition
    }

    private struct Link {
        var address: String
        var position: SourcePosition
        var text: [UInt8] = []
        /// Whether a value is part of the text.
        var hasValue = false
    }

    /// Elements whose end tag may be left out (WHATWG HTML, 13.1.2.4), or whose place the page itself has.
    private static let optional: Set<String> = [
        "html", "head", "body", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option",
        "optgroup", "rt", "rp", "caption",
    ]

    private var open: [Element] = []
    /// Elements that were opened or closed in some branches only.
    private var uncertain: Set<String> = []
    private var link: Link?
    /// The `<style>` element at hand.
    private var sheet: (bytes: [UInt8], position: SourcePosition)?

    // MARK: - Tags

    /// - Parameter isEmpty: whether it ends in `/>` where that means something.
    mutating func begin(_ tag: StartTag, isEmpty: Bool) {
        if tag.isInConditionalComment { return }
        if tag.name == "style" {
            sheet = ([], SourcePosition(file: tag.position.file, line: tag.position.line, column: tag.position.column + 1))
        }
        if tag.name == "a" { link = LinkRules.address(tag).map { Link(address: $0.text, position: $0.position) } }
        if Self.isFollowed(tag.name), !isEmpty { open.append(Element(name: tag.name, position: tag.position)) }
    }

    /// The findings of an end tag.
    mutating func end(_ name: String, at position: SourcePosition) -> [Finding] {
        let found = name == "a" ? endLink() : name == "style" ? endSheet() : []
        guard Self.isFollowed(name) else { return found }
        guard let index = open.lastIndex(where: { $0.name == name }) else {
            if uncertain.contains(name) { return found }
            return found + [
                Finding(
                    .elementNesting, .warning, "</\(name)> closes nothing", at: position,
                    advice: "Take it out, or write <\(name)> where the element begins.")
            ]
        }
        let left = open[(index + 1)...].map(Self.unclosed)
        open.removeLast(open.count - index)
        return found + left
    }

    /// The findings of the end of the page.
    func finish() -> [Finding] {
        open.map(Self.unclosed)
    }

    private static func unclosed(_ element: Element) -> Finding {
        Finding(
            .elementNesting, .warning, "<\(element.name)> is never closed", at: element.position,
            advice: "Write </\(element.name)> where the element ends: mail programs guess differently.")
    }

    private static func isFollowed(_ name: String) -> Bool {
        !optional.contains(name) && !HTMLNames.voidElements.contains(name)
    }

    // MARK: - Text

    mutating func text(_ bytes: ArraySlice<UInt8>) {
        link?.text += bytes
    }

    /// The content of an element that is not HTML, such as `style`.
    mutating func rawText(_ bytes: ArraySlice<UInt8>) {
        sheet?.bytes += bytes
    }

    /// A value that only the recipient decides.
    mutating func value() {
        link?.hasValue = true
    }

    private mutating func endSheet() -> [Finding] {
        defer { sheet = nil }
        return sheet.map { StyleRules.findings(sheet: $0.bytes, at: $0.position) } ?? []
    }

    private mutating func endLink() -> [Finding] {
        defer { link = nil }
        guard let link, !link.hasValue else { return [] }
        return LinkRules.findings(text: Entities.decoded(link.text[...]), leadsTo: link.address, at: link.position)
    }

    // MARK: - Branches

    /// Goes on after branches of which one ended like this and one like `other`.
    mutating func join(_ other: PageRules) {
        uncertain.formUnion(other.uncertain)
        if open != other.open {
            let common = zip(open, other.open).prefix { $0 == $1 }.count
            uncertain.formUnion((open[common...] + other.open[common...]).map(\.name))
            open.removeLast(open.count - common)
        }
        if other.link == nil { link = nil }
        if other.link?.hasValue ?? false { link?.hasValue = true }
    }
}
