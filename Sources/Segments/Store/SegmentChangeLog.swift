internal import Storage

/// Writes down who entered a segment and who left.
struct SegmentChangeLog {
    private let statement: any Statement
    private let segment: Int64
    private let version: Int64
    private let at: Instant

    init(_ connection: any Connection, _ segment: Int64, version: Int64, at now: Instant) throws {
        statement = try connection.prepare(
            "INSERT INTO segment_change (segment_id, contact_id, at, entered, version, why) VALUES (?, ?, ?, ?, ?, ?)")
        (self.segment, self.version, at) = (segment, version, now)
    }

    func write(_ contact: Int64, entered: Bool, why: String) throws {
        try statement.run([
            .integer(segment), .integer(contact), at.sqlValue, .boolean(entered), .integer(version), .text(why),
        ])
    }
}
