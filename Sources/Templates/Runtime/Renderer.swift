/// One run of a program for one recipient. `Renderer+Operands.swift` computes values.
struct Renderer {
    let program: Program
    let values: [TemplateValue]
    let settings: RenderSettings
    /// Where this program's text begins in the output.
    var start: Int
    var registers: [TemplateValue?]
    var loops: [LoopTurn]
    var cycles: [String: Int] = [:]
    private var captures: [Int] = []
    /// What is added behind each item of a list, by the list's register.
    private var listSteps: [Int: Int] = [:]
    /// What the last `ifchanged` wrote.
    private var changed: [UInt8] = []
    /// Where long static text was written, if that is wanted.
    var spans: [StaticSpan] = []
    var notesSpans = false
    /// What was spent of the limits.
    var turns = 0
    var work = 0

    /// Where a loop is.
    struct LoopTurn {
        var items: [TemplateValue] = []
        /// The number of the present item, from 0.
        var index = -1
        /// A partial that is shown once, for a value that is no array: it has no `forloop`.
        var isSingle = false
        /// Cells to a row of a `tablerow`; all are in one row if that is not above 0.
        var columns = 0

        var row: Int { columns > 0 ? index / columns + 1 : 1 }
        /// From 1.
        var column: Int { columns > 0 ? index % columns + 1 : index + 1 }
    }

    init(program: Program, values: [TemplateValue], settings: RenderSettings, start: Int) {
        self.program = program
        self.values = values
        self.settings = settings
        self.start = start
        registers = Array(repeating: nil, count: program.registers)
        loops = Array(repeating: LoopTurn(), count: program.loops.count)
    }

    mutating func run(_ link: (Int, inout [UInt8]) -> Void, _ out: inout [UInt8]) throws(TemplateError) {
        var next = 0
        do throws(TemplateError) {
            try run(from: &next, link, &out)
            try checkSize(out.count - start, nil)
        } catch {
            var error = error
            if error.position == nil { error.position = program.position(of: next - 1) }
            throw error
        }
    }

    /// Runs to the end; `next` is the instruction after the present one.
    private mutating func run(
        from next: inout Int, _ link: (Int, inout [UInt8]) -> Void, _ out: inout [UInt8]
    ) throws(TemplateError) {
        let instructions = program.instructions
        while next < instructions.count {
            let instruction = instructions[next]
            next += 1
            switch instruction {
            case .text(let start, let count): appendStatic(start, count, &out)
            case .slot(let slot, let escaping): try append(values[Int(slot)], escaping, &out)
            case .slotOrText(let slot, let start, let count, let escaping):
                let value = values[Int(slot)]
                if value.wantsDefault { appendStatic(start, count, &out) } else { try append(value, escaping, &out) }
            case .output(let operand, let escaping): try append(try value(program.operands[Int(operand)]), escaping, &out)
            case .jump(let to): next = Int(to)
            case .jumpIf(let test, let to): if try holds(program.tests[Int(test)]) { next = Int(to) }
            case .jumpUnless(let test, let to): if try !holds(program.tests[Int(test)]) { next = Int(to) }
            case .loopBegin(let loop, let to): if try !begin(Int(loop)) { next = Int(to) }
            case .loopNext(let loop, let to):
                if try !advance(Int(loop), length: Int(to) - next, out.count) { next = Int(to) }
            case .link(let number, let isMarkup): write(link, Int(number), isMarkup: isMarkup, &out)
            case .openPixel: appendOpenPixel(link, &out)
            default: try runRare(instruction, &out)
            }
        }
    }

    private mutating func runRare(_ instruction: Instruction, _ out: inout [UInt8]) throws(TemplateError) {
        switch instruction {
        case .assign(let register, let operand): registers[Int(register)] = try value(program.operands[Int(operand)])
        case .clear(let from, let to): for register in Int(from)..<Int(to) { registers[register] = nil }
        case .captureBegin: captures.append(out.count)
        case .captureEnd(let register):
            guard let begin = captures.popLast() else { return }
            try charge(20 + out.count - begin)
            registers[Int(register)] = .string(String(decoding: out[begin...], as: UTF8.self))
            out.removeLast(out.count - begin)
        case .changedBegin: captures.append(out.count)
        case .changedEnd:
            guard let begin = captures.popLast() else { return }
            try charge(20 + out.count - begin)
            if out[begin...] == changed[...] { out.removeLast(out.count - begin) } else { changed = Array(out[begin...]) }
        case .noPartial(let operand): throw noPartial(try value(program.operands[Int(operand)]))
        case .cycle(let number): try cycle(program.cycles[Int(number)], &out)
        case .count(let register, let isIncrement, let isShown):
            let number = count(Int(register), isIncrement)
            if isShown { out.append(contentsOf: String(number).utf8) }
        case .space: if out.count > start, let last = out.last, !Lexer.isSpace(last) { out.append(0x20) }
        case .lineBreak(let lines): breakLine(Int(lines), &out)
        case .lineEnd: endLine(&out)
        case .finish:
            while out.count > start, let last = out.last, Lexer.isSpace(last) { out.removeLast() }
            if out.count > start { out.append(0x0a) }
        case .oneLine: OneLine.settle(&out, from: captures.last ?? start)
        case .listNumber(let register, let number, let step): begin(Int(register), number, step)
        case .listItem(let register, let mark): appendItem(Int(register), mark, &out)
        default: break
        }
    }

    private func noPartial(_ name: TemplateValue) -> TemplateError {
        guard case .string(let name) = name else { return TemplateError(.value, "the name of a partial is a text") }
        return TemplateError(
            .unknownName, "there is no partial `\(name)` that could stand here",
            advice: "Partials are the files of the folder partials/, named without their ending. None can contain itself.")
    }

    // MARK: - Output

    @inline(__always)
    private mutating func appendStatic(_ start: Int32, _ count: Int32, _ out: inout [UInt8]) {
        if count >= StaticSpan.shortest, notesSpans {
            spans.append(StaticSpan(start: Int(start), count: Int(count), place: out.count))
        }
        program.bytes.withUnsafeBufferPointer { bytes in
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[Int(start)..<(Int(start) + Int(count))]))
        }
    }

    private func append(_ value: TemplateValue, _ escaping: Escaping, _ out: inout [UInt8]) throws(TemplateError) {
        switch value {
        case .nil, .empty, .blank: return
        case .string(let text): Escaper.append(text, escaping, to: &out)
        default: Escaper.append(value.text(settings), escaping, to: &out)
        }
        try checkSize(out.count - start, nil)
    }

    private func write(_ link: (Int, inout [UInt8]) -> Void, _ number: Int, isMarkup: Bool, _ out: inout [UInt8]) {
        let begin = out.count
        link(number, &out)
        // The caller writes addresses of its own making, which hardly ever need escaping.
        guard isMarkup, !Escaper.isHarmless(out[begin...]) else { return }
        let address = Array(out[begin...])
        out.removeLast(out.count - begin)
        address.withUnsafeBufferPointer { Escaper.append($0, .html, to: &out) }
    }

    private func appendOpenPixel(_ link: (Int, inout [UInt8]) -> Void, _ out: inout [UInt8]) {
        let begin = out.count
        out.append(contentsOf: "<img src=\"".utf8)
        let address = out.count
        write(link, Program.openPixel, isMarkup: true, &out)
        if out.count == address {
            out.removeLast(out.count - begin)
        } else {
            out.append(contentsOf: "\" width=\"1\" height=\"1\" alt=\"\">".utf8)
        }
    }

    private mutating func cycle(_ plan: CyclePlan, _ out: inout [UInt8]) throws(TemplateError) {
        let key = if let name = plan.name { "\0" + (try value(name)).text(settings) } else { plan.key }
        try charge(20 + key.utf8.count)
        let place = cycles[key] ?? 0
        if plan.values.indices.contains(place) { try append(try value(plan.values[place]), plan.escaping, &out) }
        cycles[key] = place + 1 >= plan.values.count ? 0 : place + 1
    }

    /// Changes the counter; what it prints.
    private mutating func count(_ register: Int, _ isIncrement: Bool) -> Int {
        let old = if case .integer(let number)? = registers[register] { number } else { 0 }
        registers[register] = .integer(isIncrement ? old &+ 1 : old &- 1)
        return isIncrement ? old : old &- 1
    }

    // MARK: - Lists of a text part

    /// Sets the number of the next item, and with a step begins a list.
    private mutating func begin(_ register: Int, _ number: Int32?, _ step: Int32) {
        registers[register] = number.map { .integer(Int($0)) }
        if step != 0 { listSteps[register] = Int(step) }
    }

    private mutating func appendItem(_ register: Int, _ mark: ListMark, _ out: inout [UInt8]) {
        guard case .integer(let number)? = registers[register] else { return out.append(contentsOf: "- ".utf8) }
        out.append(contentsOf: (mark.text(number) + ". ").utf8)
        registers[register] = .integer(number &+ (listSteps[register] ?? 1))
    }

    // MARK: - Lines of a text part

    /// Cuts the spaces from the end; how many line ends are there then.
    private func lineEnds(_ out: inout [UInt8]) -> Int {
        while out.count > start, let last = out.last, last == 0x20 || last == 0x09 { out.removeLast() }
        var end = out.count
        // More than two are as many as there ever need to be.
        while end > start, out.count - end < 3, out[end - 1] == 0x0a { end -= 1 }
        return out.count - end
    }

    private func breakLine(_ lines: Int, _ out: inout [UInt8]) {
        let present = lineEnds(&out)
        guard out.count > start, present < lines else { return }
        for _ in present..<lines { out.append(0x0a) }
    }

    private func endLine(_ out: inout [UInt8]) {
        if lineEnds(&out) < 2, out.count > start { out.append(0x0a) }
    }
}
