/// Start and end tags: the open elements, and the styles that go into them.
extension HTMLSurface {
    mutating func add(_ attribute: StartTag.Attribute, to state: HTMLState) {
        guard !state.isClosing else { return }
        if tag == nil { tag = OpenTag(tag: StartTag(name: state.element, position: attribute.position)) }
        tag?.tag.attributes.append(attribute)
    }

    mutating func beginElement(_ state: HTMLState, at position: SourcePosition) throws(TemplateError) {
        var tag = tag ?? OpenTag(tag: StartTag(name: state.element, position: position))
        tag.tag.position = position
        tag.tag.isInConditionalComment = state.isConditional
        let isSelfClosing = assembler.openText.suffix(2).elementsEqual("/>".utf8)
        if state.isConditional {
            tag.tag.ancestors = stack.elements.map(\.name)
        } else {
            // Opening it may close others.
            stack.open(OpenElement(tag.tag))
            guard stack.elements.count <= ElementStack.deepest else {
                throw TemplateError(
                    .limit, "elements stand more than \(ElementStack.deepest) deep in each other here", at: position,
                    advice: "Close them, or leave some out.")
            }
            tag.tag.ancestors = stack.elements.dropLast().map(\.name)
            if !styles.isEmpty { inline(tag) }
            stack.closeIfVoid(isSelfClosing: isSelfClosing)
        }
        let isForeign = tag.tag.ancestors.contains { $0 == "svg" || $0 == "math" }
        page.begin(tag.tag, isEmpty: isSelfClosing && isForeign)
        for finding in MarkupRules.findings(tag.tag) { notes.note(finding) }
        if state.element == "style" { styles.beginSheet(tag.tag) }
    }

    mutating func endElement(_ state: HTMLState, at position: SourcePosition) {
        if state.element == "style" { styles.endSheet() }
        if state.isConditional { return }
        stack.close(state.element)
        for finding in page.end(state.element, at: position) { notes.note(finding) }
    }

    // MARK: - Where styles go

    mutating func styleBegins(_ state: HTMLState, at start: Assembler.Mark) {
        guard !state.isClosing, !state.isConditional, !styles.isEmpty, tag?.tag["style"] == nil, tag?.style == nil else { return }
        var tag = tag ?? OpenTag(tag: StartTag(name: state.element, position: SourcePosition(file: "", line: 1, column: 1)))
        tag.style = .init(start: start, branches: branches, quote: state.quote ?? UInt8(ascii: "\""))
        self.tag = tag
    }

    mutating func styleEnds(length: Int?) {
        guard let style = tag?.style, style.length == nil else { return }
        if style.hole == nil { tag?.style?.length = length }
    }

    /// A tag of the template comes next. If it stands inside of a start tag with a `style`, what is inlined will need a place
    /// before what is there.
    mutating func keepPlaceForStyle() {
        guard let style = tag?.style, style.hole == nil, let text = assembler.text(since: style.start) else { return }
        let written = Array(text)
        assembler.removeText(since: style.start)
        tag?.style?.hole = assembler.hole()
        assembler.append(written)
        // The value at hand has not moved, but it is behind another instruction now.
        valueStart?.instructions = assembler.instructions.count
    }

    // MARK: - Inlining

    /// Puts what the rules of the page say about the element into its tag, which was just written.
    private func inline(_ tag: OpenTag) {
        guard let cascade = styles.cascade(stack) else { return }
        styles.note(cascade.losses)
        let declarations = InlineStyle.merged(cascade, own: [])
        guard !declarations.isEmpty else { return }
        guard styles.mayInline(declarations, at: tag.tag.position) else { return }
        guard let own = tag.tag["style"] else { return addAttribute(declarations) }
        if own.isConditional {
            return note(
                "only some recipients get its `style`", own, "Write it for all, and put the {% if %} inside of its value.")
        }
        guard let style = tag.style else { return note("its `style` has no value", own, "Write `style=\"\"`, or leave it out.") }
        if let length = style.length, let text = assembler.text(since: style.start),
            let declarations = DeclarationReader.attribute(own.value, styles.limits)
        {
            let rest = Array(text.dropFirst(length))
            assembler.removeText(since: style.start)
            assembler.append(InlineStyle.text(InlineStyle.merged(cascade, own: declarations), quote: style.quote))
            return assembler.append(rest)
        }
        precede(style, with: cascade, own)
    }

    private func addAttribute(_ declarations: [StyleDeclaration]) {
        let quote = UInt8(ascii: "\"")
        let attribute = Array(" style=\"".utf8) + InlineStyle.text(declarations, quote: quote) + [quote]
        let tails = [" />", "/>", " >"].first { assembler.openText.reversed().starts(with: $0.utf8.reversed()) }
        assembler.insert(attribute, beforeLast: tails?.utf8.count ?? 1)
    }

    /// The element's own declarations cannot be read here, or its tag holds tags of the template behind them.
    private func precede(_ style: OpenTag.Style, with cascade: StyleCascade, _ own: StartTag.Attribute) {
        guard style.branches == branches else {
            return note("its tag ends in branches", own, "Write the end of the tag behind the {% endif %}.")
        }
        let text = InlineStyle.text(InlineStyle.preceding(cascade), quote: style.quote) + [UInt8(ascii: ";")]
        if let hole = style.hole {
            assembler.fill(hole, with: text)
        } else if let written = assembler.text(since: style.start).map(Array.init) {
            assembler.removeText(since: style.start)
            assembler.append(text + written)
        } else {
            note("tags stand behind its `style`", own, "Write `style` as the last attribute.")
        }
    }

    private func note(_ reason: String, _ own: StartTag.Attribute, _ advice: String) {
        notes.note(
            Finding(
                .styleNotInlined, .notice, "styles are not inlined into this element, because \(reason)", at: own.position,
                advice: advice))
    }
}
