/// What an export writes.
public struct ExportOptions: Sendable {
    /// The keys of the columns, in order; everything but `domain` and `categories` when empty.
    public var columns: [String] = []
    public var separator: Character = ","
    /// Whether the file begins with a byte order mark, which Excel wants before it reads UTF-8.
    public var byteOrderMark = false

    public init() {}
}
