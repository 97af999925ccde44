extension Compiler {
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
