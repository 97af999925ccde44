/// The values of cells: quotation marks undoubled, space and a spreadsheet's apostrophe taken off, UTF-8 checked.
enum CSVText {
    /// The cell's text, or nil when it is not valid UTF-8.
    static func text(_ bytes: UnsafeRawBufferPointer, isEscaped: Bool) -> String? {
        guard isEscaped else { return String(validating: value(bytes), as: UTF8.self) }
        var undoubled: [UInt8] = []
        undoubled.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            undoubled.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return undoubled.withUnsafeBytes { String(validating: value($0), as: UTF8.self) }
    }

    /// Without the space around it, and without the apostrophe that keeps spreadsheets from taking it for a formula.
    private static func value(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
        var (start, end) = (0, bytes.count)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        let trimmed = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
        guard trimmed.first == UInt8(ascii: "'"), FormulaGuard.isGuarded(trimmed) else { return trimmed }
        return UnsafeRawBufferPointer(rebasing: trimmed.dropFirst())
    }

    /// The offset of the first byte that is not UTF-8, for a text of which `text` gave nil.
    static func invalidOffset(_ bytes: UnsafeRawBufferPointer) -> Int {
        var offset = 0
        while offset < bytes.count {
            let length =
                switch bytes[offset] {
                case 0..<0x80: 1
                case 0xc2..<0xe0: 2
                case 0xe0..<0xf0: 3
                default: 4
                }
            let end = min(offset + length, bytes.count)
            guard String(validating: UnsafeRawBufferPointer(rebasing: bytes[offset..<end]), as: UTF8.self) != nil else {
                return offset
            }
            offset = end
        }
        return offset
    }
}
