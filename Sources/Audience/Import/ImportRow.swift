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
    /// What is inserted, in the order of `ImportStatements.fixedColumns` and then of the targets' columns; NULL is an
    /// empty cell.
    var values: [SQLValue]
    /// The status that the row asks for.
    var status: ContactStatus?
    var names: [Names]
}

/// Rows that are committed together, and the place behind them.
struct ImportBatch: Sendable {
    var rows: [ImportRow] = []
    /// Rows refused already.
    var faults: [ImportFault] = []
    var rejected = 0
    /// Where the next row begins.
    var offset: Int64 = 0
    var line = 1
}
