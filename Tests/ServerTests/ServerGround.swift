import Audience
import Logging
import SQLiteEngine
import ServiceLifecycle
import Storage
import TestSupport
import Testing
import Tracking

@testable import Server

/// A server that runs on a port of its own, with contacts, links and runs.
struct ServerGround: Sendable {
    let client: LocalHTTPClient
    let database: any Database
    let minter: TokenMinter
    let recorder: TrackingQueue
    let contact: Int64
    /// Links of campaign 10 (run 1) and campaign 20 (run 2).
    let link: Int64
    let foreignLink: Int64

    static let destination = "https://shop.example/mawar?warna=merah&x=1#atas"

    private static let schema = AudienceSchema.migrations + TrackingSchema.migrations

    /// Runs `body` against the server, shuts the server down gracefully, and returns when it has ended.
    static func run(
        publicURL: String = "http://127.0.0.1:8025", language: String? = nil,
        settings change: (inout ServerSettings) -> Void = { _ in },
        afterShutdown: (ServerGround) async throws -> Void = { _ in }, _ body: (ServerGround) async throws -> Void
    ) async throws {
        var settings = ServerSettings(senderName: "Toko Bunga <Fuchsia> & Kawan")
        settings.port = 0
        change(&settings)
        try await withDatabase(schema) { [settings] database in
            let (contact, link, foreign) = try await database.write { connection in
                let contact = try connection.integer(
                    """
                    INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at, language)
                    VALUES ('siti@example.com', 'siti@example.com', 'example.com', 'active', 0, 0, 0, \(language)) RETURNING id
                    """)
                return (
                    try #require(contact), try LinkStore.register(connection, campaignID: 10, urls: [Self.destination])[0],
                    try LinkStore.register(connection, campaignID: 20, urls: ["https://other.example/"])[0]
                )
            }
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let minter = try TokenMinter(
                keys: TokenKeys(), publicURL: PublicURL(parsing: publicURL), bounceDomain: "bounce.example.com")
            let recorder = TrackingQueue(database: database, evidence: Runs(), logger: logger)
            let (ports, announce) = AsyncStream<Int>.makeStream()
            let server = MerpatiServer(
                database: database, minter: minter, recorder: recorder, evidence: Runs(), images: Images(), settings: settings,
                logger: logger
            ) { port in
                announce.yield(port)
            }
            let services = ServiceGroup(services: [server], logger: logger)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await services.run() }
                var iterator = ports.makeAsyncIterator()
                let port = try #require(await iterator.next())
                let ground = ServerGround(
                    client: LocalHTTPClient(port: port), database: database, minter: minter, recorder: recorder, contact: contact,
                    link: link, foreignLink: foreign)
                try await body(ground)
                await services.triggerGracefulShutdown()
                try await group.waitForAll()
                try await afterShutdown(ground)
            }
        }
    }

    /// The path of an address in a message of run 1.
    func path(_ purpose: TokenPurpose, run: Int64 = 1, contact: Int64? = nil, link: Int64? = nil) -> String {
        var bytes: [UInt8] = []
        let contact = contact ?? self.contact
        switch purpose {
        case .open: minter.openURL(run: run, contact: contact, into: &bytes)
        case .click: minter.clickURL(run: run, contact: contact, link: link ?? self.link, into: &bytes)
        case .unsubscribe: minter.unsubscribeURL(run: run, contact: contact, into: &bytes)
        case .bounce, .complaint: Issue.record("an address has no path")
        }
        return String(String(decoding: bytes, as: UTF8.self).trimmingPrefix(minter.publicURL.description))
    }

    func count(_ table: String) async throws -> Int64 {
        try await database.read { try $0.integer("SELECT COUNT(*) FROM \(identifier: table)") ?? 0 }
    }

    var status: String? {
        get async throws { try await database.read { try $0.text("SELECT status FROM contact") } }
    }

    /// Waits until everything that was answered is recorded.
    func settle() async { await recorder.close() }

    /// One image.
    struct Images: LetterImages {
        static let digest = String(repeating: "0123456789abcdef", count: 4)
        static let bytes: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]

        func image(digest: String) async throws -> LetterImage? {
            digest == Self.digest ? LetterImage(type: "image/png", bytes: Self.bytes) : nil
        }
    }

    /// Runs 1 and 2, of campaigns 10 and 20.
    struct Runs: DeliveryEvidence {
        func campaign(_ connection: any Connection, run: Int64) throws -> Int64? { run == 1 || run == 2 ? run * 10 : nil }
        func evidence(_ connection: any Connection, run: Int64, contact: Int64, kind: EvidenceKind, at: Instant) throws {}
    }
}
