internal import Crypto
public import Storage

/// Mail that came back and that no rule understands, kept as it came for a person to look at. It is bounded three ways, so
/// that nobody can fill the disk with it; where there is no room, what a person has settled goes first, the oldest before
/// the others, and what still finds none is counted.
public enum KeptMessages {
    /// One of them.
    public struct Message: Sendable, Hashable {
        public var id: Int64
        public var run: Int64
        public var contact: Int64
        /// When it came in.
        public var at: Instant
        /// Why it was kept, in a few words.
        public var why: String
        /// What a person made of it, when one has looked at it.
        public var settlement: Settlement?
        /// The message as it came, or its beginning.
        public var raw: [UInt8]

        /// Whether more came than was kept.
        public var isCut: Bool { raw.count >= KeptMessages.longest }
    }

    /// What a person made of a message, and when.
    public struct Settlement: Sendable, Hashable {
        public var verdict: KeptVerdict
        public var at: Instant
        public var actor: String
    }

    /// Messages that found no room.
    public struct Lost: Sendable, Hashable {
        public var count: Int
        public var lastAt: Instant
    }

    /// How many wait, and how many found no room.
    struct Standing {
        let waiting: Int
        let lost: Int

        init(_ connection: any Connection) throws {
            waiting = try KeptMessages.waiting(connection)
            lost = try KeptMessages.lost(connection)?.count ?? 0
        }
    }

    /// Bytes of one message; the rest is cut off.
    public static let longest = 64 * 1024
    /// Messages about one message of ours.
    static let mostPerMessage = 4
    /// Messages in all.
    public static let most = 10_000

    // MARK: Reading

    /// The kept messages, the newest first.
    ///
    /// - Parameters:
    ///   - runs: those about messages of these runs; nil for all.
    ///   - isWaiting: only those that nobody has settled.
    public static func list(
        _ connection: any Connection, limit: Int = 100, runs: [Int64]? = nil, isWaiting: Bool = false
    ) throws -> [Message] {
        let ofRuns: SQL = runs.map { "run_id IN (\(values: $0))" as SQL } ?? "1 = 1"
        let waiting: SQL = isWaiting ? "settled_at IS NULL" : "1 = 1"
        return try connection.all(
            "SELECT \(columns) FROM kept_message WHERE \(ofRuns) AND \(waiting) ORDER BY id DESC LIMIT \(max(0, limit))", message)
    }

    /// One kept message.
    ///
    /// - Throws: `TrackingError` of kind `notFound`.
    public static func find(_ connection: any Connection, _ id: Int64) throws -> Message {
        let found = try connection.first("SELECT \(columns) FROM kept_message WHERE id = \(id)", message)
        guard let found else {
            throw TrackingError(.notFound, "no message \(id) is kept", advice: "`merpati bounce list` shows those that are.")
        }
        return found
    }

    /// How many wait for a person, about one run's messages or in all.
    public static func waiting(_ connection: any Connection, run: Int64? = nil) throws -> Int {
        let ofRun: SQL = run.map { "run_id = \($0)" as SQL } ?? "1 = 1"
        let count = try connection.integer("SELECT COUNT(*) FROM kept_message WHERE settled_at IS NULL AND \(ofRun)")
        return Int(count ?? 0)
    }

    /// That so many wait, in words.
    public static func sentence(_ waiting: Int) -> String {
        waiting == 1 ? "1 message that came back waits for a person" : "\(waiting) messages that came back wait for a person"
    }

    /// What found no room since messages were last removed by a person; nil for nothing.
    public static func lost(_ connection: any Connection) throws -> Lost? {
        try connection.first("SELECT SUM(count), MAX(last_at) FROM kept_message_lost") { row in
            row.integer(0).map { Lost(count: Int($0), lastAt: row.instant(1)) }
        } ?? nil
    }

    private static let columns: SQL = "id, run_id, contact_id, at, why, settled_at, settled_as, settled_by, raw"

    private static func message(_ row: any Row) -> Message {
        let verdict = row.text(6).flatMap(KeptVerdict.init)
        return Message(
            id: row.integer(0) ?? 0, run: row.integer(1) ?? 0, contact: row.integer(2) ?? 0,
            at: row.instant(3), why: row.text(4) ?? "",
            settlement: verdict.map {
                Settlement(verdict: $0, at: row.instant(5), actor: row.text(7) ?? "")
            }, raw: row.blob(8) ?? [])
    }

    // MARK: Writing

    /// Keeps a message, once; tells whether there was room.
    static func keep(_ connection: any Connection, _ raw: [UInt8], token: Token, why: String, at: Instant) throws -> Bool {
        let fingerprint = Array(SHA256.hash(data: raw))
        let ofMessage: SQL = "run_id = \(token.run) AND contact_id = \(token.contact)"
        let isKnown = try connection.exists(
            "SELECT 1 FROM kept_message WHERE \(ofMessage) AND fingerprint = \(fingerprint)")
        if isKnown { return true }
        guard try makeRoom(connection, among: ofMessage, most: mostPerMessage),
            try makeRoom(connection, among: "1 = 1", most: most)
        else {
            try connection.execute(
                """
                INSERT INTO kept_message_lost AS l (run_id, count, last_at) VALUES (\(token.run), 1, \(at))
                ON CONFLICT (run_id) DO UPDATE SET count = l.count + 1, last_at = excluded.last_at
                """)
            return false
        }
        try connection.execute(
            """
            INSERT INTO kept_message (run_id, contact_id, at, why, fingerprint, raw)
            VALUES (\(token.run), \(token.contact), \(at), \(why), \(fingerprint), \(Array(raw.prefix(longest))))
            """)
        return true
    }

    /// Whether there is room for one more, if need be in the place of the one that was settled first.
    private static func makeRoom(_ connection: any Connection, among those: SQL, most: Int) throws -> Bool {
        let count = try connection.integer("SELECT COUNT(*) FROM kept_message WHERE \(those)") ?? 0
        guard count >= Int64(most) else { return true }
        let oldest = try connection.integer(
            "SELECT id FROM kept_message WHERE \(those) AND settled_at IS NOT NULL ORDER BY settled_at, id LIMIT 1")
        guard let oldest else { return false }
        try connection.execute("DELETE FROM kept_message WHERE id = \(oldest)")
        return true
    }

    /// Removes the messages that a person has settled, or all of them, and tells how many. What found no room before is
    /// forgotten with them.
    public static func clear(_ connection: any Connection, all: Bool) throws -> Int {
        let those: SQL = all ? "1 = 1" : "settled_at IS NOT NULL"
        try connection.execute("DELETE FROM kept_message_lost")
        return try connection.execute("DELETE FROM kept_message WHERE \(those)")
    }
}
