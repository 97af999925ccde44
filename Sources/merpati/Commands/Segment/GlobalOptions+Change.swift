internal import App
internal import Segments
internal import Storage

extension GlobalOptions {
    /// Runs `body` in a transaction and says what was done; a fault in a segment's text is shown at its place.
    func change(
        _ done: String, of text: String?,
        _ body: @escaping @Sendable (any Connection, Merpati, Instant) throws -> Void
    ) async throws {
        try await withMerpati { merpati in
            let now = merpati.time.now()
            do {
                try await merpati.database.write { connection in try body(connection, merpati, now) }
            } catch let error as SegmentError {
                throw AppError(.failed, text.map { "in the segment's text:\n" + error.render($0) } ?? error.description)
            }
        }
        if json { try Console.json(["done": done]) } else { Console.print(done) }
    }
}
