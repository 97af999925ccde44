/// How much a CSV file may ask for. What is beyond is refused row by row, and never held in memory.
public struct CSVLimits: Sendable, Hashable {
    /// The most bytes of one row, quoted line breaks included.
    public var rowBytes: Int
    /// The most columns.
    public var columns: Int

    public init(rowBytes: Int = 1_048_576, columns: Int = 500) {
        self.rowBytes = rowBytes
        self.columns = columns
    }
}
