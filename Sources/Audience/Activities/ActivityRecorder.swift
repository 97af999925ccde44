public import Storage

/// Records activities: the event and, in the same transaction, the contact's summary (how many, first, last).
///
/// One recorder lives inside one closure of `Database.write` and prepares each statement once, for batches of
/// thousands. A table of events is described by `ActivityTable`, as the user-defined types will be.
public final class ActivityRecorder {
    private let connection: any Connection
    private var statements: [BuiltInActivity: (event: any Statement, summary: any Statement)] = [:]

    public init(_ connection: any Connection) {
        self.connection = connection
    }

    /// Records one event.
    ///
    /// - Parameters:
    ///   - campaignID: the campaign that it belongs to, nil for none.
    ///   - runID: the run of that campaign.
    public func record(
        _ event: ActivityEvent, contactID: Int64, at: Instant, campaignID: Int64? = nil, runID: Int64? = nil
    ) throws {
        let statements = try prepared(event.activity)
        try statements.event.run(
            [.integer(contactID), at.sqlValue, campaignID?.sqlValue ?? .null, runID?.sqlValue ?? .null] + event.values)
        if event.isSummarised {
            try statements.summary.run([.integer(contactID), at.sqlValue, at.sqlValue])
        }
    }

    /// Records a single event.
    public static func record(
        _ connection: any Connection, _ event: ActivityEvent, contactID: Int64, at: Instant, campaignID: Int64? = nil,
        runID: Int64? = nil
    ) throws {
        try ActivityRecorder(connection).record(event, contactID: contactID, at: at, campaignID: campaignID, runID: runID)
    }

    private func prepared(_ activity: BuiltInActivity) throws -> (event: any Statement, summary: any Statement) {
        if let ready = statements[activity] { return ready }
        let table = activity.activityTable
        let ready = (event: try connection.prepare(table.insertEvent), summary: try connection.prepare(table.addToSummary))
        statements[activity] = ready
        return ready
    }
}
