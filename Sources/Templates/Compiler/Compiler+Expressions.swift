internal import Diagnostics

extension Compiler {
    /// The operand of an expression. `needsValue`: it is printed, so a missing value leaves a gap.
    mutating func operand(_ expression: Expression, needsValue: Bool) throws(TemplateError) -> Operand {
        switch expression {
        case .literal(let value): return .literal(value)
        case .variable(let variable): return try operand(variable, needsValue: needsValue)
        case .range(let from, let through):
            return .range(try operand(from, needsValue: false), try operand(through, needsValue: false))
        case .filtered(let base, let call): return try filtered(base, call, needsValue: needsValue)
        }
    }

    private mutating func filtered(
        _ base: Expression, _ call: Expression.FilterCall, needsValue: Bool
    ) throws(TemplateError) -> Operand {
        guard let filter = Filter.all[call.name] else {
            throw TemplateError(
                .unknownName, "there is no filter `\(call.name)`", at: call.position,
                nearest: NearestName.find(call.name, in: Filter.all.keys))
        }
        if call.name == "raw", surface.html != nil {
            throw TemplateError(.context, "`raw` must be the last filter of a tag", at: call.position)
        }
        let inner = needsValue && call.name != "default"
        let input = try operand(base, needsValue: inner)
        let arguments = try self.arguments(filter, call, needsValue: inner)
        if call.name == "date", case .literal(.string(let format)) = arguments.first, let fault = DateFormatFault(format) {
            notes.note(Finding(.dateFormat, .error, fault.message, at: call.position, advice: fault.advice))
        }
        if call.name == "default", arguments.count <= 1 { return .fallback(input, arguments.first ?? .literal("")) }
        return .filter(filter, input, arguments, site: assembler.site(call.position))
    }

    /// The arguments in their order, those with a keyword behind them; checks how many there are.
    private mutating func arguments(
        _ filter: Filter, _ call: Expression.FilterCall, needsValue: Bool
    ) throws(TemplateError) -> [Operand] {
        var positional: [Operand] = []
        var named: [String: Operand] = [:]
        for argument in call.arguments {
            let value = try operand(argument.value, needsValue: needsValue)
            guard let keyword = argument.keyword else {
                positional.append(value)
                continue
            }
            guard filter.keywords.contains(keyword) else {
                throw TemplateError(
                    .syntax, "`\(call.name)` takes no argument `\(keyword)`", at: call.position,
                    nearest: NearestName.find(keyword, in: filter.keywords))
            }
            named[keyword] = value
        }
        guard filter.arity.contains(positional.count) else {
            throw TemplateError(.syntax, "`\(call.name)` takes \(filter.arityText), not \(positional.count)", at: call.position)
        }
        if named.isEmpty { return positional }
        positional += Array(repeating: .literal(.nil), count: filter.arity.upperBound - positional.count)
        return positional + filter.keywords.map { named[$0] ?? .literal(.nil) }
    }

    // MARK: - Variables

    private mutating func operand(_ variable: Expression.Variable, needsValue: Bool) throws(TemplateError) -> Operand {
        guard let root = variable.root else { return try computedOperand(variable) }
        let steps = variable.steps[...]
        let bound = try boundOperand(root, steps, variable.position, needsValue: needsValue)
        if let bound, !scope.isArgument(root) { return bound }
        let register = scope.assigned[root]
        let then = if let register { try follow(.register(register), steps) } else { Operand.literal(.nil) }
        if register != nil, scope.definite.contains(root) { return then }
        let otherwise =
            if let bound {
                bound
            } else {
                try outerOperand(
                    root, steps, variable.position, needsValue: needsValue && register == nil, isFallback: register != nil)
            }
        return register.map { .assigned(register: $0, then: then, otherwise: otherwise) } ?? otherwise
    }

    /// `[expression]`: a variable whose name is a value. It reaches what the template itself has named: its own variables, and
    /// those of the letter that stand somewhere before it.
    private mutating func computedOperand(_ variable: Expression.Variable) throws(TemplateError) -> Operand {
        guard case .item(let expression) = variable.steps.first else { return .literal(.nil) }
        let key = try operand(expression, needsValue: false)
        var candidates: [(name: String, value: Operand)] = scope.bindings.reversed().compactMap { binding in
            if case .operand(let operand) = binding.binding { (binding.name, operand) } else { nil }
        }
        let own = scope.assigned.merging(scope.counters) { assigned, _ in assigned }
        candidates += own.sorted { $0.key < $1.key }.map { ($0.key, .register($0.value)) }
        for (number, path) in notes.slots.enumerated() where path.names.count == 1 {
            candidates.append((path.root, .slot(number)))
        }
        self.candidates += candidates.count
        if self.candidates > options.limits.computedNames {
            throw TemplateError(
                .limit, "computed names may be looked for among \(options.limits.computedNames) variables, each use counted",
                at: variable.position)
        }
        let otherwise: Operand = notes.knowsScope ? .item(.slot(notes.slot(.scope)), key) : .literal(.nil)
        return try follow(.named(key, candidates, otherwise: otherwise), variable.steps.dropFirst())
    }

    /// A loop's variable or an argument.
    private mutating func boundOperand(
        _ root: String, _ steps: ArraySlice<Expression.Variable.Step>, _ position: SourcePosition, needsValue: Bool
    ) throws(TemplateError) -> Operand? {
        switch scope.binding(root) {
        case nil: return nil
        case .operand(let base): return try follow(base, steps)
        case .loop(let number, let parent): return loopField(number, parent, steps)
        case .path(let names):
            let all = names.dropFirst().map { Expression.Variable.Step.member($0) } + steps
            return try slot(names[0], all[...], position, needsValue: needsValue)
        case .template:
            throw TemplateError(.syntax, "`\(root)` is printed as it is: it takes no filters", at: position)
        }
    }

    /// A counter, or what the letter is given from outside.
    private mutating func outerOperand(
        _ root: String, _ steps: ArraySlice<Expression.Variable.Step>, _ position: SourcePosition, needsValue: Bool,
        isFallback: Bool
    ) throws(TemplateError) -> Operand {
        if let counter = scope.counters[root] { return try follow(.register(counter), steps) }
        if scope.isIsolated { return .literal(.nil) }
        return try slot(root, steps, position, needsValue: needsValue, isFallback: isFallback)
    }

    /// What the letter is given from outside: a slot for the first one or two names, and what is looked up in its value.
    private mutating func slot(
        _ root: String, _ steps: ArraySlice<Expression.Variable.Step>, _ position: SourcePosition, needsValue: Bool,
        isFallback: Bool = false
    ) throws(TemplateError) -> Operand {
        var names = [root]
        var steps = steps
        switch steps.first {
        case .member(let name), .item(.literal(.string(let name))):
            names.append(name)
            steps = steps.dropFirst()
        default: break
        }
        let path = VariablePath(names: names)
        notes.note(
            .init(
                path: path, position: position, needsValue: needsValue && !guarded.contains(path), isFallback: isFallback))
        return try follow(.slot(notes.slot(path)), steps)
    }

    private mutating func follow(
        _ base: Operand, _ steps: ArraySlice<Expression.Variable.Step>
    ) throws(TemplateError) -> Operand {
        var operand = base
        for step in steps {
            switch step {
            case .member(let name): operand = .member(operand, name)
            case .item(let key): operand = .item(operand, try self.operand(key, needsValue: false))
            }
        }
        return operand
    }

    private func loopField(_ number: Int, _ parent: Int?, _ steps: ArraySlice<Expression.Variable.Step>) -> Operand {
        guard case .member(let name) = steps.first else { return .literal(.nil) }
        if name == "parentloop", let parent, case .loop(_, let grandparent) = loopBinding(parent) {
            return loopField(parent, grandparent, steps.dropFirst())
        }
        guard let field = Operand.LoopField(rawValue: name), field.belongs(toTable: assembler.loops[number].isTable) else {
            return .literal(.nil)
        }
        return .loop(number, field)
    }

    private func loopBinding(_ number: Int) -> Scope.Binding? {
        scope.bindings.lazy.map(\.binding).first { if case .loop(number, _) = $0 { true } else { false } }
    }

    // MARK: - Conditions

    /// Emits the tests of a condition. Returns the jumps that skip the body.
    mutating func condition(_ condition: Condition, isNegated: Bool) throws(TemplateError) -> [Int] {
        var whenTrue: [Int] = []
        var whenFalse: [Int] = []
        for (index, term) in condition.terms.enumerated() {
            let left = try operand(term.left, needsValue: false)
            let right: Operand = if let right = term.right { try operand(right, needsValue: false) } else { .literal(.nil) }
            let test = assembler.test(Test(left: left, comparison: term.comparison, right: right))
            let isLast = index == condition.junctions.count
            let jumpsWhenTrue = isLast ? isNegated : condition.junctions[index] == .or
            if jumpsWhenTrue {
                whenTrue.append(assembler.emitJump(.jumpIf(test: test, to: 0)))
            } else {
                whenFalse.append(assembler.emitJump(.jumpUnless(test: test, to: 0)))
            }
        }
        for jump in isNegated ? whenFalse : whenTrue { assembler.land(jump) }
        return isNegated ? whenTrue : whenFalse
    }
}
