/// One conversion under way.
struct ConversionWork {
    /// Where a tag was written, and which one of the original answers for it: the beginning of its condition.
    struct Placed {
        var output: Int
        var offset: Int
    }

    let source: SourceText
    let reader: any ForeignTagReader
    let names: TagNames
    /// Whether tags of ours stay tags.
    let keepsOwnTags: Bool
    /// By the offsets of tags.
    let decisions: [Int: ConversionDecision]
    /// Tries the letter with all of its tags as they are.
    let keepsAll: Bool

    private(set) var output: [UInt8] = []
    private(set) var replacements: [Conversion.Replacement] = []
    private(set) var findings: [Finding] = []
    private(set) var placed: [Placed] = []
    /// The tags that stayed.
    private(set) var left: [Placed] = []
    /// Which offset of the original each stretch of the output begins at.
    private(set) var stretches: [Placed] = []
    private var places: PositionTracker
    /// Conditions that have not ended.
    var open: [OpenCondition] = []
    /// Beginnings without an end, of what would be left out.
    private(set) var unended: [Int] = []
    private var hasOwnTags = false
    private let styles: [Range<Int>]
    private var nextStyle = 0

    init(
        source: SourceText, reader: any ForeignTagReader, names: TagNames, keepsOwnTags: Bool,
        decisions: [Int: ConversionDecision] = [:], keepsAll: Bool = false
    ) {
        self.source = source
        self.reader = reader
        self.names = names
        self.keepsOwnTags = keepsOwnTags
        self.decisions = decisions
        self.keepsAll = keepsAll
        styles = reader.isForText ? OwnTags.styleSheets(source.bytes) : []
        places = PositionTracker(source)
        output.reserveCapacity(source.bytes.count + source.bytes.count / 4)
    }

    private var bytes: [UInt8] { source.bytes }

    /// Whether what stands here is left out.
    var isSkipping: Bool { open.contains { $0.kind == .never } }

    /// Converts the whole file: its body, and the subject and the preheader of its front matter if it has one.
    mutating func run() {
        let body = FrontMatterLines(bytes).map { matter in
            for line in matter.lines { convertLine(line) }
            return matter.end
        }
        convert(from: body ?? 0, to: bytes.count)
        closeConditions()
    }

    // MARK: - Text

    private mutating func convert(from start: Int, to end: Int) {
        var offset = start
        while offset < end {
            if let length = ownTag(at: offset), offset + length <= end {
                append(bytes[offset..<offset + length], from: offset)
                offset += length
            } else if reader.mayBegin(bytes[offset]), !isInStyle(offset), let tag = reader.tag(bytes, at: offset, names),
                offset + tag.length <= end
            {
                replace(tag, at: offset)
                offset += tag.length
            } else {
                offset += copy(at: offset, to: end)
            }
        }
    }

    /// Copies one byte, or two that would begin a tag here. Returns how many.
    private mutating func copy(at offset: Int, to end: Int) -> Int {
        let pair = bytes[offset..<min(offset + 2, end)]
        let next = offset + 1
        // A tag of the other program behind a brace is one all the same.
        let isBrace =
            next < end && reader.mayBegin(bytes[next])
            && reader.tag(bytes, at: next, names).map { next + $0.length <= end } == true
        guard Self.beginsTag(pair), !isBrace else {
            append(bytes[offset..<offset + 1], from: offset)
            return 1
        }
        noteOwnTag(at: offset)
        keep(pair, from: offset)
        return 2
    }

    private static func beginsTag(_ pair: ArraySlice<UInt8>) -> Bool {
        pair.elementsEqual("{{".utf8) || pair.elementsEqual("{%".utf8)
    }

    /// The length of the tag of ours that begins here and stays one.
    private func ownTag(at offset: Int) -> Int? {
        guard keepsOwnTags, bytes[offset] == UInt8(ascii: "{"), offset + 1 < bytes.count else { return nil }
        return OwnTags.length(bytes, at: offset)
    }

    /// Whether this stands in a style sheet, where other signs have their own meaning. Offsets grow from call to call.
    private mutating func isInStyle(_ offset: Int) -> Bool {
        while nextStyle < styles.count, styles[nextStyle].upperBound <= offset { nextStyle += 1 }
        return nextStyle < styles.count && styles[nextStyle].contains(offset)
    }

    private mutating func append(_ text: ArraySlice<UInt8>, from offset: Int) {
        guard !isSkipping else { return }
        if stretches.last.map({ $0.output - $0.offset != output.count - offset }) ?? true {
            stretches.append(Placed(output: output.count, offset: offset))
        }
        output += text
    }

    /// Writes text that is not to be read as a tag, with a brace that stands before it.
    private mutating func keep(_ text: ArraySlice<UInt8>, from offset: Int) {
        guard !isSkipping else { return }
        let brace = output.last == UInt8(ascii: "{") ? [output.removeLast()] : []
        stretches.append(Placed(output: output.count, offset: offset))
        output += "{% raw %}".utf8
        output += brace + text
        output += "{% endraw %}".utf8
    }

    /// Writes a tag of ours. A brace before it would become part of it.
    private mutating func write(_ tag: String, for offset: Int, at place: Int) {
        guard !isSkipping else { return }
        if output.last == UInt8(ascii: "{"), tag.utf8.first == UInt8(ascii: "{") { keep([], from: place) }
        stretches.append(Placed(output: output.count, offset: place))
        if !tag.isEmpty { placed.append(Placed(output: output.count, offset: offset)) }
        output += tag.utf8
    }

    private mutating func noteOwnTag(at offset: Int) {
        guard !hasOwnTags, !isSkipping else { return }
        let text = bytes[offset...].dropFirst(2).drop(while: Lexer.isSpace)
        guard ["contact.", "unsubscribe_url", "raw "].contains(where: { text.starts(with: $0.utf8) }) else { return }
        hasOwnTags = true
        findings.append(
            Finding(
                .conversion, .warning, "there are tags of ours already, which become text", at: places.position(at: offset),
                advice: "Convert a file once only, and write our tags afterwards."))
    }

    // MARK: - Front matter

    /// A line of front matter. A value that changes is put into quotes, for YAML reads braces as its own.
    private mutating func convertLine(_ line: FrontMatterLines.Line) {
        guard let value = line.value else {
            if !line.isSubject { noteTags(in: line) }
            append(bytes[line.range], from: line.range.lowerBound)
            return
        }
        append(bytes[line.range.lowerBound..<value.lowerBound], from: line.range.lowerBound)
        if line.isBlock {
            convert(from: value.lowerBound, to: value.upperBound)
        } else {
            convertScalar(value)
        }
        if line.endsValue { closeConditions() }
        append(bytes[value.upperBound..<line.range.upperBound], from: value.upperBound)
    }

    private mutating func convertScalar(_ value: Range<Int>) {
        let start = output.count
        let first = bytes[value.lowerBound]
        let isQuoted =
            value.count > 1 && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")) && bytes[value.upperBound - 1] == first
        let before = placed.count
        convert(from: value.lowerBound + (isQuoted ? 1 : 0), to: value.upperBound - (isQuoted ? 1 : 0))
        closeConditions()
        let text = Array(output[start...])
        output.removeLast(text.count)
        let original = bytes[value].dropFirst(isQuoted ? 1 : 0).dropLast(isQuoted ? 1 : 0)
        guard !text.elementsEqual(original) else {
            output += bytes[value]
            return
        }
        let quote = UInt8(ascii: "'")
        output +=
            [quote] + Self.unescaped(text, quote: isQuoted ? first : nil).flatMap { $0 == quote ? [quote, quote] : [$0] } + [
                quote
            ]
        // Quotes have moved them; the line is near enough.
        for index in before..<placed.count { placed[index].output = start }
    }

    /// The text of a quoted value of YAML.
    private static func unescaped(_ text: [UInt8], quote: UInt8?) -> [UInt8] {
        guard let quote else { return text }
        let string = String(decoding: text, as: UTF8.self)
        return Array((quote == UInt8(ascii: "'") ? string.replacing("''", with: "'") : string.replacing("\\\"", with: "\"")).utf8)
    }

    /// Names the tags in a line where none can stand.
    private mutating func noteTags(in line: FrontMatterLines.Line) {
        var offset = line.range.lowerBound
        while offset < line.range.upperBound {
            guard reader.mayBegin(bytes[offset]), ownTag(at: offset) == nil, let tag = reader.tag(bytes, at: offset, names),
                offset + tag.length <= line.range.upperBound
            else {
                offset += 1
                continue
            }
            let written = String(decoding: bytes[offset..<offset + tag.length], as: UTF8.self)
            note(
                .error, "`\(written)` was not converted", places.position(at: offset),
                "In the front matter only `subject` and `preheader` can have tags: write the value itself.")
            offset += tag.length
        }
    }

    // MARK: - Tags

    private mutating func replace(_ tag: ForeignTag, at offset: Int) {
        let position = places.position(at: offset)
        let original = bytes[offset..<offset + tag.length]
        let place = TagPlace(written: String(decoding: original, as: UTF8.self), offset: offset, position: position)
        let wasSkipping = isSkipping
        guard !keepsAll, let ours = ours(tag.meaning, place) else {
            if !isSkipping { left.append(Placed(output: output.count, offset: offset)) }
            return leave(original, from: offset)
        }
        write(ours.text, for: ours.answers, at: offset)
        if wasSkipping && isSkipping || ours.text == place.written { return }
        if let index = replacements.firstIndex(where: { $0.tag == place.written && $0.by == ours.text }) {
            replacements[index].count += 1
        } else {
            replacements.append(.init(tag: place.written, by: ours.text, count: 1))
        }
    }

    /// A tag that stays. Where it would be one of ours too it becomes text.
    private mutating func leave(_ original: ArraySlice<UInt8>, from offset: Int) {
        var rest = original
        while !rest.isEmpty {
            let pair = rest.prefix(2)
            if Self.beginsTag(pair) {
                keep(pair, from: pair.startIndex)
                rest = rest.dropFirst(2)
            } else {
                append(rest.prefix(1), from: rest.startIndex)
                rest = rest.dropFirst()
            }
        }
    }

    /// Ends the conditions that the original never ended.
    private mutating func closeConditions() {
        while let last = open.last { closeUnended(last) }
    }

    /// Ends the innermost condition, whose own end is missing.
    mutating func closeUnended(_ condition: OpenCondition) {
        open.removeLast()
        switch condition.kind {
        case .foreign(let isLoop):
            // Without an end it does not hold what stands behind it.
            if isLoop { unended.append(condition.offset) }
            return
        case .never: unended.append(condition.offset)
        case .always: break
        case .conditional, .negated: write(condition.ending, for: condition.offset, at: condition.offset)
        }
        let ending = condition.ending
        note(
            .error, "this condition never ends" + (ending.isEmpty ? "" : "; it was ended at the end of the file"),
            condition.position,
            ending.isEmpty ? "Take its beginning out, or write its end." : "Move \(ending) to where it belongs.")
    }

    mutating func note(_ severity: Finding.Severity, _ message: String, _ position: SourcePosition, _ advice: String?) {
        guard !isSkipping, !keepsAll else { return }
        findings.append(Finding(.conversion, severity, message, at: position, advice: advice))
    }
}

/// A tag of the original.
struct TagPlace {
    var written: String
    var offset: Int
    var position: SourcePosition
}
