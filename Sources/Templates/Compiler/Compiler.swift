/// Turns the tree of a template into a program. Partials are compiled in place, so that each stands in the HTML where it
/// is used; variables become slots and registers; the static text decides how each value is escaped.
struct Compiler {
    let assembler: Assembler
    let notes: CompilerNotes
    let options: LetterOptions
    let partials: PartialTrees
    var surface: Surface
    var scope = Scope()
    /// The partials around the present place.
    var partialNames: [String] = []
    /// The blocks around the present place whose text is settled at their end.
    var open: [OpenBlock] = []
    /// Variables that conditions around the present place have found to have a value.
    var guarded: Set<VariablePath> = []
    var flow = ContactFlow()
    /// How many blocks and partials are around the present place.
    private var depth = 0
    /// How many variables all computed names together are looked for among.
    var candidates = 0

    enum OpenBlock {
        case capture(register: Int)
        case changed

        var register: Int? {
            if case .capture(let register) = self { register } else { nil }
        }

        /// What settles it.
        var end: Instruction {
            switch self {
            case .capture(let register): .captureEnd(register: Int32(register))
            case .changed: .changedEnd
            }
        }
    }

    init(_ assembler: Assembler, _ notes: CompilerNotes, _ options: LetterOptions, _ partials: PartialTrees, _ surface: Surface) {
        self.assembler = assembler
        self.notes = notes
        self.options = options
        self.partials = partials
        self.surface = surface
    }

    /// Compiles a whole template with a fresh scope.
    mutating func template(_ nodes: [Node]) throws(TemplateError) {
        declare(nodes)
        try compile(nodes)
        for jump in scope.ending { assembler.land(jump) }
    }

    /// Checks what only the whole program can tell.
    func finish() throws(TemplateError) {
        try flow.check(notes, options)
    }

    /// Gives registers to the variables that these nodes assign.
    mutating func declare(_ nodes: [Node]) {
        for name in Scope.assignedNames(nodes) where scope.assigned[name] == nil { scope.assigned[name] = assembler.register() }
    }

    mutating func compile(_ nodes: [Node]) throws(TemplateError) {
        depth += 1
        defer { depth -= 1 }
        for node in nodes {
            if depth > options.limits.programNesting {
                throw TemplateError(
                    .limit, "with its partials a template may have \(options.limits.programNesting) blocks within blocks",
                    at: node.position)
            }
            try compile(node)
        }
    }

    private mutating func compile(_ node: Node) throws(TemplateError) {
        assembler.place = node.position
        switch node {
        case .text(let text):
            noteCapturedMarkup(text)
            notes.noteCharacters(text)
            if case .plain = surface { notes.noteText(text.bytes[...], .text, position: text.position) }
            try surface.text(text, into: assembler)
        case .output(let expression, let position): try output(expression, at: position)
        case .conditional(let branches, let otherwise, let position):
            try conditional(branches, otherwise, at: position)
        case .choice(let choice): try self.choice(choice)
        case .loop(let loop): if loop.isTable { try table(loop) } else { try self.loop(loop) }
        case .changed(let body, let position): try changed(body, at: position)
        case .assign(let name, let expression, _): try assign(name, operand(expression, needsValue: false))
        case .capture(let name, let body, let position): try capture(name, body, at: position)
        case .partial(let partial): try self.partial(partial)
        case .interrupt(let interrupt, let position): try self.interrupt(interrupt, at: position)
        case .cycle(let name, let values, let key, let position): try cycle(name, values, key, at: position)
        case .count(let name, let isIncrement, let position): try count(name, isIncrement, at: position)
        }
        if assembler.instructions.count > options.limits.instructions || assembler.bytes.count > options.limits.staticBytes {
            throw TemplateError(
                .limit, "with its partials this template is too large", at: node.position,
                advice:
                    "A compiled template may have \(options.limits.instructions) instructions and \(options.limits.staticBytes) bytes."
            )
        }
    }

    /// The printed text of a template inside of another: shown, it is escaped.
    private func noteCapturedMarkup(_ text: SourceText) {
        guard open.contains(where: { $0.register != nil }), let start = text.bytes.firstIndex(of: UInt8(ascii: "<")),
            partials.isForHTML
        else { return }
        notes.note(
            Finding(
                .markupInCapture, .notice, "HTML inside `capture` is shown as text", at: text.position(at: start),
                advice: "Put HTML that is used more than once into a partial."))
    }

    // MARK: - Variables

    mutating func assign(_ name: String, _ operand: Operand) throws(TemplateError) {
        guard let register = scope.assigned[name] else { return }
        assembler.emit(.assign(register: Int32(register), operand: assembler.operand(operand)))
        flow.add(register, from: operand)
        scope.definite.insert(name)
    }

    /// - Parameter isLine: whether what it captures is one line.
    mutating func capture(
        _ name: String, _ body: [Node], at position: SourcePosition, isLine: Bool = false
    ) throws(TemplateError) {
        guard let register = scope.assigned[name] else { return }
        let outer = surface
        surface = .plain
        open.append(.capture(register: register))
        assembler.emit(.captureBegin)
        try compile(body)
        if isLine { assembler.emit(.oneLine) }
        assembler.emit(open.removeLast().end)
        surface = outer
        scope.definite.insert(name)
    }

    /// `ifchanged`: what it writes may be taken back, so it leaves the HTML where it found it.
    private mutating func changed(_ body: [Node], at position: SourcePosition) throws(TemplateError) {
        var fork = surface.fork()
        open.append(.changed)
        assembler.emit(.changedBegin)
        try compile(body)
        try surface.leave(&fork, at: position)
        surface.enter(fork)
        try surface.leave(&fork, at: position)
        assembler.emit(open.removeLast().end)
        surface.join(fork)
    }

    private mutating func count(_ name: String, _ isIncrement: Bool, at position: SourcePosition) throws(TemplateError) {
        let register = scope.counters[name] ?? assembler.register()
        scope.counters[name] = register
        _ = try surface.prepareValue(at: position)
        let isShown = if case .text(let text) = surface { text.isVisible } else { true }
        assembler.emit(.count(register: Int32(register), isIncrement: isIncrement, isShown: isShown))
        passValue()
    }

    private mutating func cycle(
        _ name: Expression?, _ values: [Expression], _ key: String, at position: SourcePosition
    ) throws(TemplateError) {
        let escaping = try surface.prepareValue(at: position)
        var plan = CyclePlan(name: nil, key: key, values: [], escaping: escaping)
        if let name { plan.name = try operand(name, needsValue: false) }
        for value in values { plan.values.append(try operand(value, needsValue: true)) }
        for value in plan.values { note(value, at: position) }
        if case .text(let surface) = surface {
            guard surface.isVisible else { return }
            plan.escaping = .none
        }
        assembler.emit(.cycle(assembler.cycle(plan)))
        passValue()
    }

    /// A value was written outside of `output`.
    private mutating func passValue() {
        switch surface {
        case .plain, .text: break
        case .html(var html):
            html.passValue()
            surface = .html(html)
        }
    }
}

extension Node {
    /// Where the node begins.
    var position: SourcePosition {
        switch self {
        case .text(let text): text.position(at: 0)
        case .output(_, let position), .conditional(_, _, let position), .assign(_, _, let position),
            .capture(_, _, let position), .changed(_, let position),
            .interrupt(_, let position), .cycle(_, _, _, let position), .count(_, _, let position):
            position
        case .choice(let choice): choice.position
        case .loop(let loop): loop.position
        case .partial(let partial): partial.position
        }
    }
}
