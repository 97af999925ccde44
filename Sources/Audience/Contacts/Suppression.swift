internal import Crypto
public import Storage

/// The addresses that must not come back, kept as SHA-256 of the address key: those of deleted contacts who had
/// unsubscribed, bounced, complained or been suppressed, and those put here by hand. No address can be read from it.
///
/// Contacts added or imported under such an address take the status recorded here, and only what brings a contact
/// back to active removes the row. So whoever is active has no row, and sending checks both all the same.
public enum Suppression {
    /// The status an address was deleted or suppressed with, nil when it is free.
    public static func status(_ connection: any Connection, key: String) throws -> ContactStatus? {
        try status(connection, hash: hash(key))
    }

    private static func status(_ connection: any Connection, hash: [UInt8]) throws -> ContactStatus? {
        try connection.text("SELECT reason FROM suppression WHERE address_hash = \(hash)").map {
            ContactStatus(rawValue: $0) ?? .suppressed
        }
    }

    /// Puts an address on the list, or makes its entry stricter.
    ///
    /// - Parameter key: `EmailAddress.key`.
    public static func add(_ connection: any Connection, key: String, status: ContactStatus = .suppressed, at: Instant) throws {
        _ = try add(connection, hash: hash(key), status: status, at: at)
    }

    /// The same for an address of which only the hash is known; whether it changed something.
    static func add(_ connection: any Connection, hash: [UInt8], status: ContactStatus, at: Instant) throws -> Bool {
        if let present = try Self.status(connection, hash: hash), present.strictness >= status.strictness { return false }
        try connection.execute(
            """
            INSERT INTO suppression (address_hash, reason, at) VALUES (\(hash), \(status), \(at))
            ON CONFLICT (address_hash) DO UPDATE SET reason = excluded.reason, at = excluded.at
            """)
        return true
    }

    /// Takes an address off the list.
    public static func remove(_ connection: any Connection, key: String) throws {
        try connection.execute("DELETE FROM suppression WHERE address_hash = \(hash(key))")
    }

    static func hash(_ key: String) -> [UInt8] {
        var key = key
        return key.withUTF8 { Array(SHA256.hash(data: UnsafeRawBufferPointer($0))) }
    }
}
