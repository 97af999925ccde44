/// Follows HTML through the static text of a template, with the tokenizer states of the HTML standard that matter for
/// escaping (WHATWG HTML, 13.2.5). It goes on over tags: its state is where the next piece of text begins.
struct HTMLScanner {
    var state = HTMLState()
    var value: Value?
    /// Where the name of the attribute at hand begins.
    private var namePosition: SourcePosition?

    mutating func scan(_ text: SourceText, into sink: inout some HTMLSink) throws(TemplateError) {
        let bytes = text.bytes
        var places = PositionTracker(text)
        var start = 0
        var offset = 0
        /// Hands over what has been passed, up to the present offset.
        func pass(_ sink: inout some HTMLSink) {
            guard start < offset else { return }
            switch state.place {
            case .text where !state.isConditional: sink.visible(bytes[start..<offset])
            case .rawText: sink.rawText(bytes[start..<offset])
            default: sink.markup(bytes[start..<offset])
            }
            start = offset
        }
        func passMarkup(_ sink: inout some HTMLSink) {
            if start < offset { sink.markup(bytes[start..<offset]) }
            start = offset
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            if state.isConditional, byte == UInt8(ascii: ">"), Self.endsComment(bytes, at: offset) {
                try leaveConditional(at: places.position(at: offset))
            }
            switch state.place {
            case .text:
                if byte == UInt8(ascii: "<"), Self.beginsMarkup(bytes, at: offset) {
                    pass(&sink)
                    if !state.isConditional, Self.starts(bytes, at: offset, with: "</body") { sink.bodyWillEnd() }
                    state.place = .tagOpen
                }
                offset += 1
            case .rawText:
                if byte == UInt8(ascii: "<"), endsRawText(bytes, at: offset) {
                    pass(&sink)
                    state.place = .tagOpen
                }
                offset += 1
            case .beforeValue where !Lexer.isSpace(byte) && byte != UInt8(ascii: ">"):
                let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
                if isQuote { offset += 1 }
                pass(&sink)
                beginValue(quote: isQuote ? byte : nil, at: places.position(at: offset), &sink)
            case .value where byte == state.quote || state.quote == nil && (Lexer.isSpace(byte) || byte == UInt8(ascii: ">")):
                pass(&sink)
                if state.quote != nil { offset += 1 }
                try endValue(&sink)
            case .value:
                if state.quote == nil, byte == UInt8(ascii: "\"") {
                    pass(&sink)
                    sink.markup(Array("&#34;".utf8)[...])
                    start = offset + 1
                }
                advanceValue(byte)
                offset += 1
            default:
                if state.place == .beforeValue, byte == UInt8(ascii: ">") {
                    // An empty value, or what comes to stand behind the `=` would be taken for it.
                    pass(&sink)
                    sink.markup(Array("\"\"".utf8)[...])
                }
                let before = state
                let ends = advanceMarkup(byte)
                offset += 1
                if let namePosition, before.leavesBareAttribute(for: state, ends: ends) {
                    sink.bareAttribute(before, at: namePosition)
                }
                if state.place == .attributeName, before.place != .attributeName {
                    namePosition = places.position(at: offset - 1)
                }
                if ends || state.place == .text { passMarkup(&sink) }
                if ends { try endTag(at: places.position(at: offset - 1), &sink) }
            }
        }
        pass(&sink)
    }

    /// How a value that is printed here is to be written.
    mutating func prepareValue(at position: SourcePosition, into sink: inout some HTMLSink) throws(TemplateError) -> Escaping {
        if state.place == .beforeValue { beginValue(quote: nil, at: position, &sink) }
        return try state.escaping(at: position)
    }

    /// A value that only the recipient decides was printed here.
    mutating func passValue() {
        value?.hasTag = true
        if let end = value?.bytes.count { value?.varying.append(end..<end) }
        state.endReference()
        if case .url(var url) = state.meaning, state.place == .value {
            url.advancePastTag()
            state.meaning = .url(url)
        }
    }

    // MARK: - Values

    private mutating func beginValue(quote: UInt8?, at position: SourcePosition, _ sink: inout some HTMLSink) {
        state.beginValue(quote: quote)
        value = Value(position: position)
        if quote == nil { sink.markup([UInt8(ascii: "\"")]) }
        sink.valueBegins(state)
    }

    private mutating func advanceValue(_ byte: UInt8) {
        value?.bytes.append(byte)
        state.advanceAddress(byte)
    }

    private mutating func endValue(_ sink: inout some HTMLSink) throws(TemplateError) {
        state.endReference()
        if let value { try sink.valueEnds(state, value) }
        value = nil
        if state.quote == nil { sink.markup([UInt8(ascii: "\"")]) }
        state.endValue()
    }

    // MARK: - Tags, comments, declarations

    /// Takes one byte of markup; true when it ends a tag.
    private mutating func advanceMarkup(_ byte: UInt8) -> Bool {
        switch state.place {
        case .tagOpen: openTag(byte)
        case .tagName:
            if byte == UInt8(ascii: ">") { return true }
            if Lexer.isSpace(byte) || byte == UInt8(ascii: "/") {
                state.place = .beforeName
            } else {
                Self.extend(&state.element, byte)
            }
        case .beforeName, .afterName, .attributeName, .beforeValue: return advanceAttribute(byte)
        case .declaration: advanceDeclaration(byte)
        case .conditional:
            let ends = byte == UInt8(ascii: ">") && state.opening.last == UInt8(ascii: "]")
            state.opening = [byte]
            if ends {
                leaveMarkup()
                state.isConditional = true
            }
        case .comment: advanceComment(byte)
        case .text, .rawText, .value: break
        }
        return false
    }

    private mutating func openTag(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "/"): state.isClosing = true
        case UInt8(ascii: "!"), UInt8(ascii: "?"):
            state.place = .declaration
            state.opening = [byte]
        case _ where state.isClosing && !Self.isLetter(byte):
            // `</>` is nothing, `</3 ...>` a comment (13.2.5.7).
            state.place = .declaration
            advanceDeclaration(byte)
        default:
            state.place = .tagName
            state.element = String(Self.lowercase(byte))
        }
    }

    private mutating func advanceAttribute(_ byte: UInt8) -> Bool {
        if byte == UInt8(ascii: ">") { return true }
        if Lexer.isSpace(byte) {
            if state.place == .attributeName { state.place = .afterName }
        } else if byte == UInt8(ascii: "/") {
            state.place = .beforeName
        } else if byte == UInt8(ascii: "="), state.place != .beforeName {
            state.place = .beforeValue
        } else if state.place == .attributeName {
            Self.extend(&state.attribute, byte)
        } else {
            state.place = .attributeName
            state.attribute = String(Self.lowercase(byte))
        }
        return false
    }

    private mutating func advanceDeclaration(_ byte: UInt8) {
        if state.opening.count < 3 { state.opening.append(byte) }
        if state.opening == Array("!--".utf8) {
            state.place = .comment
            state.hyphens = 2
        } else if byte == UInt8(ascii: ">") {
            leaveMarkup()
        }
    }

    private mutating func advanceComment(_ byte: UInt8) {
        if state.opening.count < 6 { state.opening.append(byte) }
        if state.opening == Array("!--[if".utf8) {
            state.place = .conditional
        } else if byte == UInt8(ascii: ">"), state.hyphens >= 2 {
            leaveMarkup()
        } else if byte == UInt8(ascii: "-") {
            state.hyphens += 1
        } else if byte != UInt8(ascii: "!") || state.hyphens < 2 {
            // `--!>` ends a comment too.
            state.hyphens = 0
        }
    }

    private mutating func endTag(at position: SourcePosition, _ sink: inout some HTMLSink) throws(TemplateError) {
        try sink.tagEnds(state, at: position)
        let isRaw = !state.isClosing && HTMLNames.rawTextElements.contains(state.element)
        let element = state.element
        leaveMarkup()
        if isRaw {
            state.place = .rawText
            state.element = element
        }
    }

    /// Back to text, with nothing left over that two branches could disagree about.
    private mutating func leaveMarkup() {
        let isConditional = state.isConditional
        state = HTMLState()
        state.isConditional = isConditional
    }

    /// `-->` ends a conditional comment for every program that reads it as a comment, wherever it stands.
    private mutating func leaveConditional(at position: SourcePosition) throws(TemplateError) {
        switch state.place {
        case .text, .declaration, .comment: state.isConditional = false
        default:
            throw TemplateError(
                .context, "`-->` ends a conditional comment \(state.description)", at: position,
                advice: "Close the tag or element first, or write `--&gt;`.")
        }
    }

    // MARK: - Looking ahead

    /// Whether `<` begins a tag, a comment or a declaration. At the end of a text it may: a tag of the template follows.
    private static func beginsMarkup(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard offset + 1 < bytes.count else { return true }
        return isLetter(bytes[offset + 1]) || "!?/".utf8.contains(bytes[offset + 1])
    }

    /// Whether the `>` at the offset ends a comment.
    private static func endsComment(_ bytes: [UInt8], at offset: Int) -> Bool {
        bytes[..<offset].suffix(2).elementsEqual("--".utf8) || bytes[..<offset].suffix(3).elementsEqual("--!".utf8)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }

    private func endsRawText(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard Self.starts(bytes, at: offset, with: "</" + state.element) else { return false }
        let next = offset + 2 + state.element.utf8.count
        return next < bytes.count
            && (Lexer.isSpace(bytes[next]) || bytes[next] == UInt8(ascii: "/") || bytes[next] == UInt8(ascii: ">"))
    }

    private static func starts(_ bytes: [UInt8], at offset: Int, with name: String) -> Bool {
        bytes[offset...].prefix(name.utf8.count).map { $0 | ((0x41...0x5a).contains($0) ? 0x20 : 0) }.elementsEqual(name.utf8)
    }

    /// Names that mean something are short: of others the beginning is enough.
    private static func extend(_ name: inout String, _ byte: UInt8) {
        if name.utf8.count < 100 { name.append(lowercase(byte)) }
    }

    private static func lowercase(_ byte: UInt8) -> Character {
        Character(Unicode.Scalar((0x41...0x5a).contains(byte) ? byte | 0x20 : byte))
    }
}
