internal import Mail

/// Compiles static HTML: copies it with its styles inlined, and finds links, images, the place of the open pixel and what the
/// check wants to know.
struct HTMLSurface: HTMLSink {
    let assembler: Assembler
    let notes: CompilerNotes
    private let options: LetterOptions
    var scanner = HTMLScanner()
    /// How many branches and loops are around the present place.
    var branches = 0
    /// Holds the preheader, until it has found its place.
    var preheaderRegister: Int?
    var hasOpenPixel = false
    var valueStart: Assembler.Mark?
    /// The start tag at hand.
    var tag: OpenTag?
    var stack = ElementStack()
    var styles: StyleInliner
    var page = PageRules()
    /// The text at hand: what the scanner passes on are slices of it.
    private var source: SourceText?

    init(_ assembler: Assembler, _ notes: CompilerNotes, _ options: LetterOptions, preheaderRegister: Int? = nil) {
        self.assembler = assembler
        self.notes = notes
        self.options = options
        self.preheaderRegister = preheaderRegister
        styles = StyleInliner(notes)
    }

    var state: HTMLState { scanner.state }

    mutating func text(_ text: SourceText) throws(TemplateError) {
        source = text
        var scanner = scanner
        try scanner.scan(text, into: &self)
        self.scanner = scanner
    }

    mutating func prepareValue(at position: SourcePosition) throws(TemplateError) -> Escaping {
        var scanner = scanner
        let escaping = try scanner.prepareValue(at: position, into: &self)
        self.scanner = scanner
        keepPlaceForStyle()
        return escaping
    }

    mutating func passValue() {
        scanner.passValue()
        styles.appendHole()
        // Raw HTML may hold elements.
        if state.place == .text, assembler.endsRaw { stack.forgetChildren() }
        page.value()
    }

    /// Whether a value that stands here has a part in where a link leads.
    var decidesLinkHost: Bool {
        guard state.place == .value, case .url(let url) = state.meaning else { return false }
        return url.decidesHost && HTMLNames.opensPage(state.attribute)
    }

    /// The end of the page.
    mutating func finish(at position: SourcePosition) throws(TemplateError) {
        guard state.place == .text else {
            throw TemplateError(
                .context, "the letter ends \(state.description)", at: position, advice: "Close the tag, comment or element.")
        }
        placeOpenPixel()
        for finding in page.finish() { notes.note(finding) }
    }

    /// The line that mail programs show beside the subject, hidden in the page itself.
    mutating func placePreheader() {
        guard let register = preheaderRegister else { return }
        preheaderRegister = nil
        assembler.append("<div style=\"display:none;max-height:0;overflow:hidden\">".utf8)
        assembler.emit(.output(operand: assembler.operand(.register(register)), .html))
        assembler.append("</div>".utf8)
        stack.addChild(OpenElement("div"))
    }

    private mutating func placeOpenPixel() {
        guard options.tracksOpens, !hasOpenPixel else { return }
        hasOpenPixel = true
        assembler.emit(.openPixel)
    }

    // MARK: - HTMLSink

    mutating func visible(_ bytes: ArraySlice<UInt8>) {
        assembler.append(bytes)
        page.text(bytes)
        guard let source, !stack.elements.contains(where: { StaticText.codeElements.contains($0.name) }) else { return }
        notes.noteText(bytes, .text, position: source.position)
    }

    mutating func markup(_ bytes: ArraySlice<UInt8>) {
        assembler.append(bytes)
    }

    mutating func rawText(_ bytes: ArraySlice<UInt8>) {
        assembler.append(bytes)
        styles.append(bytes)
        page.rawText(bytes)
    }

    mutating func bareAttribute(_ state: HTMLState, at position: SourcePosition) {
        add(.init(name: state.attribute, value: "", hasTag: false, position: position), to: state)
    }

    mutating func valueBegins(_ state: HTMLState) {
        let start = assembler.mark()
        valueStart = start
        if state.attribute == "style" { styleBegins(state, at: start) }
    }

    mutating func valueEnds(_ state: HTMLState, _ value: HTMLScanner.Value) throws(TemplateError) {
        let output = valueStart.flatMap { assembler.text(since: $0) }
        let isStatic = !value.hasTag && output != nil
        add(
            .init(
                name: state.attribute, value: Entities.decoded(value.bytes), hasTag: !isStatic,
                words: state.attribute == "class" ? value.steadyWords : [], position: value.position), to: state)
        note(value, of: state)
        if state.attribute == "style" { styleEnds(length: isStatic ? output?.count : nil) }
        guard case .url(let url) = state.meaning, !state.isClosing else { return }
        let written = Entities.decoded(value.bytes)
        let destination = written.trimmingSpace()
        // A scheme that a tag had a part in is empty here.
        if case .harmful(let scheme) = url, !scheme.isEmpty || !value.hasTag, state.attribute != "src" || scheme != "data" {
            throw TemplateError(.link, "mail programs do not open `\(scheme):` addresses", at: value.position)
        }
        if Self.isLink(state) { link(to: written, isStatic: isStatic, value) }
        if isStatic, Self.isImage(state) { try image(destination, value) }
    }

    /// Tags of other programs in a value that readers see or follow.
    private func note(_ value: HTMLScanner.Value, of state: HTMLState) {
        let place: ForeignForm.Place? =
            switch state.meaning {
            case .url: .address
            case .text: ["alt", "title", "summary", "content", "value", "placeholder"].contains(state.attribute) ? .text : nil
            case .style, .script, .refused: nil
            }
        if let place { notes.noteText(value.bytes[...], place) { _ in value.position } }
    }

    mutating func tagEnds(_ state: HTMLState, at position: SourcePosition) throws(TemplateError) {
        if state.isClosing { endElement(state, at: position) } else { try beginElement(state, at: position) }
        tag = nil
        if state.element == "body", !state.isClosing, !state.isConditional { placePreheader() }
    }

    mutating func bodyWillEnd() {
        if branches == 0 { placeOpenPixel() }
    }

    // MARK: - Links

    static func isLink(_ state: HTMLState) -> Bool {
        (state.element == "a" || state.element == "area") && state.attribute == "href" && !state.isClosing
    }

    private static func isImage(_ state: HTMLState) -> Bool {
        state.attribute == "background" || state.attribute == "src" && state.element == "img"
    }

    /// An image of ours gets the address that the message has for it.
    private func image(_ destination: String, _ value: HTMLScanner.Value) throws(TemplateError) {
        guard !destination.isEmpty, !destination.hasPrefix("#"), !destination.hasPrefix("//"),
            Self.scheme(of: destination) == nil,
            let start = valueStart, let address = try notes.image(destination, at: value.position)
        else { return }
        assembler.removeText(since: start)
        var bytes: [UInt8] = []
        Escaper.append(address, .html, to: &bytes)
        assembler.append(bytes)
    }

    private mutating func link(to destination: String, isStatic: Bool, _ value: HTMLScanner.Value) {
        guard isStatic else {
            let isWhole = value.bytes.isEmpty
            if options.tracksLinks, !isWhole {
                notes.note(
                    Finding(
                        .uncountedLink, .notice, "this link is different for each recipient, so its clicks are not counted",
                        at: value.position))
            }
            return
        }
        guard WebAddress.isWeb(destination) else { return }
        let address: WebAddress
        do {
            address = try WebAddress(destination)
        } catch {
            // It goes out as it is written.
            return notes.note(AddressRules.broken(destination, error, isCounted: options.tracksLinks, at: value.position))
        }
        guard options.tracksLinks else { return }
        keepPlaceForStyle()
        guard let start = valueStart else { return }
        assembler.removeText(since: start)
        assembler.emit(.link(Int32(notes.link(address.text)), isMarkup: true))
    }

    /// The scheme in lower case; nil for a relative address.
    static func scheme(of address: String) -> String? {
        guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }), address.utf8[end] == UInt8(ascii: ":")
        else { return nil }
        return address[..<end].lowercased().filter { !$0.isWhitespace }
    }
}
