import Audience
import Logging
import Storage
import TestSupport
import Testing

@testable import Tracking

/// What the tests of this room stand on: a database with contacts, runs that belong to campaigns, and a note of every
/// evidence given.
enum Ground {
    /// The schema, without the steps of rooms above.
    static let schema = AudienceSchema.migrations + TrackingSchema.migrations

    /// Adds a contact and gives its number.
    @discardableResult
    static func contact(
        _ connection: any Connection, _ email: String = "siti@example.com", status: ContactStatus = .active,
        language: String? = nil
    ) throws -> Int64 {
        let id = try connection.integer(
            """
            INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at, language)
            VALUES (\(email), \(email), 'example.com', \(status), 0, 0, 0, \(language)) RETURNING id
            """)
        return try #require(id)
    }

    static func status(_ database: any Database, _ contact: Int64) async throws -> String? {
        try await database.read { try $0.text("SELECT status FROM contact WHERE id = \(contact)") }
    }

    static func count(_ database: any Database, _ table: String) async throws -> Int64 {
        try await database.read { try $0.integer("SELECT COUNT(*) FROM \(identifier: table)") ?? 0 }
    }

    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Runs 1 to 99 belong to campaigns of ten times their number; other runs are unknown. Each evidence is written to a table
/// of its own, so that a rolled-back transaction takes it along.
struct NotedEvidence: DeliveryEvidence {
    static let table = Migration(99, "noted") { _ in "CREATE TABLE noted (run BIGINT, contact BIGINT, kind TEXT, at BIGINT)" }
    /// The contact for whose message evidence cannot be taken.
    var broken: Int64?

    func campaign(_ connection: any Connection, run: Int64) throws -> Int64? {
        (1...99).contains(run) ? run * 10 : nil
    }

    func evidence(_ connection: any Connection, run: Int64, contact: Int64, kind: EvidenceKind, at: Instant) throws {
        struct Broken: Error {}
        if contact == broken { throw Broken() }
        try connection.execute("INSERT INTO noted VALUES (\(run), \(contact), \("\(kind)"), \(at))")
    }

    static func all(_ database: any Database) async throws -> [String] {
        try await database.read {
            try $0.all("SELECT run || ' ' || contact || ' ' || kind FROM noted ORDER BY rowid") { $0.text(0) ?? "" }
        }
    }
}
