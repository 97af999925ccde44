internal import Mail

/// Derives the text part from static HTML: paragraphs, headings, lists, pictures by their alternative text, and links as
/// `text <address>`. White space is settled when the letter is rendered, when it is known which values print something.
struct TextSurface: HTMLSink {
    /// A piece of a link's address.
    fileprivate enum Piece: Equatable {
        case bytes([UInt8])
        case output(operand: Int32, Escaping)
    }

    /// What two branches may leave differently.
    struct State {
        fileprivate var scanner = HTMLScanner()
        /// The address of the link at hand; nil outside of links, and where it cannot be told.
        fileprivate var address: [Piece]?
        /// How many static bytes of the address are pieces already.
        fileprivate var addressBytes = 0
        fileprivate var linkStart: Assembler.Mark?
        /// The open elements; those whose content is not shown have the attribute `hidden`.
        fileprivate var stack = ElementStack()
        /// The name of the outermost element around the present place whose content is not shown.
        fileprivate var hidden: String?
        /// Directly behind a bullet or the mark of a heading, where blocks begin no new line.
        fileprivate var isAfterMark = false
        fileprivate var preformatted = 0
        fileprivate var lists = TextLists()
        fileprivate var hidesElement = false
        fileprivate var alternative = ""
    }

    private let assembler: Assembler
    private let notes: CompilerNotes
    private let options: LetterOptions
    private(set) var state = State()

    init(_ assembler: Assembler, _ notes: CompilerNotes, _ options: LetterOptions) {
        self.assembler = assembler
        self.notes = notes
        self.options = options
    }

    mutating func text(_ text: SourceText) throws(TemplateError) {
        var scanner = state.scanner
        try scanner.scan(text, into: &self)
        state.scanner = scanner
    }

    var html: HTMLState { state.scanner.state }

    mutating func prepareValue(at position: SourcePosition) throws(TemplateError) -> Escaping {
        var scanner = state.scanner
        let escaping = try scanner.prepareValue(at: position, into: &self)
        state.scanner = scanner
        return escaping
    }

    /// Takes a value that is printed here. In attributes only the address of a link is kept.
    mutating func output(_ operand: Int32, _ escaping: Escaping) {
        if isVisible {
            state.isAfterMark = false
            assembler.emit(.output(operand: operand, .none))
        } else if HTMLSurface.isLink(html), state.address != nil {
            takeAddressBytes(state.scanner.value?.bytes ?? [])
            let plain: Escaping = escaping == .urlStart ? .plainURLStart : escaping == .urlPath ? .plainURLPath : escaping
            state.address?.append(.output(operand: operand, plain))
        }
        state.scanner.passValue()
    }

    /// Whether values that are printed here are seen.
    var isVisible: Bool { html.place == .text && !html.isConditional && state.hidden == nil }

    // MARK: - Branches

    /// A branch begins. An address with branches inside cannot be told.
    mutating func enterBranch() {
        if html.place == .value { state.address = nil }
        state.lists.branch()
    }

    mutating func restore(_ earlier: State) {
        state = earlier
    }

    /// Goes on after branches that ended like this and like `other`.
    mutating func join(_ other: State) {
        if state.address != other.address { state.address = nil }
        state.isAfterMark = state.isAfterMark && other.isAfterMark
        state.stack.join(other.stack)
        state.lists.join(other.lists)
        state.hidden = state.stack.hiddenElement
    }

    func finish() {
        assembler.emit(.finish)
    }

    // MARK: - HTMLSink

    mutating func visible(_ bytes: ArraySlice<UInt8>) {
        guard state.hidden == nil else { return }
        let text = Entities.decoded(bytes)
        if state.preformatted > 0 {
            assembler.append(text.utf8.filter { $0 != 0x0d })
        } else {
            words(text)
        }
    }

    mutating func markup(_ bytes: ArraySlice<UInt8>) {}

    mutating func rawText(_ bytes: ArraySlice<UInt8>) {}

    mutating func bareAttribute(_ state: HTMLState, at position: SourcePosition) {
        self.state.lists.take(state.attribute, "")
    }

    mutating func bodyWillEnd() {}

    mutating func valueBegins(_ state: HTMLState) {
        guard HTMLSurface.isLink(state), !state.isConditional else { return }
        self.state.address = []
        self.state.addressBytes = 0
    }

    mutating func valueEnds(_ state: HTMLState, _ value: HTMLScanner.Value) {
        if state.isConditional { return }
        if !value.hasTag { self.state.lists.take(state.attribute, Entities.decoded(value.bytes)) }
        switch state.attribute {
        case "alt": self.state.alternative = Entities.decoded(value.bytes)
        case "style":
            let style = String(decoding: value.bytes, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
            if style.contains("display:none") { self.state.hidesElement = true }
        case "href" where HTMLSurface.isLink(state): takeAddressBytes(value.bytes)
        default: break
        }
    }

    mutating func tagEnds(_ tag: HTMLState, at position: SourcePosition) {
        defer {
            state.hidesElement = false
            state.alternative = ""
            state.lists.forgetAttributes()
        }
        if tag.isConditional { return }
        let before = state.hidden
        if tag.isClosing {
            state.stack.close(tag.element)
        } else {
            var element = OpenElement(tag.element)
            if state.hidesElement { element.attributes["hidden"] = "" }
            state.stack.open(element)
            state.stack.closeIfVoid(isSelfClosing: false)
        }
        state.hidden = state.stack.hiddenElement
        let isEndOfHidden = tag.isClosing && before == tag.element
        let isHiddenVoid = state.hidesElement && HTMLNames.voidElements.contains(tag.element)
        if state.hidden == nil, !isEndOfHidden, !isHiddenVoid { element(tag) }
    }

    // MARK: - Words

    /// Static text with each white space as one space.
    private mutating func words(_ text: String) {
        let words = text.utf8.split(whereSeparator: Lexer.isSpace)
        guard let first = text.utf8.first, let last = text.utf8.last else { return }
        if Lexer.isSpace(first) { assembler.space() }
        if words.isEmpty { return }
        state.isAfterMark = false
        assembler.append(words.joined(separator: [0x20]))
        if Lexer.isSpace(last) { assembler.space() }
    }

    private mutating func mark(_ text: String) {
        assembler.append(text.utf8)
        state.isAfterMark = true
    }

    private func breakLine(_ count: Int32) {
        if !state.isAfterMark { assembler.breakLine(count) }
    }

    // MARK: - Elements

    private mutating func element(_ tag: HTMLState) {
        switch tag.element {
        case "a" where tag.isClosing: endLink()
        case "a": state.linkStart = assembler.mark()
        case "img": if !state.alternative.isEmpty { words(state.alternative) }
        case "br": assembler.emit(.lineEnd)
        case "hr":
            breakLine(2)
            assembler.append("----".utf8)
            breakLine(2)
        case "h1", "h2", "h3", "h4", "h5", "h6":
            breakLine(2)
            if !tag.isClosing { mark(String(repeating: "#", count: tag.element.last?.wholeNumberValue ?? 1) + " ") }
        case "li":
            breakLine(1)
            if tag.isClosing { break }
            state.lists.item(assembler)
            state.isAfterMark = true
        case "ul", "ol", "menu", "dir":
            breakLine(2)
            if tag.isClosing {
                state.lists.end(assembler)
            } else {
                state.lists.begin(isOrdered: tag.element == "ol", assembler)
            }
        case "td", "th": assembler.space()
        case "pre":
            breakLine(2)
            state.preformatted = max(0, state.preformatted + (tag.isClosing ? -1 : 1))
        case "p", "dl", "table", "blockquote", "section", "article", "header", "footer", "main", "figure":
            breakLine(2)
        case "div", "tr", "dt", "dd", "address", "center", "figcaption", "body", "html", "tbody", "thead": breakLine(1)
        default: break
        }
    }

    // MARK: - Links

    /// Keeps what the address holds up to here.
    private mutating func takeAddressBytes(_ bytes: [UInt8]) {
        let new = Entities.decoded(bytes.dropFirst(state.addressBytes))
        state.addressBytes = bytes.count
        if !new.isEmpty { state.address?.append(.bytes(Array(new.utf8))) }
    }

    /// Writes the address behind the link's text, unless the text is the address.
    private mutating func endLink() {
        defer {
            state.address = nil
            state.linkStart = nil
        }
        guard let address = state.address, !address.isEmpty else { return }
        let shown = state.linkStart.flatMap { assembler.text(since: $0) }.map {
            String(decoding: $0, as: UTF8.self).trimmingSpace()
        }
        guard address.count == 1, case .bytes(let bytes) = address[0] else {
            return writeAddress(behindText: shown != "", marks: ("<", ">")) { write(address) }
        }
        let destination = String(decoding: bytes, as: UTF8.self).trimmingSpace()
        let scheme = HTMLSurface.scheme(of: destination)
        if destination.isEmpty || destination.hasPrefix("#") { return }
        if scheme == "mailto" || scheme == "tel" {
            let plain = String(destination.dropFirst((scheme ?? "").count + 1))
            if shown != plain {
                let marks = shown == "" ? ("", "") : ("(", ")")
                writeAddress(behindText: shown != "", marks: marks) { assembler.append(plain.utf8) }
            }
            return
        }
        let isShown = shown.map { $0 == destination || "https://" + $0 == destination || "http://" + $0 == destination } ?? false
        if isShown, let start = state.linkStart { assembler.removeText(since: start) }
        writeAddress(behindText: shown != "" && !isShown, marks: ("<", ">")) {
            if options.tracksLinks, let address = try? WebAddress(destination) {
                assembler.emit(.link(Int32(notes.link(address.text)), isMarkup: false))
            } else {
                assembler.append(destination.utf8)
            }
        }
    }

    /// Web addresses stand between angle brackets (RFC 3986, appendix C): without them mail programs take a `)` or `.` that
    /// follows for a part of the address.
    private func writeAddress(behindText: Bool, marks: (before: String, behind: String), _ write: () -> Void) {
        if behindText { assembler.space() }
        assembler.append(marks.before.utf8)
        write()
        assembler.append(marks.behind.utf8)
    }

    private func write(_ pieces: [Piece]) {
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): assembler.append(bytes)
            case .output(let operand, let escaping): assembler.emit(.output(operand: operand, escaping))
            }
        }
    }
}

extension ElementStack {
    /// The name of the outermost element that is marked as hidden.
    fileprivate var hiddenElement: String? {
        elements.first { $0.attributes["hidden"] != nil }?.name
    }
}
