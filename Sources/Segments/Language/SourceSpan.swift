/// Where something stands in a segment's text. Everything counts Unicode scalars.
public struct SourceSpan: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// From 1.
    public var column: Int
    /// How long it is; it may go over the end of the line.
    public var length: Int
    /// How far from the beginning of the text, from 0.
    public var offset: Int

    public init(line: Int, column: Int, length: Int, offset: Int) {
        self.line = line
        self.column = column
        self.length = length
        self.offset = offset
    }

    /// From where this starts to where `end` ends.
    func through(_ end: SourceSpan) -> SourceSpan {
        SourceSpan(line: line, column: column, length: max(0, end.offset + end.length - offset), offset: offset)
    }
}
