extension Compiler {
    /// `tablerow`. Its rows and cells are compiled as text of the template, so that whatever follows the HTML sees them.
    mutating func table(_ loop: Node.Loop) throws(TemplateError) {
        var fork = surface.fork()
        let missing = try condition(Condition(terms: [.init(left: loop.items)]), isNegated: false)
        try insert("<tr class=\"row1\">\n", at: loop.position)
        try cells(loop)
        try insert("</tr>\n", at: loop.position)
        try surface.leave(&fork, at: loop.position)
        surface.enter(fork)
        try surface.leave(&fork, at: loop.position)
        for jump in missing { assembler.land(jump) }
        surface.join(fork)
    }

    private mutating func cells(_ loop: Node.Loop) throws(TemplateError) {
        let plan = try plan(loop)
        let number = assembler.loop(plan)
        let begin = assembler.emitJump(.loopBegin(number, orTo: 0))
        let top = assembler.here()
        let next = assembler.emitJump(.loopNext(number, orTo: 0))
        let before = scope.definite
        var fork = surface.fork(isLoop: true)
        scope.bindings.append((loop.variable, .operand(.register(plan.register))))
        scope.bindings.append(("tablerowloop", .loop(Int(number), parent: nil)))
        let leaving = try cell(loop, Int(number))
        try endRow(at: loop.position)
        scope.bindings.removeLast(2)
        try surface.leave(&fork, at: loop.position)
        assembler.emit(.jump(to: top))
        if let leaving {
            // `break` closes its cell.
            for jump in leaving.jumps { assembler.land(jump) }
            surface.enter(.init(start: leaving.cell))
            try insert("</td>", at: loop.position)
        }
        surface.enter(fork)
        try surface.leave(&fork, at: loop.position)
        assembler.land(next)
        assembler.land(begin)
        surface.join(fork)
        scope.definite = before
    }

    /// One cell. Returns the jumps of `break` and where the HTML stands there.
    private mutating func cell(_ loop: Node.Loop, _ number: Int) throws(TemplateError) -> (jumps: [Int], cell: Surface)? {
        try insert("<td class=\"col", at: loop.position)
        try output(Self.field("col", loop.position), at: loop.position)
        try insert("\">", at: loop.position)
        let cell = surface
        scope.loops.append(.init(number: number, top: nil, html: surface.html, open: open.count))
        try compile(loop.body)
        let interrupts = scope.loops.removeLast()
        if let start = cell.html, let end = surface.html, start != end, start.joined(end) == nil {
            throw TemplateError(
                .context, "the cell ends \(end.description)", at: loop.position,
                advice: "Open and close each element, attribute and address in the same cell.")
        }
        for jump in interrupts.ending { assembler.land(jump) }
        try insert("</td>", at: loop.position)
        return interrupts.leaving.isEmpty ? nil : (interrupts.leaving, cell)
    }

    /// A new row behind the last cell of one, unless no cell follows.
    private mutating func endRow(at position: SourcePosition) throws(TemplateError) {
        let isFull = Condition.Term(left: Self.field("col_last", position))
        let goesOn = Condition.Term(left: Self.field("last", position), comparison: .equal, right: .literal(false))
        let number = Expression.filtered(
            Self.field("row", position),
            .init(name: "plus", arguments: [.init(keyword: nil, value: .literal(1))], position: position))
        let nodes: [Node] = [
            .text(Self.text("</tr>\n<tr class=\"row", at: position)), .output(number, position),
            .text(Self.text("\">", at: position)),
        ]
        try conditional(
            [(Condition(terms: [isFull, goesOn], junctions: [.and]), false, nodes)], nil, at: position)
    }

    private static func field(_ name: String, _ position: SourcePosition) -> Expression {
        .variable(.init(root: "tablerowloop", steps: [.member(name)], position: position))
    }

    // MARK: - Text of our own

    /// Text that a tag writes, as if it stood in its place.
    mutating func insert(_ text: String, at position: SourcePosition) throws(TemplateError) {
        try surface.text(Self.text(text, at: position), into: assembler)
    }

    static func text(_ text: String, at position: SourcePosition) -> SourceText {
        SourceText(
            file: position.file, bytes: Array(text.utf8),
            anchors: [.init(offset: 0, line: position.line, column: position.column)],
            isVerbatim: false)
    }
}
