/// The elements that are open at the present place, by the rules of the HTML standard that matter in letters: void elements,
/// end tags that may be left out, elements that are there without being written (WHATWG HTML, 13.2.6). Branches of the template
/// may leave it differently; what they have in common is known afterwards.
struct ElementStack: Sendable, Equatable {
    /// How many elements may be open.
    static let deepest = 1024

    /// Outermost first. The first is `html`.
    private(set) var elements: [OpenElement] = [OpenElement("html")]

    // MARK: - Tags

    /// A start tag: its element is the last one now, also a void one, until ``closeIfVoid(isSelfClosing:)``.
    mutating func open(_ element: OpenElement) {
        switch element.name {
        case "html":
            if elements.count == 1 { elements[0] = element }
            return
        case "head": elements.removeLast(elements.count - 1)
        case "body":
            elements.removeLast(elements.count - 1)
        default:
            implyBody(before: element.name)
            closeImplied(before: element.name)
            implyParents(of: element.name)
        }
        push(element)
    }

    /// Void elements have no content, nor have those of SVG and MathML that end in `/>`.
    mutating func closeIfVoid(isSelfClosing: Bool) {
        guard let last = elements.last, elements.count > 1 else { return }
        let isForeign = elements.contains { $0.name == "svg" || $0.name == "math" }
        if HTMLNames.voidElements.contains(last.name) || isSelfClosing && isForeign { elements.removeLast() }
    }

    /// An end tag.
    mutating func close(_ name: String) {
        // What follows `</body>` is put into the body all the same.
        if name == "body" || name == "html" { return }
        let scope = HTMLNesting.tableParts.contains(name) ? HTMLNesting.tableScope : HTMLNesting.scope
        for index in elements.indices.dropFirst().reversed() {
            let element = elements[index]
            if element.name == name { return elements.removeLast(elements.count - index) }
            if scope.contains(element.name) { return }
            if element.possibleNames.contains(name) { return closeSome(name, at: index, within: scope) }
        }
    }

    /// Whether the unknown element at the index has ended, or one of the name around it, only some recipients know.
    private mutating func closeSome(_ name: String, at index: Int, within scope: Set<String>) {
        elements[index].forgetChildren()
        for inner in elements.indices[(index + 1)...] { elements[inner] = OpenElement(oneOf: elements[inner].names) }
        for outer in elements.indices[1..<index].reversed() {
            if elements[outer].name == name {
                elements[outer] = OpenElement(oneOf: [name])
                return elements[outer - 1].forgetChildren()
            }
            if scope.contains(elements[outer].name) { return }
        }
    }

    /// An element that stands here whole.
    mutating func addChild(_ element: OpenElement) {
        elements[elements.count - 1].add(element)
    }

    // MARK: - Branches

    /// What stands before this in the present element is not known: the earlier turns of a loop, or raw HTML. It may have implied
    /// the body.
    mutating func forgetChildren() {
        elements[elements.count - 1].forgetChildren()
        if elements.count <= 2 { elements[0].forgetChildren() }
    }

    /// Goes on after branches of which one left the elements like this and one like `other`.
    mutating func join(_ other: ElementStack) {
        if self == other { return }
        let common = min(elements.count, other.elements.count)
        let rest = elements[common...] + other.elements[common...]
        elements = zip(elements, other.elements).map { $0 == $1 ? $0 : OpenElement($0, or: $1) }
        guard !rest.isEmpty else { return }
        elements[common - 1].forgetChildren()
        elements.append(OpenElement(oneOf: rest.reduce(into: []) { $0.formUnion($1.names) }))
    }

    // MARK: - What HTML implies

    private mutating func push(_ element: OpenElement) {
        elements[elements.count - 1].add(element)
        elements.append(element)
    }

    private mutating func implyBody(before name: String) {
        let isForHead = HTMLNesting.headElements.contains(name)
        if elements.count == 2, elements[1].name == "head", !isForHead { elements.removeLast() }
        guard elements.count == 1 else { return }
        var implied = OpenElement(isForHead ? "head" : "body")
        implied.areChildrenKnown = elements[0].areChildrenKnown
        push(implied)
    }

    /// Ends the elements whose end tags may be left out before this one.
    private mutating func closeImplied(before name: String) {
        if HTMLNesting.closesParagraph.contains(name) { closeNearest(["p"], within: HTMLNesting.paragraphScope) }
        switch name {
        case "li": closeNearest(["li"], within: HTMLNesting.listScope)
        case "dt", "dd": closeNearest(["dt", "dd"], within: HTMLNesting.listScope)
        case "option", "optgroup": closeNearest([name, "option"], within: HTMLNesting.scope)
        case "td", "th": closeNearest(["td", "th", "caption"], within: HTMLNesting.rowScope)
        case "tr": closeNearest(["tr", "caption", "colgroup"], within: HTMLNesting.sectionScope)
        case "tbody", "thead", "tfoot", "colgroup", "caption":
            closeNearest(["tbody", "thead", "tfoot", "colgroup", "caption"], within: HTMLNesting.tableScope)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            if let last = elements.last?.name, HTMLNesting.headings.contains(last) { elements.removeLast() }
        default: break
        }
    }

    private mutating func closeNearest(_ names: Set<String>, within scope: Set<String>) {
        for index in elements.indices.dropFirst().reversed() {
            if names.contains(elements[index].name) { return elements.removeLast(elements.count - index) }
            if elements[index].isUnknown || scope.contains(elements[index].name) { return }
        }
    }

    /// `<table><tr>` has a `tbody` in between, `<table><td>` a row too.
    private mutating func implyParents(of name: String) {
        if name == "tr" || name == "td" || name == "th", elements.last?.name == "table" { push(OpenElement("tbody")) }
        if name == "td" || name == "th", let last = elements.last?.name, HTMLNesting.sections.contains(last) {
            push(OpenElement("tr"))
        }
        if name == "col", elements.last?.name == "table" { push(OpenElement("colgroup")) }
    }
}
