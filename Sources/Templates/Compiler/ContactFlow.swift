/// Follows values of contacts through variables, so that none decides where a link leads.
struct ContactFlow {
    private var edges: [(register: Int, source: Operand)] = []
    private var hosts: [(value: Operand, position: SourcePosition)] = []

    /// The register may hold what this operand is made of.
    mutating func add(_ register: Int, from source: Operand) {
        edges.append((register, source))
    }

    /// The value decides the host of a link.
    mutating func addHost(_ value: Operand, at position: SourcePosition) {
        hosts.append((value, position))
    }

    /// Fails for the first link whose host may come from a contact.
    func check(_ notes: CompilerNotes, _ options: LetterOptions) throws(TemplateError) {
        if hosts.isEmpty { return }
        let roots = notes.slots.map { options.contactRoots.contains($0.root) }
        var tainted: Set<Int> = []
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for edge in edges where !tainted.contains(edge.register) && isTainted(edge.source, roots, tainted) {
                tainted.insert(edge.register)
                hasChanged = true
            }
        }
        for host in hosts where isTainted(host.value, roots, tainted) {
            throw TemplateError(
                .link, "the host of this link would come from the contact's data", at: host.position,
                advice: "Write the host as text: https://shop.example/{{ ... }}.")
        }
    }

    private func isTainted(_ operand: Operand, _ slots: [Bool], _ registers: Set<Int>) -> Bool {
        switch operand {
        case .literal, .loop: false
        case .slot(let number): slots[number]
        case .register(let number): registers.contains(number)
        case .assigned(let register, let then, let otherwise):
            registers.contains(register) || isTainted(then, slots, registers) || isTainted(otherwise, slots, registers)
        case .named(_, let candidates, let otherwise):
            candidates.contains { isTainted($0.value, slots, registers) } || isTainted(otherwise, slots, registers)
        case .member(let base, _): isTainted(base, slots, registers)
        case .item(let a, let b), .range(let a, let b), .fallback(let a, let b):
            isTainted(a, slots, registers) || isTainted(b, slots, registers)
        case .filter(_, let base, let arguments, _):
            isTainted(base, slots, registers) || arguments.contains { isTainted($0, slots, registers) }
        }
    }
}
