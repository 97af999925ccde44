/// Bytes of a template with the place in a file that they came from.
struct SourceText: Sendable, Equatable {
    /// From this offset on, positions count from this place.
    struct Anchor: Sendable, Equatable {
        var offset: Int
        var line: Int
        var column: Int
    }

    let file: String
    var bytes: [UInt8]
    /// In the order of their offsets; the first has offset 0.
    var anchors: [Anchor]
    /// Whether the bytes are as the author wrote them, so that lines and columns can be counted between anchors.
    /// HTML made from Markdown is not: there each anchor is the start of a block.
    var isVerbatim: Bool

    init(file: String, bytes: [UInt8], line: Int = 1, column: Int = 1) {
        self.file = file
        self.bytes = bytes
        anchors = [Anchor(offset: 0, line: line, column: column)]
        isVerbatim = true
    }

    init(file: String, bytes: [UInt8], anchors: [Anchor], isVerbatim: Bool) {
        self.file = file
        self.bytes = bytes
        self.anchors = anchors
        self.isVerbatim = isVerbatim
    }

    init(_ text: String, file: String, line: Int = 1, column: Int = 1) {
        self.init(file: file, bytes: Array(text.utf8), line: line, column: column)
    }

    func position(at offset: Int) -> SourcePosition {
        let anchor = anchors.last { $0.offset <= offset } ?? Anchor(offset: 0, line: 1, column: 1)
        var cursor = SourceCursor(offset: anchor.offset, line: anchor.line, column: anchor.column)
        if isVerbatim { cursor.advance(to: offset, in: bytes) }
        return SourcePosition(file: file, line: cursor.line, column: cursor.column)
    }
}

/// Tells the places of growing offsets in a text, each byte counted once.
struct PositionTracker {
    private let text: SourceText
    private var anchor = 0
    private var cursor = SourceCursor(line: 1, column: 1)

    init(_ text: SourceText) {
        self.text = text
        if let first = text.anchors.first { cursor = SourceCursor(offset: first.offset, line: first.line, column: first.column) }
    }

    /// `offset` must not be less than in the call before.
    mutating func position(at offset: Int) -> SourcePosition {
        while anchor + 1 < text.anchors.count, text.anchors[anchor + 1].offset <= offset {
            anchor += 1
            let next = text.anchors[anchor]
            cursor = SourceCursor(offset: next.offset, line: next.line, column: next.column)
        }
        if text.isVerbatim { cursor.advance(to: offset, in: text.bytes) }
        return SourcePosition(file: text.file, line: cursor.line, column: cursor.column)
    }
}

/// Counts lines and columns while moving forward through bytes.
struct SourceCursor {
    var offset = 0
    var line: Int
    var column: Int

    mutating func advance(to target: Int, in bytes: [UInt8]) {
        while offset < min(target, bytes.count) {
            let byte = bytes[offset]
            if byte == 0x0a {
                line += 1
                column = 1
            } else if byte & 0xc0 != 0x80 {
                column += 1
            }
            offset += 1
        }
    }
}
