internal import Diagnostics

/// What is wrong with rows and cells, with their places.
extension CSVParser {
    /// The cell's text.
    ///
    /// - Throws: `AudienceError` when it is not UTF-8, with the place of the first byte that is not.
    func text(of field: Field) throws(AudienceError) -> String {
        if let text = withBytes(of: field, { CSVText.text($0, isEscaped: field.isEscaped) }) { return text }
        let byte = withBytes(of: field) { CSVText.invalidOffset($0) }
        throw AudienceError(
            .invalidValue,
            "not valid UTF-8 at byte \(byte + 1) of the cell (byte \(fileOffset(of: field, byte: byte) + 1) of the file); "
                + "was the file saved as \"CSV UTF-8\"?")
    }

    /// Why the row just found has not the header's columns, nil when it has. Empty cells behind the last do no harm.
    func shapeFault(columns: Int) -> ImportFault? {
        guard fields.count < columns || !fields.dropFirst(columns).allSatisfy({ $0.start == $0.end }) else { return nil }
        let fix = fields.count < columns ? "is a line cut off?" : "does a value with a separator lack quotation marks?"
        return ImportFault(
            line: line, column: nil, value: "",
            reason: "the row has \(Counted.text(fields.count, "column")), the header has \(columns); \(fix)")
    }

    func fault(_ fault: CSVFault, headings: [String]) -> ImportFault {
        let column = fault.column.flatMap { $0 < headings.count ? headings[$0] : nil }
        return ImportFault(line: line, column: column, value: "", reason: fault.reason)
    }

    func fault(_ error: AudienceError, in field: Field, heading: String) -> ImportFault {
        let value = withBytes(of: field) { String(decoding: $0.prefix(1000), as: UTF8.self) }
        return ImportFault(line: line, column: heading, value: value, reason: error.message)
    }
}
