extension Compiler {
    mutating func loop(_ loop: Node.Loop) throws(TemplateError) {
        try run(plan(loop), as: loop.variable, otherwise: loop.otherwise, at: loop.position) { compiler throws(TemplateError) in
            try compiler.compile(loop.body)
        }
    }

    /// What a `for` or `tablerow` needs to run.
    mutating func plan(_ loop: Node.Loop) throws(TemplateError) -> LoopPlan {
        let items = try operand(loop.items, needsValue: false)
        var plan = LoopPlan(
            items: items, isReversed: loop.isReversed, register: assembler.register(),
            continueRegister: scope.continuing[loop.key] ?? assembler.register(), continues: loop.continues,
            isTable: loop.isTable,
            name: loop.key, site: assembler.site(loop.position))
        scope.continuing[loop.key] = plan.continueRegister
        if let limit = loop.limit { plan.limit = try operand(limit, needsValue: false) }
        if let offset = loop.offset { plan.offset = try operand(offset, needsValue: false) }
        if let columns = loop.columns { plan.columns = try operand(columns, needsValue: false) }
        flow.add(plan.register, from: items)
        return plan
    }

    /// Emits a loop whose item is known as `variable`. A hidden one has no `forloop`, and `break` means the loop around it.
    mutating func run(
        _ plan: LoopPlan, as variable: String, isHidden: Bool = false, otherwise: [Node]?, at position: SourcePosition,
        body: (inout Compiler) throws(TemplateError) -> Void
    ) throws(TemplateError) {
        let number = assembler.loop(plan)
        let begin = assembler.emitJump(.loopBegin(number, orTo: 0))
        let top = assembler.here()
        let next = assembler.emitJump(.loopNext(number, orTo: 0))
        let before = scope.definite
        var fork = surface.fork(isLoop: true)
        let parent = scope.loops.last { $0.top != nil }?.number
        let bindings = scope.bindings
        scope.bindings.append((variable, .operand(.register(plan.register))))
        if !isHidden {
            scope.bindings.append(("forloop", .loop(Int(number), parent: parent)))
            scope.loops.append(.init(number: Int(number), top: top, html: surface.html, open: open.count))
        }
        try body(&self)
        let leaving = isHidden ? [] : scope.loops.removeLast().leaving
        scope.bindings = bindings
        try surface.leave(&fork, at: position)
        surface.enter(fork)
        try surface.leave(&fork, at: position)
        assembler.emit(.jump(to: top))
        assembler.land(next)
        for jump in leaving { assembler.land(jump) }
        surface.join(fork)
        scope.definite = before
        try afterLoop(begin, otherwise, at: position)
    }

    /// `else` of a loop that has no turn.
    private mutating func afterLoop(_ begin: Int, _ otherwise: [Node]?, at position: SourcePosition) throws(TemplateError) {
        guard let otherwise else { return assembler.land(begin) }
        let before = scope.definite
        var fork = surface.fork()
        let skip = assembler.emitJump(.jump(to: 0))
        assembler.land(begin)
        try compile(otherwise)
        try surface.leave(&fork, at: position)
        surface.enter(fork)
        try surface.leave(&fork, at: position)
        assembler.land(skip)
        surface.join(fork)
        scope.definite = before
    }

    mutating func interrupt(_ interrupt: Node.Interrupt, at position: SourcePosition) throws(TemplateError) {
        let name = interrupt == .leave ? "break" : "continue"
        guard let loop = scope.loops.last else { return try endTemplate(name, at: position) }
        if open[loop.open...].allSatisfy({ $0.register == nil }), let html = surface.html, let start = loop.html, html != start {
            throw TemplateError(
                .context, "`\(name)` leaves the loop \(html.description), but each turn begins \(start.description)", at: position
            )
        }
        for block in open[loop.open...].reversed() { assembler.emit(block.end) }
        if interrupt == .leave {
            scope.loops[scope.loops.count - 1].leaving.append(assembler.emitJump(.jump(to: 0)))
        } else if let top = loop.top {
            assembler.emit(.jump(to: top))
        } else {
            scope.loops[scope.loops.count - 1].ending.append(assembler.emitJump(.jump(to: 0)))
        }
    }

    /// Outside of loops `break` and `continue` end the template, or the partial that they stand in.
    private mutating func endTemplate(_ name: String, at position: SourcePosition) throws(TemplateError) {
        if let html = surface.html, html.place != .text {
            throw TemplateError(.context, "`\(name)` ends the template \(html.description)", at: position)
        }
        notes.note(
            Finding(
                .interruptOutsideLoop, .warning, "`\(name)` outside of a loop ends the template here", at: position,
                advice: "Write it between `for` and `endfor`."))
        for block in open[scope.open...].reversed() { assembler.emit(block.end) }
        scope.ending.append(assembler.emitJump(.jump(to: 0)))
    }
}
