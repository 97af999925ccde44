/// A compiled template: static bytes and instructions. Compiled once, run for each recipient, from any thread.
public struct Program: Sendable {
    let bytes: [UInt8]
    let instructions: [Instruction]
    let operands: [Operand]
    let tests: [Test]
    let loops: [LoopPlan]
    let cycles: [CyclePlan]
    let sites: [SourcePosition]
    /// For each instruction the number of its tag's site, or -1.
    let origins: [Int32]
    let registers: Int
    let links: [String]
    let limits: TemplateLimits
    let settings: RenderSettings
    /// How many values it needs at least.
    let slotCount: Int

    init(
        bytes: [UInt8], instructions: [Instruction], operands: [Operand], tests: [Test], loops: [LoopPlan], cycles: [CyclePlan],
        sites: [SourcePosition], origins: [Int32], registers: Int, links: [String], limits: TemplateLimits,
        settings: RenderSettings, slotCount: Int
    ) {
        self.bytes = bytes
        self.instructions = instructions
        self.operands = operands
        self.tests = tests
        self.loops = loops
        self.cycles = cycles
        self.sites = sites
        self.origins = origins
        self.registers = registers
        self.links = links
        self.limits = limits
        self.settings = settings
        self.slotCount = slotCount
    }

    /// What `link` is asked for when it has to write the address of the open pixel.
    public static let openPixel = -1

    /// The tag that an instruction belongs to.
    func position(of instruction: Int) -> SourcePosition? {
        guard origins.indices.contains(instruction), origins[instruction] >= 0 else { return nil }
        return sites[Int(origins[instruction])]
    }

    /// The size of the static text: a lower bound of what the program writes, but for branches.
    public var staticByteCount: Int { bytes.count }

    /// The static text of all branches, one behind the other, which ``StaticSpan`` points into.
    public var staticText: [UInt8] { bytes }

    /// The stretches of static text that a rendering notes, each once, in the order of `staticText`.
    public var staticStretches: [Range<Int>] {
        let stretches = instructions.compactMap { instruction -> Range<Int>? in
            switch instruction {
            case .text(let start, let count), .slotOrText(_, let start, let count, _):
                return count < StaticSpan.shortest ? nil : Int(start)..<Int(start + count)
            default: return nil
            }
        }
        return stretches.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Whether it prints nothing for anybody.
    public var isEmpty: Bool { instructions.isEmpty }

    /// Appends the text for one recipient to `output`. On an error `output` is as it was.
    /// - Parameters:
    ///   - values: One for each slot of the letter, in the order of ``Letter/slots``.
    ///   - settings: The recipient's time zone and language; nil for those of the letter.
    ///   - link: Appends the address of the link with this number in ``Letter/links``, or of the open pixel for
    ///     ``openPixel``. What it appends is escaped for the place it is written to.
    public func render(
        _ values: [TemplateValue], settings: RenderSettings? = nil, link: (Int, inout [UInt8]) -> Void, into output: inout [UInt8]
    ) throws(TemplateError) {
        var spans: [StaticSpan] = []
        try run(values, settings, link, notesSpans: false, &spans, &output)
    }

    /// As `render(_:settings:link:into:)`, and notes where the longer stretches of static text are in `output`.
    /// - Parameter spans: Replaced. Text may have been cut or taken back after it was noted: compare before use.
    public func render(
        _ values: [TemplateValue], settings: RenderSettings? = nil, link: (Int, inout [UInt8]) -> Void,
        spans: inout [StaticSpan], into output: inout [UInt8]
    ) throws(TemplateError) {
        spans.removeAll(keepingCapacity: true)
        try run(values, settings, link, notesSpans: true, &spans, &output)
    }

    private func run(
        _ values: [TemplateValue], _ settings: RenderSettings?, _ link: (Int, inout [UInt8]) -> Void, notesSpans: Bool,
        _ spans: inout [StaticSpan], _ output: inout [UInt8]
    ) throws(TemplateError) {
        guard values.count >= slotCount else {
            throw TemplateError(.value, "this template has \(slotCount) slots, and was given \(values.count) values")
        }
        let start = output.count
        var renderer = Renderer(program: self, values: values, settings: settings ?? self.settings, start: start)
        renderer.notesSpans = notesSpans
        swap(&renderer.spans, &spans)
        defer { swap(&renderer.spans, &spans) }
        do {
            try renderer.run(link, &output)
        } catch {
            output.removeLast(output.count - start)
            throw error
        }
    }

    /// As `render(_:settings:link:into:)` with the destinations themselves as links, and without an open pixel: for previews.
    public func render(
        _ values: [TemplateValue], settings: RenderSettings? = nil, into output: inout [UInt8]
    ) throws(TemplateError) {
        try render(
            values, settings: settings, link: { if links.indices.contains($0) { $1 += Array(links[$0].utf8) } }, into: &output)
    }

    /// The text for one recipient, with the destinations themselves as links.
    public func text(_ values: [TemplateValue], settings: RenderSettings? = nil) throws(TemplateError) -> String {
        var output: [UInt8] = []
        try render(values, settings: settings, into: &output)
        return String(decoding: output, as: UTF8.self)
    }
}
