extension Renderer {
    mutating func begin(_ number: Int) throws(TemplateError) -> Bool {
        let plan = program.loops[number]
        var items = try value(plan.items).items
        try charge(items.count, plan.site)
        let continuing = if case .integer(let place)? = registers[plan.continueRegister] { place } else { 0 }
        let offset = plan.continues ? continuing : max(0, try bound(plan.offset, "offset", plan) ?? 0)
        if offset > 0 { items.removeFirst(min(offset, items.count)) }
        if let limit = try bound(plan.limit, "limit", plan) { items.removeLast(max(0, items.count - max(0, limit))) }
        registers[plan.continueRegister] = .integer(offset &+ items.count)
        if plan.isReversed { items.reverse() }
        loops[number] = LoopTurn(items: items)
        return !items.isEmpty
    }

    private mutating func bound(_ operand: Operand?, _ name: String, _ plan: LoopPlan) throws(TemplateError) -> Int? {
        guard let operand else { return nil }
        switch try value(operand) {
        case .nil: return nil
        case .integer(let number): return number
        case .string(let text):
            if case .integer(let number)? = Digits.parse(text) { return number }
        default: break
        }
        throw TemplateError(.value, "the \(name) of this loop is not a whole number", at: program.sites[plan.site])
    }

    mutating func advance(_ number: Int, _ size: Int) throws(TemplateError) -> Bool {
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
    mutating func charge(_ amount: Int, _ site: Int) throws(TemplateError) {
        work += amount + 1
        guard work <= program.limits.work else {
            throw TemplateError(.limit, "this template takes too long", at: program.sites[site])
        }
    }
}
