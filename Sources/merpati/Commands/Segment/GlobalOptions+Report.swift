internal import App
internal import Storage

extension GlobalOptions {
    /// Reads from the database and shows what was found: as JSON, or as `show` prints it. Ctrl-C interrupts the query.
    ///
    /// - Parameter moment: what "now" means for `read`; the time without it.
    @discardableResult
    func report<Found: Encodable & Sendable>(
        at moment: SegmentCommand.Moment? = nil,
        _ read: @escaping @Sendable (any Connection, Merpati, Instant) throws -> Found, show: (Found) -> Void
    ) async throws -> Found {
        let found = try await withMerpati { merpati in
            let now = try moment?.instant(merpati) ?? merpati.time.now()
            do {
                return try await merpati.database.read { connection in try read(connection, merpati, now) }
            } catch let error as StorageError where error.kind == .interrupted {
                throw CancellationError()
            }
        }
        if json { try Console.json(found) } else { show(found) }
        return found
    }
}
