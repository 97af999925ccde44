internal import Foundation
internal import Storage

/// Reads a file batch by batch; what it holds is bounded by a batch and a row.
struct ImportBatchReader {
    private let file: ImportFile
    private var parser: CSVParser
    private var rows: ImportRowReader
    private var piece = [UInt8](repeating: 0, count: 262_144)
    private var isAtEnd = false
    private let batchRows: Int
    /// How much the batch before had.
    private var lastSize = (rows: 0, bytes: 0)
    private static let batchBytes: Int64 = 5_000_000

    /// - Parameters:
    ///   - offset: where the first row to read begins.
    ///   - line: its line.
    init(
        _ url: URL, separator: UInt8, offset: Int64, line: Int, plan: ImportPlan, options: ImportOptions, at: Instant
    ) throws {
        file = try ImportFile(url)
        try file.seek(to: offset)
        parser = CSVParser(separator: separator, limits: options.limits, offset: offset, line: line)
        rows = ImportRowReader(plan, options.format, at: at)
        batchRows = options.batchRows
    }

    /// The next rows, or nil at the end of the file.
    mutating func next() throws -> ImportBatch? {
        var batch = ImportBatch()
        batch.reserve(like: lastSize)
        let start = parser.nextOffset
        var read = 0
        while read < batchRows, parser.nextOffset - start < Self.batchBytes {
            if let step = parser.next() {
                rows.read(step, of: parser, into: &batch)
                read += 1
            } else if isAtEnd {
                break
            } else {
                try readPiece()
            }
        }
        // Pays for large files only; small ones keep their order in the ids.
        if read == batchRows { batch.sort() }
        lastSize = batch.size
        batch.offset = parser.nextOffset
        batch.line = parser.nextLine
        return read == 0 && isAtEnd ? nil : batch
    }

    private mutating func readPiece() throws {
        let count = try file.read(&piece)
        if count == 0 {
            isAtEnd = true
            parser.finish()
        } else {
            piece.withUnsafeBytes { parser.append(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}

/// Reads batches on a thread of its own while the one before is written.
actor ImportReadAhead {
    private var reader: ImportBatchReader

    init(_ reader: sending ImportBatchReader) {
        self.reader = reader
    }

    func next() throws -> ImportBatch? {
        try reader.next()
    }
}
