public import Storage

/// Writes contacts as CSV that `ContactImporter` reads back: UTF-8, CRLF, a header of keys, values as `ValueFormat` has
/// them. Text that a spreadsheet would run as a formula gets an apostrophe in front (see `FormulaGuard`).
public enum ContactExporter {
    /// Writes every contact that a condition over `contact c` holds for, in the order of ids, from one snapshot.
    ///
    /// - Parameters:
    ///   - condition: such as `c.status = 'active'`, or a segment's.
    ///   - write: takes some tens of kilobytes at a time.
    /// - Returns: how many contacts were written.
    /// - Throws: `AudienceError` of kind `unknownField`, what `write` throws, `StorageError`.
    @discardableResult
    public static func export(
        _ connection: any Connection, where condition: SQL, _ options: ExportOptions = ExportOptions(),
        write: ([UInt8]) throws -> Void
    ) throws -> Int {
        let catalogue = try CatalogueStore.load(connection)
        let columns =
            options.columns.isEmpty
            ? ContactColumn.all(in: catalogue) : try options.columns.map { try ContactColumn($0, in: catalogue) }
        guard let separator = options.separator.asciiValue, separator != UInt8(ascii: "\"") else {
            throw AudienceError(.file, "\(CatalogueName.quoted(String(options.separator))) cannot separate columns")
        }
        var writer = CSVWriter(separator: separator)
        if options.byteOrderMark { try write([0xef, 0xbb, 0xbf]) }
        for column in columns { writer.append(text: column.key) }
        writer.endRow()
        // The ids first: the condition is evaluated once, and eight bytes a contact are little.
        let contacts = try connection.all("SELECT c.id FROM contact c WHERE \(condition) ORDER BY c.id") { $0.integer(0) ?? 0 }
        let format = ValueFormat()
        try ContactReader(columns).forEach(connection, contacts: contacts) { _, values in
            for value in values {
                switch value {
                case nil: writer.appendEmpty()
                case .number?, .dateTime?, .date?, .boolean?, .location?: writer.append(number: value.map(format.print) ?? "")
                case let value?: writer.append(text: format.print(value))
                }
            }
            writer.endRow()
            if writer.bytes.count > 65_536 { try write(writer.take()) }
        }
        try write(writer.take())
        return contacts.count
    }
}
