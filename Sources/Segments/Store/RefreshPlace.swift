internal import Storage

/// How far the refresh of a segment is, as the database has it: it goes on from there after an interruption.
struct RefreshPlace: Sendable, Hashable {
    /// The one "now" of the whole refresh.
    var asOf: Instant
    /// The version that is refreshed.
    var version: Int64
    /// Contacts up to this number are done.
    var through: Int64
    /// The highest number a contact had when it began.
    var until: Int64
    /// Whether there was no snapshot before.
    var isFirst: Bool
    var entered = 0
    var left = 0
    var finishedAt: Instant?

    /// After this time a refresh that was interrupted begins anew, in seconds: its "now" is too old.
    private static let longest: Double = 24 * 3600

    /// Where the refresh of a segment goes on.
    struct Beginning: Sendable {
        var place: RefreshPlace
        /// What the database has; nil when the segment was never refreshed.
        var stored: RefreshPlace?

        /// Whether another refresh was interrupted there.
        var isResumed: Bool { stored == place }
    }

    /// Where the refresh of a segment was interrupted, or where a new one begins.
    static func begin(_ connection: any Connection, _ segment: StoredSegment, at now: Instant) throws -> Beginning {
        let last = try load(connection, segment.id)
        if let last, last.finishedAt == nil, last.version == segment.version, last.asOf <= now,
            now <= last.asOf.adding(seconds: longest)
        {
            return Beginning(place: last, stored: last)
        }
        let isFirst = last.map { $0.isFirst && $0.finishedAt == nil } ?? true
        let until = try connection.integer("SELECT COALESCE(MAX(id), 0) FROM contact") ?? 0
        let place = RefreshPlace(asOf: now, version: segment.version, through: 0, until: until, isFirst: isFirst)
        return Beginning(place: place, stored: last)
    }

    static func load(_ connection: any Connection, _ segment: Int64) throws -> RefreshPlace? {
        try connection.first(
            """
            SELECT as_of, version, through_contact, until_contact, is_first, entered, departed, finished_at
            FROM segment_refresh WHERE segment_id = \(segment)
            """
        ) { row in
            RefreshPlace(
                asOf: row.instant(0), version: row.integer(1) ?? 0, through: row.integer(2) ?? 0,
                until: row.integer(3) ?? 0, isFirst: row.boolean(4) ?? false, entered: Int(row.integer(5) ?? 0),
                left: Int(row.integer(6) ?? 0), finishedAt: row.integer(7).map(Instant.init(microseconds:)))
        }
    }

    func save(_ connection: any Connection, _ segment: Int64) throws {
        try connection.execute(
            """
            INSERT INTO segment_refresh
                (segment_id, as_of, version, through_contact, until_contact, is_first, entered, departed, finished_at)
            VALUES (\(segment), \(asOf), \(version), \(through), \(until), \(isFirst), \(entered), \(left), \(finishedAt))
            ON CONFLICT (segment_id) DO UPDATE SET
                as_of = excluded.as_of, version = excluded.version, through_contact = excluded.through_contact,
                until_contact = excluded.until_contact, is_first = excluded.is_first, entered = excluded.entered,
                departed = excluded.departed, finished_at = excluded.finished_at
            """)
    }
}
