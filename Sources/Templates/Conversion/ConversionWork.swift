/// One conversion under way.
struct ConversionWork {
    private enum Block: String {
        case conditional = "endif"
        case negated = "endunless"
        /// Holds for every letter: only its content stays.
        case always = ""

        /// What ends it.
        var end: String { self == .always ? "" : "{% \(rawValue) %}" }
    }

    let source: SourceText
    let reader: any ForeignTagReader
    let names: TagNames
    private(set) var output: [UInt8] = []
    private(set) var replacements: [Conversion.Replacement] = []
    private(set) var findings: [Finding] = []
    private var places: PositionTracker
    /// Conditions that have not ended, and where they began.
    private var blocks: [(block: Block, position: SourcePosition)] = []
    private var hasOwnTags = false

    init(source: SourceText, reader: any ForeignTagReader, names: TagNames) {
        self.source = source
        self.reader = reader
        self.names = names
        places = PositionTracker(source)
        output.reserveCapacity(source.bytes.count + source.bytes.count / 4)
    }

    private var bytes: [UInt8] { source.bytes }

    // MARK: - Text

    mutating func convert(from start: Int, to end: Int) {
        var offset = start
        while offset < end {
            if reader.mayBegin(bytes[offset]), let tag = reader.tag(bytes, at: offset, names), offset + tag.length <= end {
                replace(tag, at: offset)
                offset += tag.length
            } else {
                offset += copy(at: offset, to: end)
            }
        }
    }

    /// Copies one byte, or two that would begin a tag here. Returns how many.
    private mutating func copy(at offset: Int, to end: Int) -> Int {
        guard bytes[offset] == UInt8(ascii: "{"), offset + 1 < end else {
            output.append(bytes[offset])
            return 1
        }
        let next = bytes[offset + 1]
        if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") {
            noteOwnTag(at: offset)
            keep(bytes[offset..<offset + 2])
            return 2
        }
        output.append(bytes[offset])
        return 1
    }

    /// Writes a tag of ours. A brace before it would become part of it.
    private mutating func append(_ tag: String) {
        if output.last == UInt8(ascii: "{"), tag.utf8.first == UInt8(ascii: "{") { keep([]) }
        output += tag.utf8
    }

    /// Writes text that is not to be read as a tag, with a brace that stands before it.
    private mutating func keep(_ text: ArraySlice<UInt8>) {
        let brace = output.last == UInt8(ascii: "{") ? [output.removeLast()] : []
        output += "{% raw %}".utf8
        output += brace + text
        output += "{% endraw %}".utf8
    }

    private mutating func noteOwnTag(at offset: Int) {
        guard !hasOwnTags else { return }
        let text = bytes[offset...].dropFirst(2).drop(while: Lexer.isSpace)
        guard ["contact.", "unsubscribe_url", "raw "].contains(where: { text.starts(with: $0.utf8) }) else { return }
        hasOwnTags = true
        findings.append(
            Finding(
                .conversion, .warning, "there are tags of ours already, which become text", at: places.position(at: offset),
                advice: "Convert a file once only, and write our tags afterwards."))
    }

    /// A line of front matter. A value that changes is put into quotes, for YAML reads braces as its own.
    mutating func convertLine(_ line: FrontMatterLines.Line) {
        guard let value = line.value else {
            output += bytes[line.range]
            return
        }
        output += bytes[line.range.lowerBound..<value.lowerBound]
        let start = output.count
        let first = bytes[value.lowerBound]
        let isQuoted =
            value.count > 1 && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")) && bytes[value.upperBound - 1] == first
        let before = replacements.reduce(0) { $0 + $1.count }
        convert(from: value.lowerBound + (isQuoted ? 1 : 0), to: value.upperBound - (isQuoted ? 1 : 0))
        closeConditions()
        let text = Array(output[start...])
        output.removeLast(text.count)
        if replacements.reduce(0, { $0 + $1.count }) == before {
            output += bytes[value]
        } else {
            let quote = UInt8(ascii: "'")
            output +=
                [quote] + Self.unescaped(text, quote: isQuoted ? first : nil).flatMap { $0 == quote ? [quote, quote] : [$0] } + [
                    quote
                ]
        }
        output += bytes[value.upperBound..<line.range.upperBound]
    }

    /// The text of a quoted value of YAML.
    private static func unescaped(_ text: [UInt8], quote: UInt8?) -> [UInt8] {
        guard let quote else { return text }
        let string = String(decoding: text, as: UTF8.self)
        return Array((quote == UInt8(ascii: "'") ? string.replacing("''", with: "'") : string.replacing("\\\"", with: "\"")).utf8)
    }

    // MARK: - Tags

    private mutating func replace(_ tag: ForeignTag, at offset: Int) {
        let position = places.position(at: offset)
        let original = bytes[offset..<offset + tag.length]
        let written = String(decoding: original, as: UTF8.self)
        guard let ours = ours(tag.meaning, written, position) else {
            leave(original)
            return
        }
        append(ours)
        if let index = replacements.firstIndex(where: { $0.tag == written && $0.by == ours }) {
            replacements[index].count += 1
        } else {
            replacements.append(.init(tag: written, by: ours, count: 1))
        }
    }

    /// A tag that stays. Where it would be one of ours too it becomes text.
    private mutating func leave(_ original: ArraySlice<UInt8>) {
        var rest = original
        while let byte = rest.first {
            let pair = rest.prefix(2)
            if pair.elementsEqual("{{".utf8) || pair.elementsEqual("{%".utf8) {
                keep(pair)
                rest = rest.dropFirst(2)
            } else {
                output.append(byte)
                rest = rest.dropFirst()
            }
        }
    }

    /// What we write for a tag; nil when it stays.
    private mutating func ours(_ meaning: ForeignTag.Meaning, _ written: String, _ position: SourcePosition) -> String? {
        switch meaning {
        case .value(let name, let fallback, let filters): return value(name, fallback, filters, written, position)
        case .liquid(let text, let advice):
            if let advice { note(.warning, "`\(written)` means something else here", position, advice) }
            return text
        case .text(let text): return text
        case .foreign(let advice):
            note(.error, "`\(written)` was not converted", position, advice)
            return nil
        case .ifBegins(let test, let isNegated):
            blocks.append((isNegated ? .negated : .conditional, position))
            return "{% \(isNegated ? "unless" : "if") \(condition(test, written, position)) %}"
        case .always:
            blocks.append((.always, position))
            return ""
        case .elseIf(let test):
            return inCondition(written, position) ? "{% elsif \(condition(test, written, position)) %}" : nil
        case .otherwise: return inCondition(written, position) ? "{% else %}" : nil
        case .ifEnds: return inBlock(written, position) ? blocks.popLast().map(\.block.end) : nil
        }
    }

    private mutating func inBlock(_ written: String, _ position: SourcePosition) -> Bool {
        if !blocks.isEmpty { return true }
        note(.error, "`\(written)` belongs to no condition, and stays as text", position, "Take it out, or write the beginning.")
        return false
    }

    private mutating func inCondition(_ written: String, _ position: SourcePosition) -> Bool {
        guard inBlock(written, position) else { return false }
        if blocks.last?.block != .always { return true }
        note(
            .error, "`\(written)` stands for a case that never comes, and stays as text", position,
            "Take it out, with what belongs to it.")
        return false
    }

    /// Ends the conditions that the original never ended.
    mutating func closeConditions() {
        for (block, position) in blocks.reversed() where block != .always {
            append(block.end)
            note(
                .error, "this condition never ends; it was ended at the end of the file", position,
                "Move \(block.end) to where it belongs.")
        }
        blocks = []
    }

    // MARK: - Names

    private mutating func value(
        _ name: String, _ fallback: String?, _ filters: [String], _ written: String, _ position: SourcePosition
    ) -> String {
        var (expression, fallback) = expression(name, fallback, written, position)
        for filter in filters { expression += " | \(filter)" }
        if let text = fallback.map({ Entities.decoded(Array($0.utf8)) }), !text.isEmpty {
            if let literal = Self.literal(text) {
                expression += " | default: \(literal)"
            } else {
                fallback = nil
                note(
                    .error, "the default of `\(written)` cannot be written here", position,
                    "Write {{ \(expression) | default: \"...\" }}.")
            }
        }
        return "{{ \(expression) }}"
    }

    private mutating func expression(
        _ name: String, _ fallback: String?, _ written: String, _ position: SourcePosition
    ) -> (String, fallback: String?) {
        switch names.target(name) {
        case .field(let field): return ("contact.\(field.key)", fallback ?? field.fallback)
        case .other(let expression, let advice):
            if let advice { note(.warning, "`\(written)` has no equal here", position, advice) }
            return (expression, nil)
        case .unknown(let key):
            note(
                .warning, "`\(written)` became `contact.\(key)`, which is a guess", position,
                "Define a field `\(key)`, or say which field it is: --map \(name)=KEY.")
            return ("contact.\(key)", fallback)
        }
    }

    private mutating func condition(_ test: ForeignTag.Test, _ written: String, _ position: SourcePosition) -> String {
        let (expression, _) = expression(test.name, nil, written, position)
        let subject = expression.split(separator: "|").first.map { String($0).trimmingSpace() } ?? expression
        guard let comparison = test.comparison else { return subject }
        if let number = Double(test.value), number.isFinite, !test.value.hasPrefix("0") || test.value == "0",
            !test.value.contains("e")
        {
            if comparison == "==" || comparison == "!=" {
                note(
                    .notice, "`\(written)` compares with a number", position,
                    "Put quotes around \(test.value) if the field holds text.")
            }
            return "\(subject) \(comparison) \(test.value)"
        }
        guard let literal = Self.literal(test.value) else {
            note(.error, "the condition `\(written)` cannot be written here", position, "Write it by hand.")
            return "\(subject)"
        }
        return "\(subject) \(comparison) \(literal)"
    }

    private mutating func note(_ severity: Finding.Severity, _ message: String, _ position: SourcePosition, _ advice: String) {
        findings.append(Finding(.conversion, severity, message, at: position, advice: advice))
    }

    /// A text as a literal; nil when it would end its tag.
    private static func literal(_ text: String) -> String? {
        if ["}}", "%}", "{{", "{%", "\n", "\r"].contains(where: text.contains) || text.hasSuffix("}") || text.hasSuffix("%") {
            return nil
        }
        if !text.contains("\"") { return "\"\(text)\"" }
        return text.contains("'") ? nil : "'\(text)'"
    }
}
