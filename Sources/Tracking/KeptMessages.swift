internal import Crypto
public import Storage

/// Mail that came back and that no rule understands, kept as it came for a person to look at. It is bounded three ways, so
/// that nobody can fill the disk with it.
public enum KeptMessages {
    /// One of them.
    public struct Message: Sendable, Hashable {
        public var id: Int64
        public var run: Int64
        public var contact: Int64
        public var at: Instant
        /// Why it was kept, in a few words.
        public var why: String
        /// The message as it came, or its beginning.
        public var raw: [UInt8]
    }

    /// Bytes of one message; the rest is cut off.
    static let longest = 64 * 1024
    /// Messages about one message of ours.
    static let mostPerMessage: Int64 = 4
    /// Messages in all.
    static let most: Int64 = 10_000

    /// The kept messages, the oldest first.
    public static func list(_ connection: any Connection, limit: Int = 100) throws -> [Message] {
        try connection.all(
            "SELECT id, run_id, contact_id, at, why, raw FROM kept_message ORDER BY id LIMIT \(limit)"
        ) { row in
            Message(
                id: row.integer(0) ?? 0, run: row.integer(1) ?? 0, contact: row.integer(2) ?? 0,
                at: Instant(microseconds: row.integer(3) ?? 0), why: row.text(4) ?? "", raw: row.blob(5) ?? [])
        }
    }

    /// Keeps a message, once; tells whether there was room.
    static func keep(_ connection: any Connection, _ raw: [UInt8], token: Token, why: String, at: Instant) throws -> Bool {
        let fingerprint = Array(SHA256.hash(data: raw))
        let isKnown = try connection.exists(
            "SELECT 1 FROM kept_message WHERE run_id = \(token.run) AND contact_id = \(token.contact) AND fingerprint = \(fingerprint)"
        )
        if isKnown { return true }
        let same = try connection.integer(
            "SELECT COUNT(*) FROM kept_message WHERE run_id = \(token.run) AND contact_id = \(token.contact)")
        guard same ?? 0 < mostPerMessage, try connection.integer("SELECT COUNT(*) FROM kept_message") ?? 0 < most else {
            return false
        }
        try connection.execute(
            """
            INSERT INTO kept_message (run_id, contact_id, at, why, fingerprint, raw)
            VALUES (\(token.run), \(token.contact), \(at), \(why), \(fingerprint), \(Array(raw.prefix(longest))))
            """)
        return true
    }
}
