/// Writes rows of CSV (RFC 4180: CRLF, quotation marks where needed) into bytes.
struct CSVWriter {
    private let separator: UInt8
    private(set) var bytes: [UInt8] = []
    private var isAtRowStart = true

    init(separator: UInt8) {
        self.separator = separator
    }

    /// Appends a cell of text, guarded against being taken for a formula (see `FormulaGuard`).
    mutating func append(text: String) {
        let isGuarded = FormulaGuard.needsGuard(text.utf8)
        append(text, isGuarded: isGuarded)
    }

    /// Appends a number, which may begin with a minus sign.
    mutating func append(number: String) {
        append(number, isGuarded: false)
    }

    /// Appends an empty cell.
    mutating func appendEmpty() {
        append("", isGuarded: false)
    }

    mutating func endRow() {
        bytes.append(0x0d)
        bytes.append(0x0a)
        isAtRowStart = true
    }

    /// Hands the bytes over and begins anew.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func append(_ text: String, isGuarded: Bool) {
        if !isAtRowStart { bytes.append(separator) }
        isAtRowStart = false
        let quote = UInt8(ascii: "\"")
        // Space around a value is quoted as well, for readers that take it off unquoted cells.
        let isQuoted =
            text.utf8.contains { $0 == separator || $0 == quote || $0 == 0x0a || $0 == 0x0d }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        if isQuoted { bytes.append(quote) }
        if isGuarded { bytes.append(UInt8(ascii: "'")) }
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        if isQuoted { bytes.append(quote) }
    }
}
