extension Renderer {
    /// Computes an operand.
    mutating func value(_ operand: Operand) throws(TemplateError) -> TemplateValue {
        switch operand {
        case .literal(let value): return value
        case .slot(let number): return values[number]
        case .register(let number): return registers[number] ?? .nil
        case .assigned(let register, let then, let otherwise):
            return try value(registers[register] == nil ? otherwise : then)
        case .member(let base, let name): return try value(base).member(name)
        case .item(let base, let key): return try value(base).item(value(key))
        case .range(let from, let through):
            return try range(try value(from).rangeEnd, try value(through).rangeEnd)
        case .fallback(let base, let other):
            let found = try value(base)
            return found.wantsDefault ? try value(other) : found
        case .filter(let function, let base, let arguments, let site):
            return try filter(function, base, arguments, site)
        case .loop(let number, let field): return loopField(loops[number], field, number)
        }
    }

    private func range(_ from: Int, _ through: Int) throws(TemplateError) -> TemplateValue {
        let range = TemplateValue.range(from: from, through: through)
        guard range.size ?? 0 <= TemplateValue.longestRange else {
            throw TemplateError(
                .limit, "a range may have \(TemplateValue.longestRange) numbers; more than that would take too long")
        }
        return range
    }

    private mutating func filter(
        _ function: Filter.Function, _ base: Operand, _ operands: [Operand], _ site: Int
    ) throws(TemplateError) -> TemplateValue {
        let input = try value(base)
        var arguments: [TemplateValue] = []
        for operand in operands { arguments.append(try value(operand)) }
        try charge(input.weight + arguments.reduce(0) { $0 + $1.weight }, site)
        let call = FilterCall(input: input, arguments: arguments, settings: settings, largest: program.limits.outputBytes)
        let result: TemplateValue
        do {
            result = try function(call)
        } catch {
            throw TemplateError(error.isLimit ? .limit : .value, error.message, at: program.sites[site])
        }
        guard result.weight <= program.limits.outputBytes else {
            throw TemplateError(
                .limit, "this filter makes a value of more than \(program.limits.outputBytes) bytes", at: program.sites[site])
        }
        return result
    }

    private func loopField(_ turn: LoopTurn, _ field: Operand.LoopField, _ number: Int) -> TemplateValue {
        switch field {
        case .index: .integer(turn.index + 1)
        case .index0: .integer(turn.index)
        case .rindex: .integer(turn.items.count - turn.index)
        case .rindex0: .integer(turn.items.count - turn.index - 1)
        case .first: .boolean(turn.index == 0)
        case .last: .boolean(turn.index == turn.items.count - 1)
        case .length: .integer(turn.items.count)
        case .name: .string(program.loops[number].name)
        }
    }

    mutating func holds(_ test: Test) throws(TemplateError) -> Bool {
        let left = try value(test.left)
        guard let comparison = test.comparison else { return left.isTrue }
        let right = try value(test.right)
        switch comparison {
        case .equal: return left.equals(right)
        case .notEqual, .notEqualOld: return !left.equals(right)
        case .less: return left.order(right).map { $0 < 0 } ?? false
        case .greater: return left.order(right).map { $0 > 0 } ?? false
        case .lessOrEqual: return left.order(right).map { $0 <= 0 } ?? false
        case .greaterOrEqual: return left.order(right).map { $0 >= 0 } ?? false
        case .contains: return left.contains(right, settings)
        }
    }
}

extension TemplateValue {
    /// Whether `default` stands in: nil, false, and what is empty.
    var wantsDefault: Bool {
        switch self {
        case .nil, .boolean(false), .empty: true
        case .string(let text): text.isEmpty
        case .array(let values): values.isEmpty
        case .object(let object): object.isEmpty
        default: false
        }
    }

    /// How much there is to look at: bytes of a text, items of an array.
    var weight: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .array(let values): values.count
        case .object(let object): object.count
        default: 1
        }
    }

    /// One end of a range: whole numbers, also as text; anything else is 0.
    fileprivate var rangeEnd: Int {
        switch NumberFilters.number(self) {
        case .integer(let value): value
        case .number(let value): Int(exactly: value.rounded(.towardZero)) ?? 0
        default: 0
        }
    }
}
