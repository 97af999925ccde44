internal import Storage

extension FieldDefinition {
    /// The columns of `contact` that the field has, with their types.
    var columns: [(name: String, type: SQL)] {
        switch type {
        case .text: [(column, "TEXT"), (foldedColumn, "TEXT"), (bareColumn, "TEXT")]
        case .number: [(column, "DOUBLE PRECISION")]
        case .boolean: [(column, "BOOLEAN")]
        case .date: [(column, "TEXT")]
        case .location:
            ([column, longitudeColumn, vectorColumns.x, vectorColumns.y, vectorColumns.z]).map { ($0, "DOUBLE PRECISION") }
        case .dateTime, .choice: [(column, "BIGINT")]
        case .choices: []
        }
    }
}
