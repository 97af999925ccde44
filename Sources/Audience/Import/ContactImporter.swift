public import Foundation
public import Storage

/// Imports contacts from a CSV file with a header: new addresses are added, known ones (by `EmailAddress.key`) updated.
///
/// - An empty cell leaves a value as it is. Of several rows with one address the last wins, field by field.
/// - Good rows go in whatever is wrong with others; those are listed with line, column, value and reason.
/// - An import makes a status stricter, never weaker: who has unsubscribed, bounced, complained or been suppressed
///   stays so, and who is pending is not confirmed by it. A deleted contact's tombstone gives the contact added anew the
///   status it was deleted with.
/// - Rows are committed in batches together with the place reached. The same command on the same file goes on there
///   after an interruption, and gives the figures of the whole.
/// - A dry run does all of it in one transaction and rolls that back, so its figures are exact; other writers wait.
///
/// Memory is bounded by two batches of rows, however long the file and its rows.
public struct ContactImporter: Sendable {
    private let database: any Database
    private let time: any TimeSource

    public init(_ database: any Database, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// - Parameter progress: called after each batch.
    /// - Throws: `AudienceError` when the file or its header cannot be used, `CancellationError` when the task is
    ///   cancelled (what is committed stays, and the next run goes on), `StorageError`.
    public func run(
        _ file: URL, _ options: ImportOptions = ImportOptions(),
        progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportResult {
        let source = try ImportSource(file, options)
        let job = ContactImportJob(source: source, options: options, at: time.now())
        let state = try await ImportRunner(database: database, time: time, source: source, settings: options, job: job)
            .run(progress)
        return job.summary(state)
    }
}
