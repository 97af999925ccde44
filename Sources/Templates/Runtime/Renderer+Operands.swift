extension Renderer {
    /// Computes an operand.
    mutating func value(_ operand: Operand) throws(TemplateError) -> TemplateValue {
        switch operand {
        case .literal(let value): return value
        case .slot(let number): return values[number]
        case .register(let number): return registers[number] ?? .nil
        case .assigned(let register, let then, let otherwise):
            return try value(registers[register] == nil ? otherwise : then)
        case .member(let base, let name): return try member(try value(base), name)
        case .item(let base, let key): return try value(base).item(value(key))
        case .range(let from, let through):
            return try range(try value(from).rangeEnd, try value(through).rangeEnd)
        case .fallback(let base, let other):
            let found = try value(base)
            return found.wantsDefault ? try value(other) : found
        case .filter(let function, let base, let arguments, let site):
            return try filter(function, base, arguments, site)
        case .named(let key, let candidates, let otherwise):
            guard case .string(let name) = try value(key) else { return .nil }
            try charge(candidates.count + name.utf8.count)
            for candidate in candidates where candidate.name == name {
                let found = try value(candidate.value)
                if found != .nil { return found }
            }
            return try value(otherwise)
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
        _ filter: Filter, _ base: Operand, _ operands: [Operand], _ site: Int
    ) throws(TemplateError) -> TemplateValue {
        let input = try value(base)
        var arguments: [TemplateValue] = []
        var weight = input.weight
        for operand in operands {
            arguments.append(try value(operand).standingAlone)
            weight += arguments[arguments.count - 1].weight
        }
        try charge(filter.cost.units(weight), site)
        let call = FilterCall(
            input: input.standingAlone, arguments: arguments, settings: settings, largest: program.limits.outputBytes)
        let result: TemplateValue
        do {
            result = try filter.function(call)
        } catch {
            throw TemplateError(error.isLimit ? .limit : .value, error.message, at: program.sites[site])
        }
        guard result.weight <= program.limits.outputBytes else {
            throw TemplateError(
                .limit, "this filter makes a value of more than \(program.limits.outputBytes) bytes", at: program.sites[site])
        }
        try charge(result.weight, site)
        return result
    }

    /// The member of a value; counting the characters of a text takes as long as reading it.
    private mutating func member(_ base: TemplateValue, _ name: String) throws(TemplateError) -> TemplateValue {
        if case .string = base { try charge(Filter.Cost.characters.units(base.weight)) }
        return base.member(name)
    }

    private func loopField(_ turn: LoopTurn, _ field: Operand.LoopField, _ number: Int) -> TemplateValue {
        if turn.isSingle { return .nil }
        return switch field {
        case .index: .integer(turn.index + 1)
        case .index0: .integer(turn.index)
        case .rindex: .integer(turn.items.count - turn.index)
        case .rindex0: .integer(turn.items.count - turn.index - 1)
        case .first: .boolean(turn.index == 0)
        case .last: .boolean(turn.index == turn.items.count - 1)
        case .length: .integer(turn.items.count)
        case .name: .string(program.loops[number].name)
        case .row: .integer(turn.row)
        case .col: .integer(turn.column)
        case .col0: .integer(turn.column - 1)
        case .firstOfRow: .boolean(turn.column == 1)
        case .lastOfRow: .boolean(turn.column == turn.columns)
        }
    }

    mutating func holds(_ test: Test) throws(TemplateError) -> Bool {
        let left = try value(test.left)
        guard let comparison = test.comparison else { return left.isTrue }
        let right = try value(test.right)
        try charge(left.weight + right.weight)
        switch comparison {
        case .equal: return left.equals(right)
        case .notEqual, .notEqualOld: return !left.equals(right)
        case .less: return try order(left, right).map { $0 < 0 } ?? false
        case .greater: return try order(left, right).map { $0 > 0 } ?? false
        case .lessOrEqual: return try order(left, right).map { $0 <= 0 } ?? false
        case .greaterOrEqual: return try order(left, right).map { $0 >= 0 } ?? false
        case .contains: return left.contains(right, settings)
        }
    }

    /// Nil where one has no order at all; an error where both have, but not the same.
    private func order(_ left: TemplateValue, _ right: TemplateValue) throws(TemplateError) -> Int? {
        if let order = left.order(right) { return order }
        guard let first = left.orderedKind, let second = right.orderedKind, first != second else { return nil }
        throw TemplateError(
            .value, "\(first) cannot be compared with \(second)",
            advice: "`| plus: 0` makes a number of a text, and `| date: \"%Y-%m-%d\"` a text of a date.")
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

    /// How much there is to look at: bytes of texts, and eight for each item of an array.
    var weight: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .array(let values): values.reduce(0) { $0 + 8 + $1.weight }
        case .object(let object): object.weight
        case .range: 8 * (size ?? 0)
        default: 1
        }
    }

    /// `empty` and `blank` are empty texts wherever they are not compared with.
    fileprivate var standingAlone: TemplateValue {
        switch self {
        case .empty, .blank: .string("")
        default: self
        }
    }

    /// What values with an order are called; nil for those without.
    fileprivate var orderedKind: String? {
        switch self {
        case .integer, .number: "a number"
        case .string: "a text"
        case .instant: "a moment"
        case .date: "a date"
        default: nil
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
