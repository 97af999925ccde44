/// A value that the program computes: an expression with its names resolved to places.
indirect enum Operand: Sendable {
    case literal(TemplateValue)
    case slot(Int)
    case register(Int)
    /// A variable that may or may not have been assigned when it is read.
    case assigned(register: Int, then: Operand, otherwise: Operand)
    case member(Operand, String)
    case item(Operand, Operand)
    case range(Operand, Operand)
    /// `default` with its plain meaning, the one filter that nearly every tag has.
    case fallback(Operand, Operand)
    case filter(Filter, Operand, [Operand], site: Int)
    /// A variable whose name is computed: the first of these names that has a value, or else the last operand.
    case named(Operand, [(name: String, value: Operand)], otherwise: Operand)
    /// `forloop.index` and its like, of the loop with this number.
    case loop(Int, LoopField)

    enum LoopField: String, Sendable {
        case index
        case index0
        case rindex
        case rindex0
        case first
        case last
        case length
        case name
        case row
        case col
        case col0
        case firstOfRow = "col_first"
        case lastOfRow = "col_last"

        /// Whether `tablerowloop` has it, or `forloop`.
        func belongs(toTable isTable: Bool) -> Bool {
            switch self {
            case .name: !isTable
            case .row, .col, .col0, .firstOfRow, .lastOfRow: isTable
            default: true
            }
        }
    }
}
