/// How far an import is.
public struct ImportProgress: Sendable, Hashable {
    /// Rows done, those before an interruption included.
    public var rows: Int
    public var rejected: Int
    /// Bytes of the file done, and all it has.
    public var bytes: Int64
    public var totalBytes: Int64
}
