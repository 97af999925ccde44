/// The one line of a subject or a preheader: what breaks lines, or leaps, is a space there.
enum OneLine {
    /// Makes each stretch of white space from `start` on that has a tab or a line break one space; at the ends it goes. A line
    /// break is CR, LF, NEL, U+2028 or U+2029 (Unicode 5.8); all other control characters stay, and are refused later.
    static func settle(_ bytes: inout [UInt8], from start: Int) {
        guard bytes[start...].contains(where: isSuspect) else { return }
        let text = Array(bytes[start...])
        var line: [UInt8] = []
        line.reserveCapacity(text.count)
        var offset = 0
        while offset < text.count {
            var end = offset
            var breaks = false
            while end < text.count {
                if text[end] == 0x20 {
                    end += 1
                } else if let length = breakLength(text, at: end) {
                    breaks = true
                    end += length
                } else {
                    break
                }
            }
            if end == offset {
                line.append(text[offset])
                offset += 1
            } else {
                if !breaks { line += text[offset..<end] } else if !line.isEmpty, end < text.count { line.append(0x20) }
                offset = end
            }
        }
        bytes.replaceSubrange(start..., with: line)
    }

    /// Whether the byte may begin what is not to stay.
    private static func isSuspect(_ byte: UInt8) -> Bool {
        byte == 0x09 || byte == 0x0a || byte == 0x0d || byte == 0xc2 || byte == 0xe2
    }

    private static func breakLength(_ text: [UInt8], at offset: Int) -> Int? {
        switch text[offset] {
        case 0x09, 0x0a, 0x0d: 1
        case 0xc2: offset + 1 < text.count && text[offset + 1] == 0x85 ? 2 : nil
        case 0xe2:
            offset + 2 < text.count && text[offset + 1] == 0x80 && (text[offset + 2] == 0xa8 || text[offset + 2] == 0xa9)
                ? 3 : nil
        default: nil
        }
    }
}
