public import Storage

/// What has happened to a contact: changes of its status, and activities.
public struct ContactHistory: Sendable, Hashable {
    public var at: Instant
    /// `status`, or an activity's name.
    public var event: String
    /// In words: the statuses and the cause, or the activity's parameters with their values.
    public var detail: String
    /// Who or what caused a change of status.
    public var actor: String?
    public var campaignID: Int64?

    /// The latest events, newest first.
    public static func load(_ connection: any Connection, contact: Int64, limit: Int = 200) throws -> [ContactHistory] {
        var entries = try statusChanges(connection, contact, limit)
        let catalogue = try CatalogueStore.load(connection)
        for activity in catalogue.activities {
            entries += try events(connection, contact, activity, catalogue, limit)
        }
        return Array(entries.sorted { $0.at > $1.at }.prefix(limit))
    }

    private static func statusChanges(_ connection: any Connection, _ contact: Int64, _ limit: Int) throws -> [ContactHistory] {
        try connection.all(
            """
            SELECT at, from_status, to_status, cause, actor, evidence FROM status_change
            WHERE contact_id = \(contact) ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ) { row in
            let from = row.text(1).map { "\($0) -> " } ?? ""
            let evidence = row.text(5).map { ": \($0)" } ?? ""
            return ContactHistory(
                at: row.instant(0), event: "status",
                detail: "\(from)\(row.text(2) ?? "") (\(row.text(3) ?? "")\(evidence))", actor: row.text(4))
        }
    }

    private static func events(
        _ connection: any Connection, _ contact: Int64, _ activity: ActivityDefinition, _ catalogue: Catalogue, _ limit: Int
    ) throws -> [ContactHistory] {
        let shown = ShownValue.all(of: activity)
        let columns = (["at"] + shown.map(\.column)).map(SQL.identifier).joined(separator: ", ")
        return try connection.all(
            """
            SELECT \(columns) FROM \(identifier: activity.table) WHERE contact_id = \(contact) ORDER BY at DESC LIMIT \(limit)
            """
        ) { row in
            var entry = ContactHistory(
                at: row.instant(0), event: activity.name, detail: "")
            var words: [String] = []
            for (index, value) in shown.enumerated() where !row.isNull(index + 1) {
                if value.parameter?.kind == .campaign {
                    entry.campaignID = row.integer(index + 1)
                } else {
                    words.append("\(value.name) \(value.text(row, index + 1, catalogue))")
                }
            }
            entry.detail = words.joined(separator: ", ")
            return entry
        }
    }
}

/// A value of an event that the history shows: a parameter, or a column that a built-in activity has beside them.
private struct ShownValue {
    let name: String
    let column: String
    let parameter: ActivityParameter?

    static func all(of activity: ActivityDefinition) -> [ShownValue] {
        var all = activity.parameters.map { ShownValue(name: $0.name, column: $0.column, parameter: $0) }
        let columns = ActivityTable(activity).columns
        for column in ["grade", "status_code", "diagnostic"] where activity.id == nil && columns.contains(column) {
            all.append(ShownValue(name: column, column: column, parameter: nil))
        }
        return all
    }

    func text(_ row: any Row, _ index: Int, _ catalogue: Catalogue) -> String {
        let id = row.integer(index) ?? 0
        switch parameter?.kind {
        case .number: return row.real(index).map { ValueFormat().print(.number($0)) } ?? ""
        case .boolean: return row.boolean(index) == true ? "yes" : "no"
        case .dateTime: return Instant(microseconds: id).iso
        case .choice: return parameter?.options.first { $0.id == id }?.name ?? "option \(id)"
        case .label: return catalogue.labels.first { $0.id == id }?.name ?? "label \(id)"
        case .list: return catalogue.lists.first { $0.id == id }?.name ?? "list \(id)"
        case .text, .campaign, nil: return row.text(index) ?? ""
        }
    }
}
