internal import Storage

/// A row of the file, read and checked as far as that goes without the database.
struct ImportRow: Sendable {
    /// Names in a cell that have to be looked up: options, labels, lists.
    struct Names: Sendable {
        /// The column of the file.
        var column: Int
        var names: [String]
    }

    var line: Int
    /// Where the batch has its values, the address key first.
    var start: Int
    /// The status that the row asks for.
    var status: ContactStatus?
    var names: [Names]
}

/// Rows that are committed together, and the place behind them.
struct ImportBatch: Sendable {
    private(set) var rows: [ImportRow] = []
    /// What is inserted, row by row: `ImportStatements.fixedColumns` and then the targets' columns; NULL is an empty cell.
    private var values = PackedValues()
    /// Faults of rows refused already.
    var faults: [ImportFault] = []
    var rejected = 0
    /// Where the next row begins.
    var offset: Int64 = 0
    var line = 1

    /// Makes room for as much as another batch has: growing step by step would leave the heap full of holes.
    mutating func reserve(like other: (rows: Int, bytes: Int)) {
        rows.reserveCapacity(other.rows)
        values.reserve(other.bytes + other.bytes / 16)
    }

    /// How much the batch has.
    var size: (rows: Int, bytes: Int) { (rows.count, values.end) }

    mutating func append(_ row: ImportRow, _ rowValues: [SQLValue]) {
        var row = row
        row.start = values.end
        for value in rowValues { values.append(value) }
        rows.append(row)
    }

    /// Reads a row's values into an array that has as many.
    func read(_ row: ImportRow, into array: inout [SQLValue]) {
        var position = row.start
        for index in array.indices { array[index] = values.read(&position) }
    }

    /// Orders the rows by address key, those of one address as the file has them: the index of addresses is then
    /// walked through once a batch, and not jumped about in.
    mutating func sort() {
        let values = values
        rows.sort { values.isText(at: $0.start, before: $1.start) }
    }
}
