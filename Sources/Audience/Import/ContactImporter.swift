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
        let at = time.now()
        return options.dryRun
            ? try await dryRun(source, options, at, progress) : try await realRun(source, options, at, progress)
    }

    // MARK: The real thing

    private func realRun(
        _ source: ImportSource, _ options: ImportOptions, _ at: Instant,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportResult {
        var state = try await database.write { connection in
            var state = try Self.prepare(connection, source, options, at)
            let isResumed = try state.resume(connection, fingerprint: source.fingerprint)
            if let errors = options.errorsFile.map(FaultFile.init), !(isResumed && errors.has(state.errorsLength)) {
                state.errorsLength = try errors.begin()
            }
            if !isResumed {
                try state.begin(
                    connection, file: source.url.lastPathComponent, fingerprint: source.fingerprint,
                    settings: options.fingerprintText, at: at)
            }
            return state
        }
        let reader = ImportReadAhead(
            try ImportBatchReader(
                source.url, separator: source.separator, offset: state.offset, line: state.line, plan: state.plan,
                options: options, at: at))
        var next = try await reader.next()
        while let batch = next {
            try Task.checkCancellation()
            async let following = reader.next()
            let (before, now) = (state, time.now())
            state = try await database.write { connection in
                var state = before
                try Self.write(connection, batch, &state, options, at)
                try state.save(connection, at: now)
                return state
            }
            progress(state.progress(of: source))
            next = try await following
        }
        let (finished, now) = (state, time.now())
        try await database.write { try finished.save($0, isFinished: true, at: now) }
        try await database.optimize()
        return finished.summary
    }

    // MARK: The rehearsal

    /// Undoes the transaction and carries the figures out of it.
    private struct Rollback: Error {
        let result: ImportResult
    }

    private func dryRun(
        _ source: ImportSource, _ options: ImportOptions, _ at: Instant,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportResult {
        let cancellation = CancellationFlag()
        let database = database
        do {
            return try await withTaskCancellationHandler {
                try await database.write { connection -> ImportResult in
                    var state = try Self.prepare(connection, source, options, at)
                    state.errorsLength = try options.errorsFile.map { try FaultFile(url: $0).begin() } ?? 0
                    var reader = try ImportBatchReader(
                        source.url, separator: source.separator, offset: state.offset, line: state.line, plan: state.plan,
                        options: options, at: at)
                    while let batch = try reader.next() {
                        try cancellation.check()
                        try Self.write(connection, batch, &state, options, at)
                        progress(state.progress(of: source))
                    }
                    throw Rollback(result: state.summary)
                }
            } onCancel: {
                cancellation.raise()
            }
        } catch let rollback as Rollback {
            return rollback.result
        }
    }

    // MARK: Parts of both

    private static func prepare(
        _ connection: any Connection, _ source: ImportSource, _ options: ImportOptions, _ at: Instant
    ) throws -> ImportState {
        var plan = try ImportPlan(
            headings: source.headings, sample: source.sample, catalogue: CatalogueStore.load(connection), options: options)
        try plan.define(connection, at: at)
        let names = ImportNames(try CatalogueStore.load(connection), addsOptions: options.createFields)
        return ImportState(plan: plan, names: names, offset: source.offset, line: source.line)
    }

    private static func write(
        _ connection: any Connection, _ batch: ImportBatch, _ state: inout ImportState, _ options: ImportOptions, _ at: Instant
    ) throws {
        var writer = try ImportWriter(connection, state.plan, options, names: state.names, at: at)
        let faults = try writer.write(batch, &state)
        state.result.firstFaults += faults.prefix(ImportResult.shownFaults - state.result.firstFaults.count)
        if let errors = options.errorsFile.map(FaultFile.init) {
            state.errorsLength = try errors.append(faults, at: state.errorsLength)
        }
    }
}

extension ImportState {
    fileprivate func progress(of source: ImportSource) -> ImportProgress {
        ImportProgress(rows: result.read, rejected: result.rejected, bytes: offset, totalBytes: source.size)
    }

    fileprivate var summary: ImportResult {
        var result = result
        result.created = plan.newFields.map { "field \($0.key) (\($0.type.rawValue))" } + names.created
        result.ignoredColumns = plan.ignoredColumns
        return result
    }
}
