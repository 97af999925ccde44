extension Compiler {
    mutating func partial(_ partial: Node.Partial) throws(TemplateError) {
        if case .literal(.string(let name)) = partial.name {
            try self.partial(partial, named: name)
        } else {
            try computedPartial(partial)
        }
    }

    /// `include` with a computed name: a choice among all partials that can stand here.
    private mutating func computedPartial(_ partial: Node.Partial) throws(TemplateError) {
        let name = try operand(partial.name, needsValue: false)
        flow.addChoice(name, at: partial.position)
        let register = assembler.register()
        assembler.emit(.assign(register: Int32(register), operand: assembler.operand(name)))
        let before = scope.definite
        var fork = surface.fork()
        var toEnd: [Int] = []
        for candidate in partials.names where !partialNames.contains(candidate) {
            surface.enter(fork)
            scope.definite = before
            let test = Test(left: .register(register), comparison: .equal, right: .literal(.string(candidate)))
            let skip = assembler.emitJump(.jumpUnless(test: assembler.test(test), to: 0))
            try self.partial(partial, named: candidate)
            try surface.leave(&fork, at: partial.position)
            toEnd.append(assembler.emitJump(.jump(to: 0)))
            assembler.land(skip)
        }
        surface.enter(fork)
        try surface.leave(&fork, at: partial.position)
        assembler.emit(.noPartial(operand: assembler.operand(.register(register))))
        for jump in toEnd { assembler.land(jump) }
        surface.join(fork)
        scope.definite = before
    }

    private mutating func partial(_ partial: Node.Partial, named name: String) throws(TemplateError) {
        if let first = partialNames.firstIndex(of: name) {
            let chain = (partialNames[first...].filter { !$0.hasPrefix("\0") } + [name]).joined(separator: " > ")
            throw TemplateError(.syntax, "the partial `\(name)` contains itself (\(chain))", at: partial.position)
        }
        if partialNames.count >= options.limits.partialDepth {
            throw TemplateError(.limit, "partials may be nested \(options.limits.partialDepth) deep", at: partial.position)
        }
        assembler.partials += 1
        if assembler.partials > options.limits.partials {
            throw TemplateError(.limit, "a template may use \(options.limits.partials) partials", at: partial.position)
        }
        let nodes = try partials.nodes(name, at: partial.position)
        let own = name.split(separator: "/").last.map(String.init) ?? name
        var arguments: [(name: String, binding: Scope.Binding)] = []
        for argument in partial.arguments { arguments.append((argument.name, try binding(argument.value))) }
        partialNames.append(name)
        defer { partialNames.removeLast() }
        guard let subject = partial.subject ?? implicitSubject(partial, own) else {
            return try body(partial, nodes, arguments)
        }
        let alias = partial.alias ?? own
        if partial.sharesScope ? isRoot(subject) : !partial.repeats {
            return try body(partial, nodes, arguments + [(alias, try binding(subject))])
        }
        try each(subject, partial, nodes, as: alias, arguments)
    }

    /// `include 'product'` knows the variable `product`, and is repeated for each item where that is an array.
    private func implicitSubject(_ partial: Node.Partial, _ name: String) -> Expression? {
        guard partial.sharesScope, scope.assigned[name] != nil || scope.binding(name) != nil else { return nil }
        return .variable(.init(root: name, steps: [], position: partial.position))
    }

    /// Whether the expression is one of the letter's roots, such as `contact`: these are no arrays.
    private func isRoot(_ expression: Expression) -> Bool {
        guard case .variable(let variable) = expression, let root = variable.root, !notes.knowsScope else { return false }
        return variable.steps.isEmpty && scope.assigned[root] == nil && scope.counters[root] == nil && scope.binding(root) == nil
    }

    /// The partial for each item of a value. Only `render` has a `forloop` of its own; in `include`, `break` leaves the loop around it.
    private mutating func each(
        _ subject: Expression, _ partial: Node.Partial, _ nodes: [Node], as alias: String,
        _ arguments: [(name: String, binding: Scope.Binding)]
    ) throws(TemplateError) {
        let items = try operand(subject, needsValue: false)
        let plan = LoopPlan(
            items: items, source: partial.sharesScope ? .arrays : .partials, isReversed: false, register: assembler.register(),
            continueRegister: assembler.register(), continues: false, name: alias, site: assembler.site(partial.position))
        flow.add(plan.register, from: items)
        let isHidden = partial.sharesScope
        try run(plan, as: alias, isHidden: isHidden, otherwise: nil, at: partial.position) { compiler throws(TemplateError) in
            let own = isHidden ? [] : compiler.scope.bindings.suffix(2)
            try compiler.body(partial, nodes, arguments + own)
        }
    }

    /// The partial in place, knowing its arguments.
    private mutating func body(
        _ partial: Node.Partial, _ nodes: [Node], _ arguments: [(name: String, binding: Scope.Binding)]
    ) throws(TemplateError) {
        if partial.sharesScope {
            scope.bindings += arguments
            declare(nodes)
            try compile(nodes)
            scope.bindings.removeLast(arguments.count)
            return
        }
        let outer = scope
        scope = Scope(open: open.count)
        scope.bindings = arguments
        scope.arguments = arguments.count
        let from = assembler.registers
        declare(nodes)
        let clear = assembler.emitJump(.clear(from: Int32(from), to: Int32(from)))
        scope.isIsolated = notes.knowsScope
        try template(nodes)
        assembler.extendClear(clear)
        scope = outer
    }

    /// What an argument means inside a partial: the same text, the same variable of the letter, or a value of now.
    private mutating func binding(_ expression: Expression) throws(TemplateError) -> Scope.Binding {
        if case .variable(let variable) = expression, let root = variable.root {
            let members = variable.steps.compactMap { if case .member(let name) = $0 { name } else { nil } }
            let isPlain = members.count == variable.steps.count
            switch scope.binding(root) {
            case .path(let names) where isPlain && names.count + members.count <= ExpressionParser.mostSteps:
                return .path(names + members)
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
