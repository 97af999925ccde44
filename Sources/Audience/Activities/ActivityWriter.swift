internal import Storage

/// Writes events of one activity and keeps its summary, with two statements prepared once.
struct ActivityWriter {
    let table: ActivityTable
    private let event: any Statement
    private let summary: any Statement

    init(_ connection: any Connection, _ activity: ActivityDefinition) throws {
        table = ActivityTable(activity)
        event = try connection.prepare(table.insertEvent)
        summary = try connection.prepare(table.insertSummary)
    }

    /// - Parameter values: aligned with the table's columns.
    /// - Returns: false when the external id is known, and nothing was done.
    func write(
        contact: Int64, at: Instant, externalID: String? = nil, _ values: [SQLValue], isSummarised: Bool = true
    ) throws -> Bool {
        let added = try event.run([.integer(contact), at.sqlValue, externalID?.sqlValue ?? .null] + values)
        guard added > 0 else { return false }
        if isSummarised {
            try summary.run([.integer(contact), .integer(1), at.sqlValue, at.sqlValue] + table.figureValues(values))
        }
        return true
    }
}
