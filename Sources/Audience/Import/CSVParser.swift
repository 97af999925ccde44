/// Finds the rows and cells of CSV text (RFC 4180) in bytes that come in pieces of any size.
///
/// Lines end in CRLF, LF or CR. A quotation mark opens a quoted cell only as the cell's first byte; elsewhere it is a
/// plain character. Empty lines are passed over. A row beyond the limits is scanned to its end with the same rules, so
/// that the next row is found, but is not kept: memory is bounded by the limit and the size of a piece.
///
/// ```swift
/// parser.append(piece)
/// while let step = parser.next() { ... }      // nil: append more, or `finish()` at the end of the file
/// ```
struct CSVParser {
    enum Step: Hashable {
        /// `fields` has the cells, until the next call.
        case row
        case fault(CSVFault)
    }

    /// A cell's bytes within the buffer, without its quotation marks.
    struct Field {
        var start: Int
        var end: Int
        /// Whether quotation marks within are doubled.
        var isEscaped: Bool
    }

    private enum State {
        case cellStart, plain, quoted
        /// Behind a quotation mark in a quoted cell: its end, or the first of two.
        case quoteInQuoted
        case afterQuote
        /// Behind the CR that ends a row: an LF may follow.
        case carriageReturn
    }

    private let separator: UInt8
    private let limits: CSVLimits
    private var buffer: [UInt8] = []
    private var rowStart = 0
    private var position = 0
    private var state = State.cellStart
    private var isFinished = false
    private var fault: CSVFault?
    private var field = Field(start: 0, end: 0, isEscaped: false)
    private var newlines = 0
    private var isBehindReturn = false
    private var isInRow = false
    /// How many bytes of the row in hand are no longer in the buffer.
    private var forgotten = 0

    /// The cells of the row just found.
    private(set) var fields: [Field] = []
    /// The line on which the row just found begins, from 1.
    private(set) var line = 1
    /// The line on which the next row begins.
    private(set) var nextLine: Int
    /// Where in the file the next row begins.
    private(set) var nextOffset: Int64

    /// - Parameters:
    ///   - offset: where in the file the first byte appended stands.
    ///   - line: the line of that byte.
    init(separator: UInt8, limits: CSVLimits = CSVLimits(), offset: Int64 = 0, line: Int = 1) {
        self.separator = separator
        self.limits = limits
        nextOffset = offset
        nextLine = line
    }

    /// Takes more bytes; the fields found before are gone.
    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        if rowStart > 0 {
            buffer.removeSubrange(..<rowStart)
            position -= rowStart
            field.start -= rowStart
            field.end -= rowStart
            for index in fields.indices {
                fields[index].start -= rowStart
                fields[index].end -= rowStart
            }
            rowStart = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Says that nothing more comes.
    mutating func finish() {
        isFinished = true
    }

    /// The next row, or nil when the bytes do not have a whole one.
    mutating func next() -> Step? {
        while true {
            guard scanRow() else { return nil }
            let isBlank = fault == nil && fields.count == 1 && fields[0].start == rowStart && fields[0].end == rowStart
            line = nextLine
            nextLine += newlines
            nextOffset += Int64(forgotten + position - rowStart)
            rowStart = position
            isInRow = false
            if !isBlank { return fault.map(Step.fault) ?? .row }
        }
    }

    /// The bytes of a cell of the row just found, as they stand in the file.
    func withBytes<T>(of field: Field, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[field.start..<field.end])) }
    }

    /// Where in the file a byte of the row just found stands.
    func fileOffset(of field: Field, byte: Int) -> Int64 {
        nextOffset - Int64(rowStart - field.start - byte)
    }

    // MARK: Scanning

    private mutating func beginRow() {
        isInRow = true
        state = .cellStart
        fault = nil
        newlines = 0
        forgotten = 0
        fields.removeAll(keepingCapacity: true)
    }

    /// Scans to the row's end; false when the bytes end before it.
    private mutating func scanRow() -> Bool {
        if !isInRow {
            guard position < buffer.count else { return false }
            beginRow()
        }
        let isWhole = scanBytes() || (isFinished && endAtEndOfFile())
        // Whatever else is wrong with it, so that the answer does not depend on how the bytes were cut.
        if forgotten + position - rowStart > limits.rowBytes { fault = .rowTooLong(limit: limits.rowBytes) }
        if !isWhole, fault != nil { forget() }
        return isWhole
    }

    /// The last row may lack its line end.
    private mutating func endAtEndOfFile() -> Bool {
        switch state {
        case .carriageReturn: return true
        case .cellStart: field = Field(start: position, end: position, isEscaped: false)
        case .plain: field.end = position
        case .quoted: fault = fault ?? .unclosedQuote(column: fields.count)
        case .quoteInQuoted, .afterQuote: break
        }
        endCell()
        newlines += 1
        return true
    }

    /// Drops what has been scanned of a row that is refused anyway.
    private mutating func forget() {
        forgotten += position - rowStart
        rowStart = position
        fields.removeAll(keepingCapacity: true)
        field = Field(start: position, end: position, isEscaped: false)
    }

    private mutating func endCell() {
        if fields.count < limits.columns {
            fields.append(field)
        } else {
            fault = fault ?? .tooManyColumns(limit: limits.columns)
        }
    }

    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed: UInt8 = 0x0a
    private static let returned: UInt8 = 0x0d

    /// Runs the state machine to the row's end (true) or to the end of the bytes.
    private mutating func scanBytes() -> Bool {
        let held = buffer  // so that the machine's own variables can change while the bytes are read
        return held.withUnsafeBufferPointer { bytes in
            while position < bytes.count {
                switch state {
                case .cellStart:
                    let isQuoted = bytes[position] == Self.quote
                    if isQuoted { position += 1 }
                    isBehindReturn = false
                    field = Field(start: position, end: position, isEscaped: false)
                    state = isQuoted ? .quoted : .plain
                case .plain:
                    var end = position
                    while end < bytes.count, case let byte = bytes[end], byte != separator, byte != Self.lineFeed,
                        byte != Self.returned
                    { end += 1 }
                    position = end
                    field.end = end
                    if end < bytes.count, endCell(behind: bytes[end]) { return true }
                case .quoted:
                    scanQuoted(bytes)
                case .quoteInQuoted:
                    if bytes[position] == Self.quote {
                        field.isEscaped = true
                        position += 1
                        state = .quoted
                    } else {
                        state = .afterQuote
                    }
                case .afterQuote:
                    let byte = bytes[position]
                    if byte == separator || byte == Self.lineFeed || byte == Self.returned {
                        if endCell(behind: byte) { return true }
                    } else {
                        fault = fault ?? .textAfterQuote(column: fields.count)
                        position += 1
                    }
                case .carriageReturn:
                    if bytes[position] == Self.lineFeed { position += 1 }
                    return true
                }
            }
            return false
        }
    }

    /// Passes over the separator or line end behind a cell; true when that ends the row for certain.
    private mutating func endCell(behind byte: UInt8) -> Bool {
        endCell()
        position += 1
        if byte == separator {
            state = .cellStart
            return false
        }
        newlines += 1
        state = .carriageReturn
        return byte == Self.lineFeed
    }

    private mutating func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        var end = position
        while end < bytes.count, case let byte = bytes[end], byte != Self.quote {
            // CRLF is one line end.
            if byte == Self.returned || (byte == Self.lineFeed && !isBehindReturn) { newlines += 1 }
            isBehindReturn = byte == Self.returned
            end += 1
        }
        position = end
        guard end < bytes.count else { return }
        field.end = end
        isBehindReturn = false
        position += 1
        state = .quoteInQuoted
    }
}
