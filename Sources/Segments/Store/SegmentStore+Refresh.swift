internal import Audience
public import Storage

/// Keeping stored members up to date.
extension SegmentStore {
    /// Brings what is stored of a segment up to date: of an additive one it stores who has entered, with the moment and the
    /// reasons; of a dynamic one it takes a snapshot, and keeps who entered and who left since the last. The size is
    /// recorded for every kind. Members that stay are not touched.
    ///
    /// It works in short transactions in the order of the contacts' numbers, all as of one moment. When it is interrupted
    /// (the task is cancelled, the process dies), the next call goes on there, as of the same moment, unless the segment
    /// has changed since or a day has passed.
    ///
    /// - Parameters:
    ///   - batch: how many changes are written in one transaction.
    ///   - progress: called after each of them.
    /// - Throws: `SegmentStoreError`, `SegmentError`, `StorageError`; `CancellationError`.
    @discardableResult
    public func refresh(
        _ database: any Database, named name: String, at now: Instant, batch: Int = 10_000,
        progress: @escaping @Sendable (SegmentRefreshProgress) -> Void = { _ in }
    ) async throws -> SegmentRefreshResult {
        do {
            while true {
                if let result = try await refreshOnce(database, name, now, max(1, batch), progress) { return result }
            }
        } catch let error as StorageError where error.kind == .interrupted {
            // In the middle of a query.
            throw CancellationError()
        }
    }

    /// - Returns: nil when the segment was edited meanwhile, or somebody else went on with the refresh: it begins again from
    ///   what the database says then.
    private func refreshOnce(
        _ database: any Database, _ name: String, _ now: Instant, _ batch: Int,
        _ progress: @escaping @Sendable (SegmentRefreshProgress) -> Void
    ) async throws -> SegmentRefreshResult? {
        let (segment, beginning) = try await database.read { connection in
            let segment = try show(connection, named: name)
            return (segment, try RefreshPlace.begin(connection, segment, at: now))
        }
        var (place, stored) = (beginning.place, beginning.stored)
        while true {
            try Task.checkCancellation()
            let refresher = SegmentRefresher(store: self, segment: segment, place: place, batch: batch)
            let step = try await database.read { try refresher.find($0) }
            place.add(step)
            let isLast = place.through >= place.until
            if isLast { place.finishedAt = now }
            // Nothing is written about a refresh that finds nothing, but for the size.
            if stored?.finishedAt == nil || !step.changes.isEmpty {
                let (known, next) = (stored, place)
                let isCurrent = try await database.write { connection in
                    let version = try connection.integer("SELECT version FROM segment WHERE id = \(segment.id)")
                    let last = try RefreshPlace.load(connection, segment.id)
                    guard version == segment.version, last == known else { return false }
                    try refresher.apply(connection, step)
                    try next.save(connection, segment.id)
                    return true
                }
                guard isCurrent else { return nil }
                stored = place
            }
            if isLast { return try await finish(database, refresher, place, wasResumed: beginning.isResumed) }
            progress(
                SegmentRefreshProgress(
                    entered: place.entered, left: place.left, fraction: Double(place.through) / Double(max(place.until, 1))))
        }
    }

    private func finish(
        _ database: any Database, _ refresher: SegmentRefresher, _ place: RefreshPlace, wasResumed: Bool
    ) async throws -> SegmentRefreshResult {
        let size = try await database.read { try refresher.size($0) }
        try await database.write { try record($0, size, of: refresher.segment.id) }
        return SegmentRefreshResult(
            entered: place.entered, left: place.left, size: size, wasResumed: wasResumed, isFirst: place.isFirst)
    }

    /// The segments that are kept up to date while Merpati serves: additive ones, and dynamic ones that have been refreshed
    /// before.
    public func watched(_ connection: any Connection) throws -> [StoredSegment] {
        let refreshed = Set(try connection.all("SELECT segment_id FROM segment_refresh") { $0.integer(0) ?? 0 })
        return try list(connection).filter { segment in
            switch segment.definition.kind {
            case .additive: true
            case .dynamic: refreshed.contains(segment.id)
            case .static: false
            }
        }
    }

    /// Reads only what a segment asks for.
    func factsReader(
        _ connection: any Connection, for segment: StoredSegment, _ typed: TypedSegment
    ) throws -> ContactFactsReader {
        var catalogue = try CatalogueStore.load(connection)
        let names = try closure(connection, of: [segment.name]).reduce(into: Set<String>()) { names, segment in
            names.formUnion((try? SegmentParser.parse(segment.definition.text))?.fieldNames ?? [])
        }
        catalogue.fields.removeAll { !names.contains($0.key) }
        return ContactFactsReader(catalogue, activities: typed.activities)
    }
}
