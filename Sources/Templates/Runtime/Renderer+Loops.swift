extension Renderer {
    mutating func begin(_ number: Int) throws(TemplateError) -> Bool {
        let plan = program.loops[number]
        var (items, isSingle) = items(try value(plan.items), plan.source)
        try charge(8 * items.count, plan.site)
        let continuing = if case .integer(let place)? = registers[plan.continueRegister] { place } else { 0 }
        let offset = plan.continues ? continuing : try bound(plan.offset, "offset", plan) ?? 0
        if let limit = try bound(plan.limit, "limit", plan) {
            let end = max(0, offset.addingReportingOverflow(limit).overflow ? .max : offset + limit)
            items.removeLast(max(0, items.count - end))
        }
        items.removeFirst(min(max(0, offset), items.count))
        registers[plan.continueRegister] = .integer(offset &+ items.count)
        if plan.isReversed { items.reverse() }
        var turn = LoopTurn(items: items, columns: items.count)
        turn.isSingle = isSingle
        if plan.columns != nil { turn.columns = try bound(plan.columns, "number of columns", plan) ?? 0 }
        loops[number] = turn
        return !items.isEmpty
    }

    private func items(_ value: TemplateValue, _ source: LoopPlan.Source) -> (items: [TemplateValue], isSingle: Bool) {
        switch (source, value) {
        case (.loop, _), (_, .array), (.partials, .object), (.partials, .range): (value.items, false)
        default: ([value], true)
        }
    }

    /// A whole number. A table takes anything that begins with one, nothing being 0.
    private mutating func bound(_ operand: Operand?, _ name: String, _ plan: LoopPlan) throws(TemplateError) -> Int? {
        guard let operand else { return nil }
        switch try value(operand) {
        case .nil: return plan.isTable ? 0 : nil
        case .integer(let number): return number
        case .string(let text):
            if case .integer(let number)? = Digits.parse(text) { return number }
            if plan.isTable, case .integer(let number) = Digits.leadingInteger(text) { return number }
        case .number(let number) where plan.isTable: return Int(exactly: number.rounded(.towardZero)) ?? 0
        default: break
        }
        throw TemplateError(.value, "the \(name) of this loop is not a whole number", at: program.sites[plan.site])
    }

    /// Goes to the next item. `length` is how many instructions each turn may take, `size` how much was written so far.
    mutating func advance(_ number: Int, length: Int, _ size: Int) throws(TemplateError) -> Bool {
        loops[number].index += 1
        let index = loops[number].index
        guard index < loops[number].items.count else {
            loops[number].items = []
            return false
        }
        let plan = program.loops[number]
        turns += 1
        guard turns <= program.limits.loopIterations else {
            throw TemplateError(
                .limit, "the loops of this template take more than \(program.limits.loopIterations) turns",
                at: program.sites[plan.site])
        }
        try charge(2 * length, plan.site)
        try checkSize(size - start, plan.site)
        registers[plan.register] = loops[number].items[index]
        return true
    }

    func checkSize(_ size: Int, _ site: Int?) throws(TemplateError) {
        guard size > program.limits.outputBytes else { return }
        throw TemplateError(
            .limit, "this template writes more than \(program.limits.outputBytes) bytes", at: site.map { program.sites[$0] })
    }

    /// Counts work that grows with values, so that no template runs away.
    @inline(__always)
    mutating func charge(_ amount: Int, _ site: Int? = nil) throws(TemplateError) {
        work += amount + 1
        if work > program.limits.work {
            throw TemplateError(.limit, "this template takes too long", at: site.map { program.sites[$0] })
        }
    }
}
