/// Finds rows in bytes that come in pieces of any size.
protocol ImportScanner {
    /// A row, or why it is none.
    associatedtype Step

    /// The line on which the next row begins, from 1.
    var nextLine: Int { get }
    /// Where in the file the next row begins.
    var nextOffset: Int64 { get }

    /// Takes more bytes; what was found before is gone.
    mutating func append(_ bytes: UnsafeRawBufferPointer)

    /// Says that nothing more comes.
    mutating func finish()

    /// The next row, or nil when the bytes do not have a whole one.
    mutating func next() -> Step?
}

extension CSVParser: ImportScanner {}

/// Turns the rows that a scanner finds into values to store, or into faults.
protocol ImportRowReading {
    associatedtype Scanner: ImportScanner

    /// Reads the row that the scanner stands on into the batch.
    mutating func read(_ step: Scanner.Step, of scanner: Scanner, into batch: inout ImportBatch)
}
