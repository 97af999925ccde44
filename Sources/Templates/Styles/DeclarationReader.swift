/// Reads the declarations of a rule's block or of a `style` attribute (CSS Syntax, section 5.4.4).
struct DeclarationReader {
    private var cursor: CSSCursor
    private let nesting: Int
    /// Whether everything could be read. Browsers skip what cannot.
    private(set) var isClean = true
    private var found: [StyleDeclaration] = []

    init(_ cursor: CSSCursor, _ limits: StyleLimits) {
        self.cursor = cursor
        nesting = limits.nesting
    }

    /// The declarations of a `style` attribute; nil when a part of it cannot be read.
    static func attribute(_ text: String, _ limits: StyleLimits) -> [StyleDeclaration]? {
        var reader = DeclarationReader(CSSCursor(Array(text.utf8)), limits)
        let declarations = reader.declarations()
        return reader.isClean && declarations.allSatisfy(\.isKnown) ? declarations : nil
    }

    mutating func declarations() -> [StyleDeclaration] {
        while true {
            cursor.skipSpace()
            guard !cursor.isAtEnd else { return found }
            if cursor.take(UInt8(ascii: ";")) { continue }
            let start = cursor.offset
            let isWhole = skipToSemicolon()
            if let declaration = declaration(start..<cursor.offset), isWhole {
                found.append(declaration)
            } else {
                isClean = false
            }
        }
    }

    /// To the `;` that ends the declaration; false when something in it is broken or a block.
    private mutating func skipToSemicolon() -> Bool {
        var isWhole = true
        while let byte = cursor.byte, byte != UInt8(ascii: ";") {
            if byte == UInt8(ascii: "{") { isWhole = false }
            if !cursor.skipPart(depth: nesting) {
                isWhole = false
                if cursor.byte.map({ ")]}".utf8.contains($0) }) ?? false { cursor.offset += 1 }
            }
        }
        return isWhole
    }

    private func declaration(_ range: Range<Int>) -> StyleDeclaration? {
        var part = CSSCursor(cursor.bytes, range)
        let start = range.lowerBound
        let colon = part.bytes[range].firstIndex(of: UInt8(ascii: ":")) ?? range.upperBound
        if part.bytes[start..<colon].contains(CSSCursor.hole) {
            // A tag prints into the name: it may be that of any property.
            return StyleDeclaration(name: "all", value: "", isImportant: false, isKnown: false)
        }
        guard let name = part.identifier() else { return nil }
        part.skipSpace()
        guard part.take(UInt8(ascii: ":")) else { return nil }
        var value = DeclarationValue.text(of: part)
        let isImportant = DeclarationValue.takeImportant(&value)
        let isCustom = name.hasPrefix("--")
        guard !value.isEmpty, !value.contains("!") || isCustom || value.contains("'") || value.contains("(") else { return nil }
        return StyleDeclaration(
            name: isCustom ? name : name.lowercased(), value: value, isImportant: isImportant,
            isKnown: !value.utf8.contains(CSSCursor.hole))
    }
}
