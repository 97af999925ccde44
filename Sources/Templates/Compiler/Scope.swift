/// The variables that a template can see. A partial has a scope of its own.
struct Scope {
    enum Binding {
        case operand(Operand)
        /// Another name for what the letter was given: `person` for `contact`.
        case path([String])
        /// `forloop` of the loop with this number.
        case loop(Int, parent: Int?)
        /// A template in the place of a variable: what a layout calls `content`. Behind it stand those that it calls so itself.
        case template([[Node]])
    }

    /// A loop that `break` and `continue` can leave.
    struct Loop {
        var number: Int
        /// Where the next turn begins; nil when each turn has something to write at its end.
        var top: Int32?
        /// Jumps out of the loop, and to the end of the turn.
        var leaving: [Int] = []
        var ending: [Int] = []
        /// Where the HTML stood when the turn began: it must stand there again when it ends.
        var html: HTMLState?
        /// How many blocks were open whose text is settled at their end.
        var open: Int
    }

    /// Loop variables and arguments; the last of a name counts.
    var bindings: [(name: String, binding: Binding)] = []
    /// How many of the bindings are arguments of a partial: these a partial may assign anew.
    var arguments = 0
    /// The registers of the variables that are assigned anywhere in this scope.
    var assigned: [String: Int] = [:]
    /// Those that surely have been assigned by now.
    var definite: Set<String> = []
    var counters: [String: Int] = [:]
    var loops: [Loop] = []
    /// Jumps of `break` and `continue` outside of loops, which end the template.
    var ending: [Int] = []
    /// How many blocks were open, whose text is settled at their end, where the scope began.
    var open = 0
    /// Whether nothing of the scope around it is seen but arguments. Partials of letters see the letter's own variables.
    var isIsolated = false
    /// Where loops with `offset: continue` go on.
    var continuing: [String: Int] = [:]

    func binding(_ name: String) -> Binding? {
        bindings.last { $0.name == name }?.binding
    }

    /// Whether the name is an argument, and nothing nearer.
    func isArgument(_ name: String) -> Bool {
        bindings.lastIndex { $0.name == name }.map { $0 < arguments } ?? false
    }

    /// The names that templates assign, in the order of their first assignment.
    static func assignedNames(_ nodes: [Node]) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .assign(let name, _, _): [name]
            case .capture(let name, let body, _): [name] + assignedNames(body)
            case .changed(let body, _): assignedNames(body)
            case .conditional(let branches, let otherwise, _):
                branches.flatMap { assignedNames($0.body) } + assignedNames(otherwise ?? [])
            case .choice(let choice): choice.parts.flatMap { assignedNames($0.body) }
            case .loop(let loop): assignedNames(loop.body) + assignedNames(loop.otherwise ?? [])
            case .text, .output, .partial, .interrupt, .cycle, .count: []
            }
        }
    }
}
