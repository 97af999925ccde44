public import Foundation
public import Storage

/// Imports the events of one activity, the user's own or built in, from CSV with a header or from JSON lines.
///
/// - A row has the address of a contact, the time, perhaps an external id, and parameters. An empty cell, `null` and a
///   missing key are a missing value.
/// - An external id that is known makes a row a duplicate, which changes nothing; of several in one file the first counts.
/// - Good rows go in whatever is wrong with others; those are listed with line, column, value and reason. An address that
///   is no contact's is a fault.
/// - An import records what happened and changes nothing else: no status, no label, no list.
/// - Rows are committed in batches together with their contacts' summaries and the place reached. The same command on the
///   same file goes on there after an interruption, and gives the figures of the whole.
/// - A dry run does all of it in one transaction and rolls that back, so its figures are exact; other writers wait.
///
/// Memory is bounded by two batches of rows, however long the file and its rows.
public struct ActivityImporter: Sendable {
    private let database: any Database
    private let time: any TimeSource
    private let campaigns: @Sendable (any Connection) throws -> [String: Int64]

    /// - Parameter campaigns: the ids of campaigns by name, for the parameter `campaign` of built-in activities.
    public init(
        _ database: any Database, time: any TimeSource,
        campaigns: @escaping @Sendable (any Connection) throws -> [String: Int64] = { _ in [:] }
    ) {
        self.database = database
        self.time = time
        self.campaigns = campaigns
    }

    /// - Parameters:
    ///   - name: the activity's name.
    ///   - progress: called after each batch.
    /// - Throws: `AudienceError` when there is no such activity or the file or its columns cannot be used,
    ///   `CancellationError` when the task is cancelled (what is committed stays, and the next run goes on), `StorageError`.
    public func run(
        _ name: String, _ file: URL, _ options: ActivityImportOptions = ActivityImportOptions(),
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ActivityImportResult {
        let (catalogue, campaigns) = try await database.read { [campaigns] connection in
            (try CatalogueStore.load(connection), try campaigns(connection))
        }
        let activity = try catalogue.requireActivity(name)
        try ActivityRecorder.checkRecordable(activity)
        var options = options
        options.activity = "\(name) \(activity.id ?? 0)"
        let source = try ImportSource(file, options, readsJSON: true)
        let job = ActivityImportJob(
            source: source, options: options, activity: activity, catalogue: catalogue, campaigns: campaigns, at: time.now())
        let runner = ImportRunner(database: database, time: time, source: source, settings: options, job: job)
        return ActivityImportResult(try await runner.run(progress))
    }
}
