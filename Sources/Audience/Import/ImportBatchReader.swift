internal import Foundation

/// Gives the rows of a file batch by batch.
protocol ImportBatchSource {
    /// The next rows, or nil at the end of the file.
    mutating func next() throws -> ImportBatch?
}

/// Reads a file batch by batch; what it holds is bounded by a batch and a row.
struct ImportBatchReader<Rows: ImportRowReading>: ImportBatchSource {
    private let file: ImportFile
    private var scanner: Rows.Scanner
    private var rows: Rows
    private var piece = [UInt8](repeating: 0, count: 262_144)
    private var isAtEnd = false
    private let batchRows: Int
    /// How much the batch before had.
    private var lastSize = (rows: 0, bytes: 0)
    private let batchBytes: Int64
    /// A file of bad rows must not fill the memory with what is wrong with them.
    private static var mostFaults: Int { 20_000 }

    /// - Parameter scanner: made for the place of the first row to read.
    init(_ url: URL, _ scanner: Rows.Scanner, _ rows: Rows, batchRows: Int, batchBytes: Int64 = 5_000_000) throws {
        file = try ImportFile(url)
        try file.seek(to: scanner.nextOffset)
        self.scanner = scanner
        self.rows = rows
        self.batchRows = batchRows
        self.batchBytes = batchBytes
    }

    mutating func next() throws -> ImportBatch? {
        var batch = ImportBatch()
        batch.reserve(like: lastSize)
        let start = scanner.nextOffset
        var read = 0
        while read < batchRows, scanner.nextOffset - start < batchBytes, batch.faults.count < Self.mostFaults {
            if let step = scanner.next() {
                rows.read(step, of: scanner, into: &batch)
                read += 1
            } else if isAtEnd {
                break
            } else {
                try readPiece()
            }
        }
        // Pays for large files only; small ones keep their order in the ids.
        if read == batchRows || scanner.nextOffset - start >= batchBytes { batch.sort() }
        lastSize = batch.size
        batch.offset = scanner.nextOffset
        batch.line = scanner.nextLine
        return read == 0 && isAtEnd ? nil : batch
    }

    private mutating func readPiece() throws {
        let count = try file.read(&piece)
        if count == 0 {
            isAtEnd = true
            scanner.finish()
        } else {
            piece.withUnsafeBytes { scanner.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}

/// Reads batches on a thread of its own while the one before is written.
actor ImportReadAhead {
    private var reader: any ImportBatchSource

    init(_ reader: sending any ImportBatchSource) {
        self.reader = reader
    }

    func next() throws -> ImportBatch? {
        try reader.next()
    }
}
