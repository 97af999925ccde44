internal import Storage

/// The columns of `contact` that an import fills, and which of them belong together: those of one field.
struct ImportLayout {
    let columns: [String]
    /// For each column of the file, the places of its columns; empty when it has none.
    private let places: [Range<Int>]
    private let types: [FieldType]

    init(_ targets: [ImportTarget]) {
        var columns: [String] = []
        var types: [FieldType] = []
        places = targets.map { target in
            let start = columns.count
            columns += target.columns
            let type: FieldType =
                switch target {
                case .builtIn(let field): field.type
                case .custom(let field): field.type
                default: .text
                }
            types += target.columns.map { _ in type }
            return start..<columns.count
        }
        self.columns = columns
        self.types = types
    }

    /// The first place of a column of the file.
    func place(of column: Int) -> Int? {
        places[column].first
    }

    /// The values of a stored row as an import writes them.
    func values(of row: any Row, from first: Int) -> [SQLValue] {
        types.enumerated().map { index, type in
            let column = first + index
            if row.isNull(column) { return .null }
            return switch type {
            case .text, .date, .choices: row.text(column).map(SQLValue.text) ?? .null
            case .number, .location: row.real(column).map(SQLValue.real) ?? .null
            case .boolean: row.boolean(column).map(SQLValue.boolean) ?? .null
            case .dateTime, .choice: row.integer(column).map(SQLValue.integer) ?? .null
            }
        }
    }

    /// Puts new values over the stored ones, field by field; an empty cell leaves its field as it is. Whether anything
    /// is different then.
    func merge(_ new: ArraySlice<SQLValue>, into stored: inout [SQLValue]) -> Bool {
        var isChanged = false
        for place in places {
            guard let first = place.first, new[new.startIndex + first] != .null else { continue }
            for index in place where stored[index] != new[new.startIndex + index] {
                stored[index] = new[new.startIndex + index]
                isChanged = true
            }
        }
        return isChanged
    }
}
