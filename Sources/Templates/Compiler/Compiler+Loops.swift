extension Compiler {
    mutating func loop(_ loop: Node.Loop) throws(TemplateError) {
        let items = try operand(loop.items, needsValue: false)
        var plan = LoopPlan(
            items: items, limit: nil, offset: nil, isReversed: loop.isReversed, register: assembler.register(),
            continueRegister: scope.continuing[loop.key] ?? assembler.register(), continues: loop.continues, name: loop.key,
            site: assembler.site(loop.position))
        scope.continuing[loop.key] = plan.continueRegister
        if let limit = loop.limit { plan.limit = try operand(limit, needsValue: false) }
        if let offset = loop.offset { plan.offset = try operand(offset, needsValue: false) }
        flow.add(plan.register, from: items)
        try run(plan, as: loop.variable, otherwise: loop.otherwise, at: loop.position) { compiler throws(TemplateError) in
            try compiler.compile(loop.body)
        }
    }

    /// Emits a loop whose item is known as `variable`.
    mutating func run(
        _ plan: LoopPlan, as variable: String, otherwise: [Node]?, at position: SourcePosition,
        body: (inout Compiler) throws(TemplateError) -> Void
    ) throws(TemplateError) {
        let number = assembler.loop(plan)
        let begin = assembler.emitJump(.loopBegin(number, orTo: 0))
        let top = assembler.here()
        let next = assembler.emitJump(.loopNext(number, orTo: 0))
        let before = scope.definite
        var fork = surface.fork()
        let parent = scope.loops.last?.number
        scope.bindings.append((variable, .operand(.register(plan.register))))
        scope.bindings.append(("forloop", .loop(Int(number), parent: parent)))
        scope.loops.append(.init(number: Int(number), top: top, html: surface.html, captures: captures.count))
        try body(&self)
        let leaving = scope.loops.removeLast().leaving
        scope.bindings.removeLast(2)
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
        guard let loop = scope.loops.last else {
            throw TemplateError(.syntax, "`\(name)` outside of a loop", at: position)
        }
        if captures.count == loop.captures, let html = surface.html, let start = loop.html, html != start {
            throw TemplateError(
                .context, "`\(name)` leaves the loop \(html.description), but each turn begins \(start.description)", at: position
            )
        }
        for register in captures[loop.captures...].reversed() { assembler.emit(.captureEnd(register: Int32(register))) }
        if interrupt == .next {
            assembler.emit(.jump(to: loop.top))
        } else {
            scope.loops[scope.loops.count - 1].leaving.append(assembler.emitJump(.jump(to: 0)))
        }
    }
}
