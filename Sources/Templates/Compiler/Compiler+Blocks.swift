extension Compiler {
    // MARK: - Branches

    mutating func conditional(
        _ branches: [(condition: Condition, isNegated: Bool, body: [Node])], _ otherwise: [Node]?, at position: SourcePosition
    ) throws(TemplateError) {
        var fork = surface.fork()
        let before = (definite: scope.definite, guarded: guarded)
        var definite: Set<String>?
        var toEnd: [Int] = []
        for branch in branches {
            surface.enter(fork)
            scope.definite = before.definite
            let toNext = try condition(branch.condition, isNegated: branch.isNegated)
            guarded.formUnion(guards(of: branch.condition, isNegated: branch.isNegated))
            try compile(branch.body)
            guarded = before.guarded
            try surface.leave(&fork, at: position)
            definite = definite?.intersection(scope.definite) ?? scope.definite
            toEnd.append(assembler.emitJump(.jump(to: 0)))
            for jump in toNext { assembler.land(jump) }
        }
        surface.enter(fork)
        scope.definite = before.definite
        try compile(otherwise ?? [])
        try surface.leave(&fork, at: position)
        scope.definite.formIntersection(definite ?? scope.definite)
        for jump in toEnd { assembler.land(jump) }
        surface.join(fork)
    }

    mutating func choice(_ choice: Node.Choice) throws(TemplateError) {
        let subject = try operand(choice.subject, needsValue: false)
        if choice.isExclusive { return try exclusiveChoice(choice, subject) }
        // More than one part may be shown, each as often as its values match; an `else` when none was before it.
        let matched = assembler.register()
        assembler.emit(.assign(register: Int32(matched), operand: assembler.operand(.literal(false))))
        for part in choice.parts {
            for value in part.values ?? [.literal(true)] {
                let value = try operand(value, needsValue: false)
                let test =
                    part.values == nil
                    ? Test(left: .register(matched), comparison: .notEqual, right: value)
                    : Test(left: subject, comparison: .equal, right: value)
                let before = scope.definite
                var fork = surface.fork()
                let skip = assembler.emitJump(.jumpUnless(test: assembler.test(test), to: 0))
                if part.values != nil {
                    assembler.emit(.assign(register: Int32(matched), operand: assembler.operand(.literal(true))))
                }
                try compile(part.body)
                try surface.leave(&fork, at: choice.position)
                surface.enter(fork)
                try surface.leave(&fork, at: choice.position)
                assembler.land(skip)
                surface.join(fork)
                scope.definite = before
            }
        }
    }

    /// At most one part can match, as in a chain of `if` and `elsif`.
    private mutating func exclusiveChoice(_ choice: Node.Choice, _ subject: Operand) throws(TemplateError) {
        var fork = surface.fork()
        let before = scope.definite
        var definite: Set<String>?
        var toEnd: [Int] = []
        for part in choice.parts {
            surface.enter(fork)
            scope.definite = before
            var toBody: [Int] = []
            for value in part.values ?? [] {
                let test = Test(left: subject, comparison: .equal, right: try operand(value, needsValue: false))
                toBody.append(assembler.emitJump(.jumpIf(test: assembler.test(test), to: 0)))
            }
            let toNext = part.values == nil ? nil : assembler.emitJump(.jump(to: 0))
            for jump in toBody { assembler.land(jump) }
            try compile(part.body)
            try surface.leave(&fork, at: choice.position)
            definite = definite?.intersection(scope.definite) ?? scope.definite
            toEnd.append(assembler.emitJump(.jump(to: 0)))
            if let toNext { assembler.land(toNext) }
        }
        if choice.parts.last?.values != nil || choice.parts.isEmpty {
            surface.enter(fork)
            scope.definite = before
            try surface.leave(&fork, at: choice.position)
        }
        scope.definite.formIntersection(definite ?? scope.definite)
        for jump in toEnd { assembler.land(jump) }
        surface.join(fork)
    }

    // MARK: - Loops

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
                .context, "`\(name)` leaves the loop \(html.description), but each turn begins \(start.description)", at: position)
        }
        for register in captures[loop.captures...].reversed() { assembler.emit(.captureEnd(register: Int32(register))) }
        if interrupt == .next {
            assembler.emit(.jump(to: loop.top))
        } else {
            scope.loops[scope.loops.count - 1].leaving.append(assembler.emitJump(.jump(to: 0)))
        }
    }

    // MARK: - Partials

    mutating func partial(_ partial: Node.Partial) throws(TemplateError) {
        if partialNames.contains(partial.name) {
            throw TemplateError(.syntax, "the partial `\(partial.name)` contains itself", at: partial.position)
        }
        if partialNames.count >= options.limits.partialDepth {
            throw TemplateError(.limit, "partials may be nested \(options.limits.partialDepth) deep", at: partial.position)
        }
        let nodes = try partials.nodes(partial.name, at: partial.position)
        var arguments: [(name: String, binding: Scope.Binding)] = []
        for argument in partial.arguments { arguments.append((argument.name, try binding(argument.value))) }
        guard let subject = partial.subject else { return try body(partial, nodes, arguments) }
        guard partial.repeats else {
            arguments.append((partial.alias, try binding(subject)))
            return try body(partial, nodes, arguments)
        }
        let items = try operand(subject, needsValue: false)
        let plan = LoopPlan(
            items: items, isReversed: false, register: assembler.register(), continueRegister: assembler.register(),
            continues: false, name: partial.alias, site: assembler.site(partial.position))
        flow.add(plan.register, from: items)
        try run(plan, as: partial.alias, otherwise: nil, at: partial.position) { compiler throws(TemplateError) in
            let loop = compiler.scope.bindings.suffix(2)
            try compiler.body(partial, nodes, arguments + loop)
        }
    }

    /// The partial in place, knowing its arguments.
    private mutating func body(
        _ partial: Node.Partial, _ nodes: [Node], _ arguments: [(name: String, binding: Scope.Binding)]
    ) throws(TemplateError) {
        partialNames.append(partial.name)
        defer { partialNames.removeLast() }
        if partial.sharesScope {
            scope.bindings += arguments
            declare(nodes)
            try compile(nodes)
            scope.bindings.removeLast(arguments.count)
            return
        }
        let outer = scope
        scope = Scope()
        scope.bindings = arguments
        scope.arguments = arguments.count
        let from = assembler.registers
        declare(nodes)
        let clear = assembler.emitJump(.clear(from: Int32(from), to: Int32(from)))
        try compile(nodes)
        assembler.extendClear(clear)
        scope = outer
    }

    /// What an argument means inside a partial: the same text, the same variable of the letter, or a value of now.
    private mutating func binding(_ expression: Expression) throws(TemplateError) -> Scope.Binding {
        if case .variable(let variable) = expression, let root = variable.root {
            let members = variable.steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
            let isPlain = members.count == variable.steps.count
            switch scope.binding(root) {
            case .path(let names) where isPlain: return .path(names + members)
            case .loop(let number, _) where members.isEmpty && isPlain: return .loop(number, parent: nil)
            case nil where isPlain && scope.assigned[root] == nil && scope.counters[root] == nil: return .path([root] + members)
            default: break
            }
        }
        let operand = try operand(expression, needsValue: false)
        if case .literal = operand { return .operand(operand) }
        let register = assembler.register()
        assembler.emit(.assign(register: Int32(register), operand: assembler.operand(operand)))
        flow.add(register, from: operand)
        return .operand(.register(register))
    }
}

extension Node.Choice {
    /// Whether the values are different literals and an `else`, if any, comes last: then no two parts can match.
    fileprivate var isExclusive: Bool {
        guard parts.dropLast().allSatisfy({ $0.values != nil }) else { return false }
        var seen: [TemplateValue] = []
        for value in parts.flatMap({ $0.values ?? [] }) {
            guard case .literal(let literal) = value, literal != .empty, literal != .blank, !seen.contains(where: { $0.equals(literal) })
            else { return false }
            seen.append(literal)
        }
        return true
    }
}
