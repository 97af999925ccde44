public import Storage

/// Records activities: the event and, in the same transaction, the contact's summary (how many, first, last, and of the
/// user's own activities each number's count, sum, least and greatest).
///
/// One recorder lives inside one closure of `Database.write` and prepares each statement once, for batches of thousands.
public final class ActivityRecorder {
    private let connection: any Connection
    private let campaigns: [String: Int64]
    /// Made when it is needed: most events name nothing.
    private var names: ActivityNames?
    private var writers: [String: ActivityWriter] = [:]
    /// The longest external id, in bytes.
    public static let longestExternalID = 200

    /// - Parameters:
    ///   - catalogue: where labels and lists are looked up; loaded when it is needed and none is given.
    ///   - campaigns: the ids of campaigns by name.
    public init(_ connection: any Connection, catalogue: Catalogue? = nil, campaigns: [String: Int64] = [:]) {
        self.connection = connection
        self.campaigns = campaigns
        names = catalogue.map { ActivityNames($0, campaigns: campaigns) }
    }

    /// Records one event of any activity.
    ///
    /// - Parameters:
    ///   - values: aligned with `activity.parameters`; nil for what is missing. Campaigns, labels and lists are texts
    ///     with their names.
    ///   - externalID: what names the event where it comes from. An event with the same one is recorded once.
    /// - Returns: false when the external id is known, and nothing was done.
    /// - Throws: `AudienceError` when a value does not fit its parameter or names something unknown; `StorageError` of
    ///   kind `constraint` when there is no such contact.
    @discardableResult
    public func record(
        _ activity: ActivityDefinition, contactID: Int64, at: Instant, values: [ContactValue?], externalID: String? = nil
    ) throws -> Bool {
        guard values.count == activity.parameters.count else {
            throw AudienceError(
                .invalidValue, "\(activity.name) has \(activity.parameters.count) parameters, not \(values.count)")
        }
        if let externalID { try Self.check(externalID: externalID) }
        try Self.check(at)
        var writer = try writer(activity.name, activity)
        if writer.table.places.count != values.count {
            // It got another parameter since.
            writers[activity.name] = nil
            writer = try self.writer(activity.name, activity)
        }
        let stored = try stored(values, of: activity, in: writer.table)
        return try writer.write(contact: contactID, at: at, externalID: externalID, stored)
    }

    /// Records one event of a built-in activity.
    ///
    /// - Parameters:
    ///   - campaignID: the campaign that it belongs to, nil for none.
    ///   - runID: the run of that campaign.
    public func record(
        _ event: ActivityEvent, contactID: Int64, at: Instant, campaignID: Int64? = nil, runID: Int64? = nil
    ) throws {
        let activity = event.activity
        let writer = try writer(activity.rawValue, activity.definition)
        _ = try writer.write(
            contact: contactID, at: at, event.values(campaign: campaignID, run: runID), isSummarised: event.isSummarised)
    }

    /// Records a single event of a built-in activity.
    public static func record(
        _ connection: any Connection, _ event: ActivityEvent, contactID: Int64, at: Instant, campaignID: Int64? = nil,
        runID: Int64? = nil
    ) throws {
        try ActivityRecorder(connection).record(event, contactID: contactID, at: at, campaignID: campaignID, runID: runID)
    }

    /// Records many events of a built-in activity at once.
    ///
    /// - Parameter events: selects contact, time, and the activity's columns under their names.
    func record(_ activity: BuiltInActivity, selecting events: SQL) throws {
        let table = ActivityTable(activity.definition)
        // The summary first: what is selected may depend on the events that there are.
        try connection.execute(table.summarise(events))
        try connection.execute(table.insertEvents(events))
    }

    // MARK: Parts

    private func writer(_ name: String, _ activity: @autoclosure () -> ActivityDefinition) throws -> ActivityWriter {
        if let ready = writers[name] { return ready }
        let activity = activity()
        try Self.checkRecordable(activity)
        let writer = try ActivityWriter(connection, activity)
        writers[name] = writer
        return writer
    }

    private func stored(
        _ values: [ContactValue?], of activity: ActivityDefinition, in table: ActivityTable
    ) throws -> [SQLValue] {
        var stored = Array(repeating: SQLValue.null, count: table.columns.count)
        // Whoever records an event by name says that a person did it.
        if let place = table.gradePlace { stored[place] = ActivityGrade.human.sqlValue }
        for (index, value) in values.enumerated() {
            guard let value else { continue }
            try activity.parameters[index].store(value, into: &stored, at: table.places[index], try loadedNames())
        }
        return stored
    }

    private func loadedNames() throws -> ActivityNames {
        if let names { return names }
        let names = ActivityNames(try CatalogueStore.load(connection), campaigns: campaigns)
        self.names = names
        return names
    }

    static func checkRecordable(_ activity: ActivityDefinition) throws(AudienceError) {
        guard activity.table != BuiltInActivity.added.table else {
            throw AudienceError(
                .invalidValue, "added is not recorded: every contact was added once", advice: "Add the contact instead.")
        }
    }

    static func check(externalID: String) throws(AudienceError) {
        guard !externalID.isEmpty, externalID.utf8.count <= longestExternalID,
            !externalID.unicodeScalars.contains(where: TextCharacters.isRefusedInNames)
        else {
            throw AudienceError(
                .invalidValue,
                "\(CatalogueName.quoted(externalID)) cannot be an external id: it has 1 to \(longestExternalID) bytes, none of them "
                    + "control characters")
        }
    }

    /// The years 1 to 9999, as dates have them.
    private static func check(_ at: Instant) throws(AudienceError) {
        guard (-62_135_596_800..<253_402_300_800).contains(at.seconds) else {
            throw AudienceError(.invalidValue, "the time is not between the years 1 and 9999")
        }
    }
}
