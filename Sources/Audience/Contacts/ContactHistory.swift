public import Storage

/// What has happened to a contact: changes of its status, and activities.
public struct ContactHistory: Sendable, Hashable {
    public var at: Instant
    /// `status`, or an activity's name.
    public var event: String
    /// In words: the statuses and the cause, the link clicked, the bounce's reason.
    public var detail: String
    /// Who or what caused a change of status.
    public var actor: String?
    public var campaignID: Int64?

    /// The latest events, newest first.
    public static func load(_ connection: any Connection, contact: Int64, limit: Int = 200) throws -> [ContactHistory] {
        var entries = try connection.all(
            """
            SELECT at, from_status, to_status, cause, actor, evidence FROM status_change
            WHERE contact_id = \(contact) ORDER BY at DESC, id DESC LIMIT \(limit)
            """
        ) { row in
            let from = row.text(1).map { "\($0) -> " } ?? ""
            let evidence = row.text(5).map { ": \($0)" } ?? ""
            return ContactHistory(
                at: Instant(microseconds: row.integer(0) ?? 0), event: "status",
                detail: "\(from)\(row.text(2) ?? "") (\(row.text(3) ?? "")\(evidence))", actor: row.text(4))
        }
        for activity in BuiltInActivity.allCases {
            let table = activity.activityTable
            let columns = (["at", "campaign_id"] + table.columns).map(SQL.identifier).joined(separator: ", ")
            entries += try connection.all(
                """
                SELECT \(columns) FROM \(identifier: table.events)
                WHERE contact_id = \(contact) ORDER BY at DESC LIMIT \(limit)
                """
            ) { row in
                ContactHistory(
                    at: Instant(microseconds: row.integer(0) ?? 0), event: activity.rawValue,
                    detail: table.columns.indices.compactMap { row.text($0 + 2) }.joined(separator: ", "),
                    campaignID: row.integer(1))
            }
        }
        return Array(entries.sorted { $0.at > $1.at }.prefix(limit))
    }
}
