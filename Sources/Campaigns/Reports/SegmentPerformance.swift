public import Storage

/// What became of the messages that were sent to a segment's members, run by run and in total. Its keys in JSON are a contract.
public struct SegmentPerformance: Sendable, Equatable {
    /// How many contacts, each counted once a run; what machines opened and clicked is left out.
    public struct Figures: Sendable, Codable, Equatable {
        /// Messages that a mail server took responsibility for, and that did not come back.
        public var sent = 0
        public var opened = 0
        public var clicked = 0
        public var unsubscribed = 0
        public var bounced = 0
        public var complained = 0

        /// A part of those sent, from 0 to 1; nil when nothing was sent.
        public func share(_ part: KeyPath<Figures, Int>) -> Double? {
            let whole = part == \.bounced ? sent + bounced : sent
            return whole > 0 ? Double(self[keyPath: part]) / Double(whole) : nil
        }

        static func += (sum: inout Figures, other: Figures) {
            sum.sent += other.sent
            sum.opened += other.opened
            sum.clicked += other.clicked
            sum.unsubscribed += other.unsubscribed
            sum.bounced += other.bounced
            sum.complained += other.complained
        }
    }

    /// A run that had the segment in its audience.
    public struct Run: Sendable, Equatable {
        public var campaign: String
        public var run: Int64
        public var createdAt: Instant
        /// The version of the segment that was sent to, and how many were in it.
        public var version: Int64
        public var matched: Int64
        public var figures: Figures
    }

    /// The latest first.
    public var runs: [Run]
    public var total: Figures

    /// Reads what became of a segment's members. Tests do not count.
    public init(_ connection: any Connection, segment: Int64) throws {
        let found = try connection.all(
            """
            SELECT k.name, r.id, r.created_at, s.version, s.matched, s.position
            FROM run_segment s JOIN campaign_run r ON r.id = s.run_id JOIN campaign k ON k.id = r.campaign_id
            WHERE s.segment_id = \(segment) AND s.role = 'include' AND r.kind <> 'test' ORDER BY r.id DESC
            """
        ) { row in
            let run = Run(
                campaign: row.text(0) ?? "", run: row.integer(1) ?? 0, createdAt: row.instant(2), version: row.integer(3) ?? 0,
                matched: row.integer(4) ?? 0, figures: Figures())
            return (run, position: row.integer(5) ?? 0)
        }
        runs = try found.map { run, position in
            var run = run
            run.figures = try Self.figures(connection, run.run, position: position)
            return run
        }
        total = runs.reduce(into: Figures()) { $0 += $1.figures }
    }

    private static func figures(_ connection: any Connection, _ run: Int64, position: Int64) throws -> Figures {
        // NULL: everybody came from the one segment.
        let isMember: SQL = "(d.segments IS NULL OR (d.segments & \(Int64(1) << position)) <> 0)"
        func people(_ table: String, _ condition: SQL) throws -> Int {
            let count = try connection.integer(
                """
                SELECT COUNT(DISTINCT x.contact_id) FROM \(identifier: table) x
                JOIN delivery d ON d.run_id = x.run_id AND d.contact_id = x.contact_id
                WHERE x.run_id = \(run) AND \(condition) AND \(isMember)
                """)
            return Int(count ?? 0)
        }
        var figures = Figures()
        try connection.forEach(
            "SELECT d.state, COUNT(*) FROM delivery d WHERE d.run_id = \(run) AND \(isMember) GROUP BY d.state"
        ) { row in
            switch row.text(0).flatMap(DeliveryState.init) {
            case .accepted: figures.sent = Int(row.integer(1) ?? 0)
            case .bounced: figures.bounced = Int(row.integer(1) ?? 0)
            default: break
            }
        }
        figures.opened = try people("activity_opened", "x.grade <> 'machine'")
        figures.clicked = try people("activity_clicked", "x.grade <> 'machine'")
        figures.unsubscribed = try people("activity_unsubscribed", "TRUE")
        figures.complained = try people("activity_complained", "TRUE")
        return figures
    }
}
