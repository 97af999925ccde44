/// Follows values of contacts through variables, so that none decides where a link leads.
struct ContactFlow {
    private typealias Use = (value: Operand, position: SourcePosition)

    private var edges: [(register: Int, source: Operand)] = []
    private var hosts: [Use] = []
    private var choices: [Use] = []

    /// The register may hold what this operand is made of.
    mutating func add(_ register: Int, from source: Operand) {
        edges.append((register, source))
    }

    /// The value decides the host of a link.
    mutating func addHost(_ value: Operand, at position: SourcePosition) {
        hosts.append((value, position))
    }

    /// The value chooses among all partials.
    mutating func addChoice(_ value: Operand, at position: SourcePosition) {
        choices.append((value, position))
    }

    /// Fails for the first link whose host may come from a contact; notes the partials that contacts choose.
    func check(_ notes: CompilerNotes, _ options: LetterOptions) throws(TemplateError) {
        if hosts.isEmpty, choices.isEmpty { return }
        // All variables as one object have those of contacts among them.
        let slots = notes.slots.map { $0 == .scope || options.contactRoots.contains($0.root) }
        let registers = tainted(slots)
        for choice in choices where Sources(choice.value, slots).areTainted(registers) {
            notes.note(
                Finding(
                    .contactChoosesPartial, .warning, "the contact's data chooses among all partials", at: choice.position,
                    advice: "Choose with `case`, and name each partial as text."))
        }
        for host in hosts where Sources(host.value, slots).areTainted(registers) {
            throw TemplateError(
                .link, "the host of this link would come from the contact's data", at: host.position,
                advice: "Write the host as text: https://shop.example/{{ ... }}.")
        }
    }

    /// The registers that may hold something of a contact. Each register and each way that leads out of it is looked at once.
    private func tainted(_ slots: [Bool]) -> Set<Int> {
        var readers: [Int: [Int]] = [:]
        var waiting: [Int] = []
        for edge in edges {
            let sources = Sources(edge.source, slots)
            if sources.haveContact { waiting.append(edge.register) }
            for source in sources.registers { readers[source, default: []].append(edge.register) }
        }
        var tainted: Set<Int> = []
        while let register = waiting.popLast() {
            if tainted.insert(register).inserted { waiting += readers[register] ?? [] }
        }
        return tainted
    }
}

extension ContactFlow {
    /// What a value may be made of.
    private struct Sources {
        private(set) var registers: Set<Int> = []
        /// Whether there is a slot with something of the contact.
        private(set) var haveContact = false

        /// - Parameter slots: Which slots have something of the contact.
        init(_ operand: Operand, _ slots: [Bool]) {
            add(operand, slots)
        }

        func areTainted(_ tainted: Set<Int>) -> Bool {
            haveContact || !registers.isDisjoint(with: tainted)
        }

        private mutating func add(_ operand: Operand, _ slots: [Bool]) {
            switch operand {
            case .literal, .loop: break
            case .slot(let number): haveContact = haveContact || slots[number]
            case .register(let number): registers.insert(number)
            case .assigned(let register, let then, let otherwise):
                registers.insert(register)
                add(then, slots)
                add(otherwise, slots)
            case .named(_, let candidates, let otherwise):
                for candidate in candidates { add(candidate.value, slots) }
                add(otherwise, slots)
            case .member(let base, _): add(base, slots)
            case .item(let a, let b), .range(let a, let b), .fallback(let a, let b):
                add(a, slots)
                add(b, slots)
            case .filter(_, let base, let arguments, _):
                add(base, slots)
                for argument in arguments { add(argument, slots) }
            }
        }
    }
}
