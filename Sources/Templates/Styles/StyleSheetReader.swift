/// Reads a style sheet as browsers do: what is broken or unknown is skipped, the rest counts (CSS Syntax, section 5).
struct StyleSheetReader {
    /// At-rules that hold rules which count for some readers only.
    private static let conditions: Set<String> = ["media", "supports", "container", "layer", "scope", "starting-style"]

    private var cursor: CSSCursor
    private let limits: StyleLimits
    private var sheet: StyleSheet
    private var selectors = 0
    private var line = 0
    private var lineOffset = 0

    /// The rules of a sheet whose content begins at this place.
    static func sheet(_ bytes: [UInt8], at position: SourcePosition, _ limits: StyleLimits = StyleLimits()) -> StyleSheet {
        var reader = StyleSheetReader(bytes, at: position, limits)
        if bytes.count > limits.sheetBytes {
            reader.sheet.overLimit = "more than \(limits.sheetBytes) bytes"
        } else {
            reader.rules(isConditional: false, depth: limits.nesting)
        }
        return reader.sheet
    }

    private init(_ bytes: [UInt8], at position: SourcePosition, _ limits: StyleLimits) {
        cursor = CSSCursor(bytes)
        self.limits = limits
        sheet = StyleSheet(position: position)
    }

    /// Rules up to the end, or up to the `}` of the block they stand in.
    private mutating func rules(isConditional: Bool, depth: Int) {
        while sheet.overLimit == nil {
            cursor.skipSpace()
            guard let byte = cursor.byte else { return }
            if byte == UInt8(ascii: "}"), isConditional { return }
            if cursor.isAt("<!--") {
                cursor.offset += 4
            } else if cursor.isAt("-->") {
                cursor.offset += 3
            } else if byte == UInt8(ascii: "@") {
                atRule(isConditional: isConditional, depth: depth)
            } else {
                rule(isConditional: isConditional)
            }
        }
    }

    // MARK: - At-rules

    private mutating func atRule(isConditional: Bool, depth: Int) {
        cursor.offset += 1
        let name = cursor.identifier()?.lowercased() ?? ""
        _ = skipPrelude(endsAtSemicolon: true, isNested: isConditional)
        guard cursor.byte == UInt8(ascii: "{") else {
            _ = cursor.take(UInt8(ascii: ";"))
            return
        }
        if Self.conditions.contains(name), depth > 0 {
            cursor.offset += 1
            rules(isConditional: true, depth: depth - 1)
            _ = cursor.take(UInt8(ascii: "}"))
        } else {
            _ = block()
        }
    }

    /// To the `{` of a block, or to the `;` that ends an at-rule; whether everything on the way is whole.
    private mutating func skipPrelude(endsAtSemicolon: Bool, isNested: Bool) -> Bool {
        var isWhole = true
        while let byte = cursor.byte, byte != UInt8(ascii: "{") {
            if byte == UInt8(ascii: ";"), endsAtSemicolon { break }
            if byte == UInt8(ascii: "}"), isNested { break }
            if !cursor.skipPart(depth: limits.nesting) {
                isWhole = false
                if let byte = cursor.byte, ")]}".utf8.contains(byte) { cursor.offset += 1 }
            }
        }
        return isWhole
    }

    /// Passes a block that begins here; the range of what is in it. One that does not end ends with the sheet.
    private mutating func block() -> Range<Int> {
        cursor.offset += 1
        let start = cursor.offset
        while let byte = cursor.byte {
            if byte == UInt8(ascii: "}") {
                cursor.offset += 1
                return start..<cursor.offset - 1
            }
            if !cursor.skipPart(depth: limits.nesting), let byte = cursor.byte, ")]".utf8.contains(byte) { cursor.offset += 1 }
        }
        return start..<cursor.offset
    }

    // MARK: - Rules

    private mutating func rule(isConditional: Bool) {
        let start = cursor.offset
        let isWhole = skipPrelude(endsAtSemicolon: false, isNested: isConditional)
        let prelude = start..<cursor.offset
        guard cursor.byte == UInt8(ascii: "{") else { return }
        let line = line(at: start)
        let content = block()
        // A value in a selector may be one of its own.
        let hasHole = cursor.bytes[prelude].contains(CSSCursor.hole)
        guard isWhole, let found = hasHole ? [.any] : SelectorReader.selectors(CSSCursor(cursor.bytes, prelude), limits) else {
            sheet.brokenLines.append(line)
            return
        }
        selectors += found.count
        if sheet.rules.count >= limits.rules { sheet.overLimit = "more than \(limits.rules) rules" }
        if selectors > limits.selectors { sheet.overLimit = "more than \(limits.selectors) selectors" }
        var reader = DeclarationReader(CSSCursor(cursor.bytes, content), limits)
        let declarations = reader.declarations()
        if declarations.count > limits.declarations {
            sheet.overLimit = "a rule of more than \(limits.declarations) declarations"
        }
        guard sheet.overLimit == nil else { return }
        if found.contains(.any), !hasHole { sheet.longLines.append(line) }
        sheet.rules.append(StyleRule(selectors: found, declarations: declarations, isConditional: isConditional, line: line))
    }

    /// The line of a growing offset.
    private mutating func line(at offset: Int) -> Int {
        line += cursor.bytes[lineOffset..<offset].count(where: { $0 == 0x0a })
        lineOffset = offset
        return line
    }
}
