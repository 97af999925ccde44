/// The lexical parts of structured header values (RFC 5322 section 3.2).
enum ParameterText {
    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }

    /// The octets without comments in parentheses, which may be nested; one that is never closed is none.
    static func withoutComments(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        guard octets.contains(UInt8(ascii: "(")) else { return Array(octets) }
        var text = [UInt8]()
        var depth = 0
        var open = 0
        var (isQuoted, isEscaped) = (false, false)
        for (index, byte) in zip(octets.indices, octets) {
            switch byte {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\"): isEscaped = true
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted:
                if depth == 0 { open = index }
                depth += 1
                continue
            case UInt8(ascii: ")") where depth > 0:
                depth -= 1
                continue
            default: break
            }
            if depth == 0 { text.append(byte) }
        }
        return depth > 0 ? text + octets[open...] : text
    }

    /// What stands between the first quotation mark and the next, without backslashes; all of it where there is none.
    static func unquoted(_ octets: ArraySlice<UInt8>) -> [UInt8] {
        let trimmed = self.trimmed(octets)
        guard trimmed.first == UInt8(ascii: "\"") else { return Array(trimmed) }
        var text = [UInt8]()
        var isEscaped = false
        for byte in trimmed.dropFirst() {
            if isEscaped {
                text.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                break
            } else {
                text.append(byte)
            }
        }
        return Array(self.trimmed(text[...]))
    }

    static func trimmed(_ octets: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = octets.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
