/// The tree of a template.
indirect enum Node: Sendable {
    case text(SourceText)
    case output(Expression, SourcePosition)
    /// `if`, `unless`, with their `elsif`s.
    case conditional(branches: [(condition: Condition, isNegated: Bool, body: [Node])], otherwise: [Node]?, SourcePosition)
    case choice(Choice)
    case loop(Loop)
    /// `ifchanged`: shown when its text is not what the one before it wrote.
    case changed(body: [Node], SourcePosition)
    case assign(name: String, Expression, SourcePosition)
    case capture(name: String, body: [Node], SourcePosition)
    case partial(Partial)
    case interrupt(Interrupt, SourcePosition)
    /// Cycles without a name that are written alike share their place.
    case cycle(name: Expression?, values: [Expression], key: String, SourcePosition)
    /// `increment` adds and prints the old number, `decrement` subtracts and prints the new one.
    case count(name: String, isIncrement: Bool, SourcePosition)

    enum Interrupt: Sendable {
        case leave
        case next
    }

    /// `case`
    struct Choice: Sendable {
        var subject: Expression
        /// In the order they are written; an `else` has no values.
        var parts: [(values: [Expression]?, body: [Node])]
        /// Where the values of a `when` end before the tag does: Liquid does not read the rest.
        var unread: SourcePosition?
        var position: SourcePosition
    }

    /// `for` and `tablerow`
    struct Loop: Sendable {
        var variable: String
        var items: Expression
        /// The items as they are written: loops of the same name share where `offset: continue` goes on.
        var key: String
        var limit: Expression?
        var offset: Expression?
        var continues = false
        var isReversed = false
        /// `tablerow`: each item in a cell of a table, with this many to a row.
        var isTable = false
        var columns: Expression?
        var body: [Node]
        var otherwise: [Node]?
        var position: SourcePosition
    }

    /// `render` and `include`
    struct Partial: Sendable {
        /// A text; for `include` anything whose value is the name of one of the partials that exist.
        var name: Expression
        /// `include` shares the variables of the template around it; `render` has its own.
        var sharesScope: Bool
        var subject: Expression?
        /// `for`: once for each item of the subject.
        var repeats = false
        /// The name under which the partial knows the subject; nil for the partial's own.
        var alias: String?
        var arguments: [(name: String, value: Expression)]
        var position: SourcePosition
    }
}

extension [Node] {
    /// Whether these print nothing but white space, whatever the values: Liquid then prints nothing at all.
    var areBlank: Bool {
        allSatisfy { node in
            switch node {
            case .text(let text): text.bytes.allSatisfy(Lexer.isSpace)
            case .output, .partial, .cycle, .count: false
            case .assign, .capture, .interrupt: true
            case .conditional(let branches, let otherwise, _):
                branches.allSatisfy { $0.body.areBlank } && (otherwise ?? []).areBlank
            case .choice(let choice): choice.parts.allSatisfy { $0.body.areBlank }
            case .loop(let loop): loop.body.areBlank && (loop.otherwise ?? []).areBlank
            case .changed(let body, _): body.areBlank
            }
        }
    }

    /// Blocks that are blank lose their white space.
    func withoutBlankText() -> [Node] {
        areBlank ? filter { if case .text = $0 { false } else { true } } : self
    }
}
