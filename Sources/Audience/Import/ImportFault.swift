/// Why a row, or a cell of it, was refused.
public struct ImportFault: Error, Sendable, Hashable {
    /// The line of the file on which the row begins, from 1.
    public var line: Int
    /// The column's heading; nil when the whole row is meant.
    public var column: String?
    /// The cell, as much as is shown.
    public var value: String
    public var reason: String

    init(line: Int, column: String?, value: String, reason: String) {
        self.line = line
        // Headings have at most 500 bytes; keys of JSON may have any.
        self.column = column.map { TextCharacters.printable($0, limit: 500) }
        self.value = TextCharacters.printable(value, limit: 200)
        self.reason = reason
    }

    /// The line of the errors file.
    var csv: [UInt8] {
        var writer = CSVWriter(separator: UInt8(ascii: ","))
        writer.append(number: "\(line)")
        writer.append(text: column ?? "")
        writer.append(text: value)
        writer.append(text: reason)
        writer.endRow()
        return writer.bytes
    }
}
