extension Compiler {
    mutating func conditional(
        _ branches: [(condition: Condition, isNegated: Bool, body: [Node])], _ otherwise: [Node]?, at position: SourcePosition
    ) throws(TemplateError) {
        var fork = surface.fork()
        let before = (definite: scope.definite, guarded: guarded)
        defer { guarded = before.guarded }
        var definite: Set<String>?
        var toEnd: [Int] = []
        for branch in branches {
            surface.enter(fork)
            scope.definite = before.definite
            let toNext = try condition(branch.condition, isNegated: branch.isNegated)
            let guardedBefore = guarded
            guarded.formUnion(guards(of: branch.condition, holds: !branch.isNegated))
            try compile(branch.body)
            guarded = guardedBefore.union(guards(of: branch.condition, holds: branch.isNegated))
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
        if let unread = choice.unread {
            notes.note(
                Finding(
                    .unreadWhen, .warning, "the rest of this `when` is not read", at: unread,
                    advice: "Separate the values with commas or `or`."))
        }
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
                try compile(part.body, guards(of: choice.subject, in: part.values))
                try surface.leave(&fork, at: choice.position)
                surface.enter(fork)
                try surface.leave(&fork, at: choice.position)
                assembler.land(skip)
                surface.join(fork)
                scope.definite = before
            }
        }
    }

    /// Compiles what is shown only where these have a value.
    private mutating func compile(_ nodes: [Node], _ paths: Set<VariablePath>) throws(TemplateError) {
        let before = guarded
        guarded.formUnion(paths)
        try compile(nodes)
        guarded = before
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
            try compile(part.body, guards(of: choice.subject, in: part.values))
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
}

extension Node.Choice {
    /// Whether the values are different literals and an `else`, if any, comes last: then no two parts can match.
    fileprivate var isExclusive: Bool {
        guard parts.dropLast().allSatisfy({ $0.values != nil }) else { return false }
        var seen: [TemplateValue] = []
        for value in parts.flatMap({ $0.values ?? [] }) {
            guard case .literal(let literal) = value, literal != .empty, literal != .blank,
                !seen.contains(where: { $0.equals(literal) })
            else { return false }
            seen.append(literal)
        }
        return true
    }
}
