/// Compiles the programs of one letter, which share their slots and links.
struct ProgramBuilder {
    enum Output {
        case plain
        /// A subject or a preheader.
        case line
        /// HTML; a preheader is put at its start unless the template prints it itself.
        case html(preheader: [Node]?)
        /// Text derived from HTML.
        case derivedText
    }

    let notes: CompilerNotes
    let options: LetterOptions
    let partials: PartialTrees

    /// Compiles one template. `variables` are templates that it may print by name, `texts` those whose text it may use.
    func program(
        _ nodes: [Node], _ output: Output, templates: [String: [[Node]]] = [:], texts: [String: [Node]] = [:], end: SourcePosition
    ) throws(TemplateError) -> Program {
        let assembler = Assembler()
        var compiler = Compiler(assembler, notes, options, partials, .plain)
        for (name, template) in templates.sorted(by: { $0.key < $1.key }) {
            compiler.scope.bindings.append((name, .template(template)))
        }
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
            compiler.scope.bindings.append((name, .operand(.register(try compiler.prepare(text)))))
        }
        switch output {
        case .plain, .line: break
        case .html(let preheader):
            let register = try preheader.map { nodes throws(TemplateError) in try compiler.prepare(nodes) }
            compiler.surface = .html(HTMLSurface(assembler, notes, options, preheaderRegister: register))
        case .derivedText: compiler.surface = .text(TextSurface(assembler, notes, options))
        }
        try compiler.begin(nodes)
        try compiler.template(nodes)
        if case .line = output, !nodes.isEmpty { assembler.emit(.oneLine) }
        try compiler.end(at: end)
        return assembler.program(options, links: notes.links, slots: notes.slots.count)
    }
}

extension Compiler {
    /// Renders a template into a register before the rest begins: its text is a value then, escaped where it is printed.
    fileprivate mutating func prepare(_ nodes: [Node]) throws(TemplateError) -> Int {
        let register = assembler.register()
        let outer = scope
        scope = Scope(open: open.count)
        scope.assigned["\0"] = register
        declare(nodes)
        try capture("\0", nodes, at: SourcePosition(file: "", line: 1, column: 1), isLine: true)
        scope = outer
        return register
    }

    /// A page without `<body>` has its preheader first of all.
    fileprivate mutating func begin(_ nodes: [Node]) throws(TemplateError) {
        guard case .html(var html) = surface, !nodes.contains(where: { $0.mentionsBody }) else { return }
        html.placePreheader()
        surface = .html(html)
    }

    fileprivate mutating func end(at position: SourcePosition) throws(TemplateError) {
        switch surface {
        case .plain: break
        case .html(var html):
            try html.finish(at: position)
            surface = .html(html)
        case .text(let text): text.finish()
        }
        try finish()
    }
}

extension Node {
    fileprivate var mentionsBody: Bool {
        guard case .text(let text) = self else { return false }
        return String(decoding: text.bytes, as: UTF8.self).lowercased().contains("<body")
    }
}
