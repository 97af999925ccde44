internal import Foundation
internal import Storage

/// Reads the events of one activity for a contact's history: the parameters in words, and the columns that a built-in activity
/// has beside them.
struct HistoryReader {
    private struct Value {
        let name: String
        let column: String
        let parameter: ActivityParameter?
    }

    private let activity: ActivityDefinition
    private let catalogue: Catalogue
    private let timeZone: TimeZone
    private let values: [Value]
    private let hasRun: Bool

    init(_ activity: ActivityDefinition, catalogue: Catalogue, timeZone: TimeZone) {
        (self.activity, self.catalogue, self.timeZone) = (activity, catalogue, timeZone)
        var values = activity.parameters.map { Value(name: $0.name, column: $0.column, parameter: $0) }
        let columns = activity.id == nil ? ActivityTable(activity).columns : []
        for column in ["grade", "status_code", "diagnostic"] where columns.contains(column) {
            values.append(Value(name: column, column: column, parameter: nil))
        }
        self.values = values
        hasRun = columns.contains("run_id")
    }

    /// The latest events of the contact, newest first.
    func events(_ connection: any Connection, contact: Int64, limit: Int) throws -> [ContactHistory] {
        let names = ["at"] + values.map(\.column) + (hasRun ? ["run_id"] : [])
        let columns = names.map(SQL.identifier).joined(separator: ", ")
        return try connection.all(
            """
            SELECT \(columns) FROM \(identifier: activity.table) WHERE contact_id = \(contact) ORDER BY at DESC LIMIT \(limit)
            """
        ) { row in
            var entry = ContactHistory(at: row.instant(0), event: activity.name, detail: "")
            var words: [String] = []
            for (index, value) in values.enumerated() where !row.isNull(index + 1) {
                if value.parameter?.kind == .campaign {
                    entry.campaignID = row.integer(index + 1)
                    continue
                }
                let text = text(value, row, index + 1)
                words.append("\(value.name) \(text)")
                guard activity.id == nil else { continue }
                if value.column == "link" { entry.link = text }
                if value.column == "reason" { entry.reason = text }
            }
            if hasRun { entry.runID = row.integer(values.count + 1) }
            entry.detail = words.joined(separator: ", ")
            return entry
        }
    }

    private func text(_ value: Value, _ row: any Row, _ index: Int) -> String {
        let id = row.integer(index) ?? 0
        switch value.parameter?.kind {
        case .number: return row.real(index).map { ValueFormat().print(.number($0)) } ?? ""
        case .boolean: return row.boolean(index) == true ? "yes" : "no"
        case .dateTime: return ZonedTime(Instant(microseconds: id), in: timeZone).iso
        case .choice: return value.parameter?.options.first { $0.id == id }?.name ?? "option \(id)"
        case .label: return catalogue.labels.first { $0.id == id }?.name ?? "label \(id)"
        case .list: return catalogue.lists.first { $0.id == id }?.name ?? "list \(id)"
        case .text, .campaign, nil: return row.text(index) ?? ""
        }
    }
}
