extension Compiler {
    /// `{{ expression }}`
    mutating func output(_ expression: Expression, at position: SourcePosition) throws(TemplateError) {
        if case .variable(let variable) = expression, variable.steps.isEmpty, let root = variable.root,
            case .template(let templates) = scope.binding(root)
        {
            return try template(templates, for: root, at: position)
        }
        let standard = try surface.prepareValue(at: position)
        let (inner, escaping) = try settle(expression, standard, at: position)
        let operand = try operand(inner, needsValue: true)
        if case .literal(let value) = operand, escaping == standard {
            return try literal(value.text(options.settings), escaping, at: position)
        }
        note(operand, at: position)
        emit(operand, escaping)
    }

    /// What a layout calls `content`, compiled where it stands, with variables of its own.
    private mutating func template(_ templates: [[Node]], for name: String, at position: SourcePosition) throws(TemplateError) {
        guard let nodes = templates.first else { return }
        partialNames.append("\0" + name)
        let outer = scope
        scope = Scope(open: open.count)
        // What the letter itself is called stays known.
        scope.bindings = outer.bindings.filter { ["subject", "preheader"].contains($0.name) }
        if templates.count > 1 { scope.bindings.append((name, .template(Array(templates.dropFirst())))) }
        declare(nodes)
        try compile(nodes)
        scope = outer
        partialNames.removeLast()
    }

    /// Filters at the end of a tag that escape: the context does that already, so they choose how.
    private func settle(
        _ expression: Expression, _ standard: Escaping, at position: SourcePosition
    ) throws(TemplateError) -> (Expression, Escaping) {
        guard let html = surface.html, case .filtered(let inner, let call) = expression, call.arguments.isEmpty else {
            return (expression, standard)
        }
        let isText = html.place == .text
        switch call.name {
        case "raw":
            guard isText else {
                throw TemplateError(
                    .context, "`raw` is for text: it cannot stand \(html.description)", at: call.position)
            }
            notes.note(
                Finding(
                    .raw, .warning, "`raw` prints this value without escaping", at: position,
                    advice: "Use it only for HTML that you wrote yourself, never for what contacts can fill in."))
            return (isDerived ? stripped(inner, call) : inner, .none)
        case "escape_once" where standard == .html: return (inner, .htmlOnce)
        case "escape", "h", "escape_once": return (standard == .urlQuery ? inner.without("url_encode") : inner, standard)
        case "newline_to_br" where isText && standard == .html:
            return (inner.without("escape", "h"), .htmlBreaks)
        case "url_encode" where standard == .urlQuery: return (inner, .urlQuery)
        default: return (expression, standard)
        }
    }

    private var isDerived: Bool {
        if case .text = surface { true } else { false }
    }

    /// In a derived text part raw HTML loses its tags.
    private func stripped(_ inner: Expression, _ call: Expression.FilterCall) -> Expression {
        .filtered(inner, .init(name: "strip_html", arguments: [], position: call.position))
    }

    /// A text of the template itself becomes part of the static text: an address given to a partial is a link like any other.
    private mutating func literal(_ text: String, _ escaping: Escaping, at position: SourcePosition) throws(TemplateError) {
        var bytes: [UInt8] = []
        Escaper.append(text, surface.html == nil ? .none : escaping == .style ? .style : .html, to: &bytes)
        try insert(String(decoding: bytes, as: UTF8.self), at: position)
    }

    /// Remembers a value that is printed where it would decide the host of a link, or into a variable.
    mutating func note(_ operand: Operand, at position: SourcePosition) {
        if case .html(let html) = surface, html.decidesLinkHost { flow.addHost(operand, at: position) }
        if let register = open.lazy.compactMap(\.register).last { flow.add(register, from: operand) }
    }

    private mutating func emit(_ operand: Operand, _ escaping: Escaping) {
        if case .text(var text) = surface {
            text.output(assembler.operand(operand), escaping)
            surface = .text(text)
            return
        }
        switch operand {
        case .slot(let slot): assembler.emit(.slot(Int32(slot), escaping))
        case .fallback(.slot(let slot), .literal(.string(let text))):
            var bytes: [UInt8] = []
            Escaper.append(text, escaping, to: &bytes)
            let (start, count) = assembler.store(bytes)
            assembler.emit(.slotOrText(Int32(slot), start: start, count: count, escaping))
        default: assembler.emit(.output(operand: assembler.operand(operand), escaping))
        }
        if case .html(var html) = surface {
            html.passValue()
            surface = .html(html)
        }
    }
}

extension Expression {
    /// The expression without its last filter, where that is one of these.
    fileprivate func without(_ names: String...) -> Expression {
        if case .filtered(let inner, let call) = self, names.contains(call.name), call.arguments.isEmpty { inner } else { self }
    }
}
