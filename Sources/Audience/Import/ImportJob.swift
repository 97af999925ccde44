internal import Storage

/// What one kind of import does with the rows of a file; `ImportRunner` does what is the same for all kinds.
protocol ImportJob: Sendable {
    /// What is decided before the first row, and what batches have found out since.
    associatedtype Memory: Sendable

    /// Checks the file's columns against the database, and makes what the import makes there.
    func prepare(_ connection: any Connection) throws -> Memory

    /// Reads the rows from a place in the file on.
    func reader(_ memory: Memory, offset: Int64, line: Int) throws -> sending any ImportBatchSource

    /// Writes a batch, counts what came of its rows, and gives the faults found, in the order of the file.
    func write(_ connection: any Connection, _ batch: ImportBatch, _ state: inout ImportState<Memory>) throws -> [ImportFault]
}
