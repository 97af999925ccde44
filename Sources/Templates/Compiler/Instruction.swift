/// One step of a compiled template. Plain numbers only, so that running through them costs no reference counting:
/// texts, operands, tests and loops are kept in tables of the program.
enum Instruction: Sendable {
    /// Static bytes.
    case text(start: Int32, count: Int32)
    /// The value of a slot.
    case slot(Int32, Escaping)
    /// The value of a slot, or static bytes (escaped already) where it is missing: `{{ slot | default: "text" }}`.
    case slotOrText(Int32, start: Int32, count: Int32, Escaping)
    case output(operand: Int32, Escaping)
    case jump(to: Int32)
    case jumpIf(test: Int32, to: Int32)
    case jumpUnless(test: Int32, to: Int32)
    case assign(register: Int32, operand: Int32)
    /// Forgets registers: a partial begins without variables.
    case clear(from: Int32, to: Int32)
    case captureBegin
    case captureEnd(register: Int32)
    /// `ifchanged`: what was written since is taken back if it is what the one before wrote.
    case changedBegin
    case changedEnd
    /// The operand names no partial that could stand here.
    case noPartial(operand: Int32)
    /// Sets up a loop; jumps when it has no turn.
    case loopBegin(Int32, orTo: Int32)
    /// Takes the loop's next item and goes on; jumps when there is none left.
    case loopNext(Int32, orTo: Int32)
    case cycle(Int32)
    /// Changes a counter and, where it is seen, prints it.
    case count(register: Int32, isIncrement: Bool, isShown: Bool)
    /// The address of a link, written by the caller.
    case link(Int32, isMarkup: Bool)
    /// The picture that tells of an opening; its address is written by the caller.
    case openPixel
    /// A space, unless the text so far ends in white space.
    case space
    /// At least so many line ends, unless nothing was written yet.
    case lineBreak(Int32)
    /// One line end more, but no second empty line.
    case lineEnd
    /// Exactly one line end after the last word.
    case finish
    /// What was written, or captured so far, becomes one line.
    case oneLine
    /// The number of the next item of a list, and what is added behind each, unless that is 0; without a number, items have
    /// the mark of a list without numbers.
    case listNumber(register: Int32, Int32?, step: Int32)
    /// The mark of an item.
    case listItem(register: Int32, ListMark)
}

/// A comparison, or the truth of one value.
struct Test: Sendable {
    var left: Operand
    var comparison: Condition.Comparison?
    var right: Operand
}

/// What a loop needs to run.
struct LoopPlan: Sendable {
    /// What a value that is no array means.
    enum Source: Sendable {
        /// `for`: objects and ranges are gone through, texts are one item, numbers none.
        case loop
        /// `render for`: as for a loop, but anything single is one item.
        case partials
        /// `include with`: only arrays are gone through.
        case arrays
    }

    var items: Operand
    var source = Source.loop
    var limit: Operand?
    var offset: Operand?
    var isReversed: Bool
    /// Holds the present item.
    var register: Int
    /// Holds where `offset: continue` of the same loop goes on.
    var continueRegister: Int
    var continues: Bool
    /// `tablerow`, with so many cells to a row.
    var isTable = false
    var columns: Operand?
    var name: String
    var site: Int
}

/// What a `cycle` needs to run.
struct CyclePlan: Sendable {
    var name: Operand?
    /// Tells unnamed cycles apart.
    var key: String
    var values: [Operand]
    var escaping: Escaping
}
