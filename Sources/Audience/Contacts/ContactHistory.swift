public import Foundation
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
    /// The campaign and the run whose message it is about.
    public var campaignID: Int64?
    public var runID: Int64?
    /// Where a click led.
    public var link: String?
    /// Why, as a bounce, a person or a report says it.
    public var reason: String?

    /// The latest events, newest first.
    ///
    /// - Parameter timeZone: of the times among the values of events.
    public static func load(
        _ connection: any Connection, contact: Int64, timeZone: TimeZone = .gmt, limit: Int = 200
    ) throws -> [ContactHistory] {
        var entries = try statusChanges(connection, contact, limit)
        let catalogue = try CatalogueStore.load(connection)
        for activity in catalogue.activities {
            let reader = HistoryReader(activity, catalogue: catalogue, timeZone: timeZone)
            entries += try reader.events(connection, contact: contact, limit: limit)
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
            let (run, reason) = evidence(row.text(5) ?? "")
            var entry = ContactHistory(
                at: row.instant(0), event: "status",
                detail: "\(from)\(row.text(2) ?? "") (\(row.text(3) ?? "")\(reason.map { ": \($0)" } ?? ""))", actor: row.text(4))
            (entry.runID, entry.reason) = (run, reason)
            return entry
        }
    }

    /// The run that evidence begins with, as `run 3: 550 no such user` and `message of run 3` do, and what is left of it.
    private static func evidence(_ text: String) -> (run: Int64?, reason: String?) {
        guard let match = text.prefixMatch(of: /(?:message of )?run ([0-9]{1,18})(?:: |$)/) else {
            return (nil, text.isEmpty ? nil : text)
        }
        let rest = text[match.range.upperBound...]
        return (Int64(match.1), rest.isEmpty ? nil : String(rest))
    }
}
