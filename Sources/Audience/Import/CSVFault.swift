/// What is wrong with the form of a row, whatever its values.
enum CSVFault: Error, Hashable {
    case rowTooLong(limit: Int)
    case tooManyColumns(limit: Int)
    /// Something other than a separator follows a closing quotation mark; the column counts from 0.
    case textAfterQuote(column: Int)
    /// The file ends within quotation marks.
    case unclosedQuote(column: Int)

    var reason: String {
        switch self {
        case .rowTooLong(let limit):
            "the row has more than \(limit) bytes; perhaps a quotation mark is not closed"
        case .tooManyColumns(let limit): "the row has more than \(limit) columns"
        case .textAfterQuote:
            "text follows a closing quotation mark; a quotation mark within a value is written twice"
        case .unclosedQuote: "a quotation mark is not closed before the end of the file"
        }
    }

    /// The column in question, from 0.
    var column: Int? {
        switch self {
        case .textAfterQuote(let column), .unclosedQuote(let column): column
        default: nil
        }
    }
}
