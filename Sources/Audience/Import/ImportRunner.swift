internal import Foundation
internal import Storage

/// Runs an import of any kind: batches are read ahead, and each is committed together with the place reached, so that
/// the same command on the same file goes on there after an interruption. A dry run does all of it in one transaction
/// and rolls that back; other writers wait.
struct ImportRunner<Job: ImportJob>: Sendable {
    let database: any Database
    let time: any TimeSource
    let source: ImportSource
    let settings: any ImportSettings
    let job: Job

    typealias State = ImportState<Job.Memory>

    func run(_ progress: @escaping @Sendable (ImportProgress) -> Void) async throws -> State {
        if let errors = settings.errorsFile, Self.isSame(errors, source.url) {
            throw AudienceError(
                .file, "the errors file is the file that is to be imported", advice: "Name another with --errors.")
        }
        return settings.dryRun ? try await dryRun(progress) : try await realRun(progress)
    }

    private static func isSame(_ left: URL, _ right: URL) -> Bool {
        left.resolvingSymlinksInPath().standardizedFileURL == right.resolvingSymlinksInPath().standardizedFileURL
    }

    // MARK: The real thing

    private func realRun(_ progress: @escaping @Sendable (ImportProgress) -> Void) async throws -> State {
        var state = try await begin()
        let reader = ImportReadAhead(try job.reader(state.memory, offset: state.offset, line: state.line))
        var next = try await reader.next()
        while let batch = next {
            try Task.checkCancellation()
            async let following = reader.next()
            let (before, now) = (state, time.now())
            state = try await database.write { connection in
                var state = before
                try state.claim(connection)
                try write(connection, batch, &state)
                try state.save(connection, at: now)
                return state
            }
            progress(state.progress(of: source))
            next = try await following
        }
        let (finished, now) = (state, time.now())
        try await database.write { connection in
            try finished.claim(connection)
            try finished.save(connection, isFinished: true, at: now)
        }
        try await database.optimize()
        return finished
    }

    private func begin() async throws -> State {
        let at = time.now()
        return try await database.write { connection in
            var state = State(memory: try job.prepare(connection), offset: source.offset, line: source.line)
            let isResumed = try state.resume(connection, fingerprint: source.fingerprint)
            if let errors = settings.errorsFile.map(FaultFile.init), !(isResumed && errors.has(state.errorsLength)) {
                state.errorsLength = try errors.begin()
            }
            if !isResumed {
                try state.begin(
                    connection, file: source.url.lastPathComponent, fingerprint: source.fingerprint,
                    settings: settings.fingerprintText, at: at)
            }
            return state
        }
    }

    // MARK: The rehearsal

    /// Undoes the transaction and carries the figures out of it.
    private struct Rollback: Error {
        let state: State
    }

    private func dryRun(_ progress: @escaping @Sendable (ImportProgress) -> Void) async throws -> State {
        let cancellation = CancellationFlag()
        do {
            return try await withTaskCancellationHandler {
                try await database.write { connection -> State in
                    var state = State(memory: try job.prepare(connection), offset: source.offset, line: source.line)
                    state.startedAt = time.now()
                    state.errorsLength = try settings.errorsFile.map { try FaultFile(url: $0).begin() } ?? 0
                    var reader = try job.reader(state.memory, offset: state.offset, line: state.line)
                    while let batch = try reader.next() {
                        try cancellation.check()
                        try write(connection, batch, &state)
                        progress(state.progress(of: source))
                    }
                    throw Rollback(state: state)
                }
            } onCancel: {
                cancellation.raise()
            }
        } catch let rollback as Rollback {
            return rollback.state
        }
    }

    // MARK: Both

    private func write(_ connection: any Connection, _ batch: ImportBatch, _ state: inout State) throws {
        state.result.rejected += batch.rejected
        state.result.read += batch.rows.count + batch.rejected
        let faults = try job.write(connection, batch, &state)
        state.offset = batch.offset
        state.line = batch.line
        state.result.firstFaults += faults.prefix(ImportResult.shownFaults - state.result.firstFaults.count)
        if let errors = settings.errorsFile.map(FaultFile.init) {
            state.errorsLength = try errors.append(faults, at: state.errorsLength)
        }
    }
}

extension ImportState {
    fileprivate func progress(of source: ImportSource) -> ImportProgress {
        ImportProgress(rows: result.read, rejected: result.rejected, bytes: offset, totalBytes: source.size)
    }
}
