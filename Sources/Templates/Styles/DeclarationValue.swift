/// Values of declarations as they are written into attributes.
enum DeclarationValue {
    /// The rest of the cursor without comments, each white space outside of strings as one space. Strings in double quotes get
    /// single ones, where they hold neither quotes nor escapes: attributes mostly stand in double quotes.
    static func text(of cursor: CSSCursor) -> String {
        var cursor = cursor
        var result: [UInt8] = []
        cursor.skipSpace()
        while let byte = cursor.byte {
            let start = cursor.offset
            if CSSCursor.isSpace(byte) || cursor.isAt("/*") {
                cursor.skipSpace()
                if !cursor.isAtEnd { result.append(0x20) }
                continue
            }
            if "([{".utf8.contains(byte) {
                // Only what nests is passed part by part here.
                cursor.offset += 1
            } else if !cursor.skipPart(depth: 1) {
                cursor.offset = max(cursor.offset, start + 1)
            }
            result += simplified(cursor.bytes[start..<cursor.offset])
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Takes `!important` off the end of a value, and says whether it was there.
    static func takeImportant(_ value: inout String) -> Bool {
        guard let mark = value.lastIndex(of: "!"),
            value[value.index(after: mark)...].lowercased().filter({ $0 != " " }) == "important"
        else { return false }
        value = String(value[..<mark]).trimmingSpace()
        return true
    }

    private static func simplified(_ part: ArraySlice<UInt8>) -> [UInt8] {
        let quote = UInt8(ascii: "\"")
        guard part.count > 1, part.first == quote, part.last == quote,
            !part.contains(where: { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\\") })
        else { return Array(part) }
        return [UInt8(ascii: "'")] + part.dropFirst().dropLast() + [UInt8(ascii: "'")]
    }
}
