public import Segments
public import Storage

/// A segment that a run's audience was made of, as it was when the audience was entered: later edits do not touch it.
public struct RunSegment: Sendable, Codable, Equatable {
    /// What the campaign has it for.
    public enum Role: String, Sendable, Codable, CaseIterable {
        case include, exclude
        /// Others refer to it.
        case part
    }

    /// The segment's number; it may have been deleted since.
    public var segment: Int64
    public var role: Role
    /// Its place in the campaign's file, from 0; 0 for parts.
    var position: Int
    public var name: String
    public var version: Int64
    public var kind: SegmentKind
    public var text: String
    public var timeZone: String?
    /// How many contacts were in it.
    public var matched: Int64

    enum CodingKeys: String, CodingKey {
        case segment, role, position, name, version, kind, text, matched
        case timeZone = "time_zone"
    }
}

extension RunSegment.Role: SQLConvertible {}

extension RunSegment {
    /// The segments of a run, in the order of the campaign's file.
    public static func all(_ connection: any Connection, run: Int64) throws -> [RunSegment] {
        try connection.all(
            """
            SELECT segment_id, role, position, name, version, kind, text, time_zone, matched FROM run_segment
            WHERE run_id = \(run) ORDER BY CASE role WHEN 'include' THEN 0 WHEN 'exclude' THEN 1 ELSE 2 END, position, segment_id
            """
        ) { row in
            RunSegment(
                segment: row.integer(0) ?? 0, role: row.text(1).flatMap(Role.init) ?? .include,
                position: Int(row.integer(2) ?? 0),
                name: row.text(3) ?? "", version: row.integer(4) ?? 0, kind: row.text(5).flatMap(SegmentKind.init) ?? .dynamic,
                text: row.text(6) ?? "", timeZone: row.text(7), matched: row.integer(8) ?? 0)
        }
    }

    func save(_ connection: any Connection, run: Int64) throws {
        try connection.execute(
            """
            INSERT INTO run_segment (run_id, segment_id, role, position, name, version, kind, text, time_zone, matched)
            VALUES (\(run), \(segment), \(role), \(position), \(name), \(version), \(kind), \(text), \(timeZone), \(matched))
            ON CONFLICT (run_id, segment_id, role) DO NOTHING
            """)
    }
}
