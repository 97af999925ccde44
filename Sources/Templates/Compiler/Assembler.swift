/// Collects the instructions of one program. Static text that follows static text becomes one instruction.
final class Assembler {
    private(set) var bytes: [UInt8] = []
    private(set) var instructions: [Instruction] = []
    private(set) var operands: [Operand] = []
    private(set) var tests: [Test] = []
    var loops: [LoopPlan] = []
    private(set) var cycles: [CyclePlan] = []
    private(set) var sites: [SourcePosition] = []
    /// For each instruction the site of the tag it belongs to, for errors of rendering.
    private var origins: [Int32] = []
    /// How many partials were put into the program.
    var partials = 0
    /// The tag that is being compiled.
    var place: SourcePosition?
    private(set) var registers = 0
    /// Where the static text that is not an instruction yet begins.
    private var pending = 0
    /// How often white space was cut from the end of pending text, which no mark before it survives.
    private var cuts = 0
    /// The last place that a jump goes to.
    private var label: Int32 = 0

    /// A place in the program, to see later what was written since.
    struct Mark: Equatable {
        var instructions: Int
        var bytes: Int
        var cuts: Int
    }

    // MARK: - Text

    func append(_ new: some Sequence<UInt8>) {
        bytes.append(contentsOf: new)
    }

    func mark() -> Mark {
        Mark(instructions: instructions.count, bytes: bytes.count, cuts: cuts)
    }

    /// The static text since the mark; nil when there were instructions too.
    func text(since mark: Mark) -> ArraySlice<UInt8>? {
        mark.instructions == instructions.count && mark.cuts == cuts && mark.bytes >= pending ? bytes[mark.bytes...] : nil
    }

    /// Takes back the static text since the mark.
    func removeText(since mark: Mark) {
        if text(since: mark) != nil { bytes.removeLast(bytes.count - mark.bytes) }
    }

    /// Whether the last instruction printed a value as it is.
    var endsRaw: Bool {
        guard pending == bytes.count, let last = instructions.last else { return false }
        return switch last {
        case .output(_, .none), .slot(_, .none), .slotOrText(_, _, _, .none): true
        default: false
        }
    }

    /// The static text that is not an instruction yet.
    var openText: ArraySlice<UInt8> { bytes[pending...] }

    /// Puts static text before the last bytes, which are no instruction yet.
    func insert(_ text: [UInt8], beforeLast count: Int) {
        bytes.insert(contentsOf: text, at: max(pending, bytes.count - count))
    }

    /// Keeps a place for static text that is known later: `fill` takes its number.
    func hole() -> Int {
        emit(.text(start: Int32(bytes.count), count: 0))
        return instructions.count - 1
    }

    func fill(_ hole: Int, with text: [UInt8]) {
        let (start, count) = store(text)
        instructions[hole] = .text(start: start, count: count)
    }

    private func flush() {
        guard pending < bytes.count else { return }
        add(.text(start: Int32(pending), count: Int32(bytes.count - pending)))
        pending = bytes.count
    }

    // MARK: - White space of text parts

    /// A space, unless there is white space. Behind static text that is decided now.
    func space() {
        if let last = bytes[pending...].last {
            if !Lexer.isSpace(last) { bytes.append(0x20) }
        } else if !isBehindBreak {
            emit(.space)
        }
    }

    /// At least so many line ends. Behind static text that is decided now.
    func breakLine(_ lines: Int32) {
        cutSpaces()
        if pending == bytes.count {
            if case .lineBreak(let before) = instructions.last, label < instructions.count {
                instructions[instructions.count - 1] = .lineBreak(max(before, lines))
            } else {
                emit(.lineBreak(lines))
            }
            return
        }
        let present = bytes[pending...].reversed().prefix { $0 == 0x0a }.count
        for _ in present..<max(present, Int(lines)) { bytes.append(0x0a) }
    }

    private var isBehindBreak: Bool {
        guard label < instructions.count, let last = instructions.last else { return false }
        return switch last {
        case .space, .lineBreak, .lineEnd: true
        default: false
        }
    }

    private func cutSpaces() {
        while bytes.count > pending, bytes.last == 0x20 {
            bytes.removeLast()
            cuts += 1
        }
    }

    // MARK: - Instructions

    func emit(_ instruction: Instruction) {
        flush()
        add(instruction)
    }

    /// Puts an instruction in the place of one that was emitted when less was known.
    func replace(_ index: Int, by instruction: Instruction) {
        instructions[index] = instruction
    }

    private func add(_ instruction: Instruction) {
        instructions.append(instruction)
        if let place, sites.last != place { sites.append(place) }
        origins.append(place == nil ? -1 : Int32(sites.count - 1))
    }

    /// Static bytes that only some instruction writes.
    func store(_ text: some Sequence<UInt8>) -> (start: Int32, count: Int32) {
        flush()
        let start = bytes.count
        bytes.append(contentsOf: text)
        pending = bytes.count
        return (Int32(start), Int32(bytes.count - start))
    }

    /// The number of the next instruction: what a jump backwards goes to.
    func here() -> Int32 {
        flush()
        label = Int32(instructions.count)
        return label
    }

    /// Makes the jump at `index` go to the next instruction.
    func land(_ index: Int) {
        let target = here()
        switch instructions[index] {
        case .jump: instructions[index] = .jump(to: target)
        case .jumpIf(let test, _): instructions[index] = .jumpIf(test: test, to: target)
        case .jumpUnless(let test, _): instructions[index] = .jumpUnless(test: test, to: target)
        case .loopBegin(let loop, _): instructions[index] = .loopBegin(loop, orTo: target)
        case .loopNext(let loop, _): instructions[index] = .loopNext(loop, orTo: target)
        default: break
        }
    }

    /// Makes the `clear` at `index` cover every register given out since.
    func extendClear(_ index: Int) {
        if case .clear(let from, _) = instructions[index] { instructions[index] = .clear(from: from, to: Int32(registers)) }
    }

    /// Emits a jump whose target comes later: `land` sets it.
    func emitJump(_ instruction: Instruction) -> Int {
        emit(instruction)
        return instructions.count - 1
    }

    // MARK: - Tables

    func operand(_ operand: Operand) -> Int32 {
        operands.append(operand)
        return Int32(operands.count - 1)
    }

    func test(_ test: Test) -> Int32 {
        tests.append(test)
        return Int32(tests.count - 1)
    }

    func loop(_ plan: LoopPlan) -> Int32 {
        loops.append(plan)
        return Int32(loops.count - 1)
    }

    func cycle(_ plan: CyclePlan) -> Int32 {
        cycles.append(plan)
        return Int32(cycles.count - 1)
    }

    func site(_ position: SourcePosition) -> Int {
        sites.append(position)
        return sites.count - 1
    }

    func register() -> Int {
        registers += 1
        return registers - 1
    }

    /// The finished program.
    func program(_ options: LetterOptions, links: [String], slots: Int) -> Program {
        flush()
        return Program(
            bytes: bytes, instructions: instructions, operands: operands, tests: tests, loops: loops, cycles: cycles,
            sites: sites, origins: origins, registers: registers, links: links, limits: options.limits,
            settings: options.settings,
            slotCount: slots)
    }
}
