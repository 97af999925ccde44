import Audience
import Foundation
import Logging
import Mail
import Segments
import Storage
import Templates
import TestSupport
import Tracking

@testable import Campaigns

/// A workspace for tests: a database with contacts on the list `Customers`, a template, and a clock that stands still.
struct CampaignFixture: Sendable {
    let folder: URL
    let database: any Database
    let time: ScriptedTime
    let context: CampaignContext
    static let cause = CampaignStore.Cause(actor: "Dewi", reason: "test")

    var store: CampaignStore { context.store }
    var lockPath: String { folder.appendingPathComponent("sender.lock").path }
    var journalPath: String { folder.appendingPathComponent("handover.journal").path }
    var mark: MarkFile { MarkFile(database: folder.appendingPathComponent("test.db").path) }
    var journal: HandoverJournal { HandoverJournal(path: journalPath) }

    static let letter = """
        ---
        subject: "Hello {{ contact.first_name | default: 'friend' }}"
        ---
        Dear {{ contact.first_name }}, see the [roses](https://shop.example/roses).

        [Leave]({{ unsubscribe_url }})
        """

    static let migrations =
        AudienceSchema.migrations + [SegmentsSchema.migration] + CampaignsSchema.migrations + TrackingSchema.migrations

    /// - Parameter contacts: how many contacts there are, with the ids 1 ... contacts, all active and on the list.
    static func with<T>(
        contacts: Int = 0, letter: String = letter, _ body: (CampaignFixture) async throws -> T
    ) async throws -> T {
        try await withTemporaryFolder { folder in
            let templates = folder.appendingPathComponent("templates")
            try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
            try Data(letter.utf8).write(to: templates.appendingPathComponent("letter.md"))
            return try await withDatabase(migrations) { database in
                let fixture = try CampaignFixture(folder: folder, database: database)
                try await fixture.populate(contacts)
                return try await body(fixture)
            }
        }
    }

    private init(folder: URL, database: any Database) throws {
        self.folder = folder
        self.database = database
        time = ScriptedTime()
        context = try Self.context(folder, database, time)
    }

    static func context(_ folder: URL, _ database: any Database, _ time: ScriptedTime) throws -> CampaignContext {
        CampaignContext(
            database: database, letters: LetterLoader(folder: folder.appendingPathComponent("templates"), language: "id"),
            minter: try TokenMinter(
                keys: TokenKeys(), publicURL: PublicURL(parsing: "https://mail.shop.example"), bounceDomain: "bounce.shop.example"
            ),
            workspace: WorkspaceIdentity(
                name: "Back to the Fuchsia", postalAddress: "Jl. Melati 12, Jakarta",
                from: try Mailbox(parsing: "Back to the Fuchsia <hello@shop.example>"), language: "id", timeZone: .gmt),
            time: time)
    }

    private func populate(_ count: Int) async throws {
        try await database.write { connection in
            _ = try CatalogueStore.defineField(connection, key: "first_name", type: .text, at: Instant(seconds: 0))
            try connection.execute("INSERT INTO list (name, public_name, created_at) VALUES ('Customers', 'Customers', 0)")
            try connection.execute("INSERT INTO list (name, public_name, created_at) VALUES ('Staff', 'Staff', 0)")
            for number in 1..<(count + 1) { try Self.insert(connection, "c\(number)@example.org", name: "Name \(number)") }
        }
    }

    /// Adds a contact who is on the list `Customers`.
    @discardableResult
    static func insert(
        _ connection: any Connection, _ email: String, name: String? = nil, status: ContactStatus = .active, list: Int64? = 1
    ) throws -> Int64 {
        let id = try connection.integer(
            """
            INSERT INTO contact (email, address_key, domain, status, status_at, created_at, updated_at, f1, f1_fold)
            VALUES (\(email), \(email.lowercased()), 'example.org', \(status), 0, 0, 0, \(name), \(name?.lowercased()))
            RETURNING id
            """)
        guard let id else { throw StorageError(.statement, "no id") }
        if let list {
            try connection.execute(
                """
                INSERT INTO subscription (contact_id, list_id, state, at, source) VALUES (\(id), \(list), 'subscribed', 0, 'test')
                """)
        }
        return id
    }

    /// Changes the data as other parts of the program would.
    func alter(_ statements: SQL...) async throws {
        try await database.write { connection in
            for statement in statements { try connection.execute(statement) }
        }
    }

    // MARK: Campaigns

    static let file = "name: sale\ntemplate: letter\nto: { lists: [Customers] }\n"

    func apply(_ text: String = file) async throws {
        let (store, now) = (store, time.now())
        _ = try await database.write { try store.apply($0, text: text, file: "sale.yaml", by: Self.cause, at: now).change }
    }

    /// Applies a campaign file and starts it.
    func start(_ text: String = file, _ name: String = "sale") async throws -> Int64 {
        try await apply(text)
        return try await change { try $0.start($1, name, by: Self.cause, at: $2).id }
    }

    /// Does something with the store, now.
    @discardableResult
    func change<T: Sendable>(
        _ body: @escaping @Sendable (CampaignStore, any Connection, Instant) throws -> T
    ) async throws -> T {
        let (store, now) = (store, time.now())
        return try await database.write { try body(store, $0, now) }
    }

    /// Asks the store.
    func look<T: Sendable>(_ body: @escaping @Sendable (CampaignStore, any Connection) throws -> T) async throws -> T {
        let store = store
        return try await database.read { try body(store, $0) }
    }

    // MARK: Sending

    func runner(
        _ server: ScriptedReceiver, batch: Int = 8, capacity: Int = 4, retry: RetryPolicy = RetryPolicy()
    ) throws -> CampaignRunner {
        CampaignRunner(
            context, lock: try SenderLock(path: lockPath), journal: journal, mark: mark,
            options: .init(batch: batch, retry: retry, drainSeconds: 1), logger: Logger(label: "test"),
            makeTransport: { ScriptedTransport(server, capacity: capacity, witness: $0) })
    }

    /// Sends a run to its end, moving the clock to whatever it waits for.
    func sendAll(_ runner: CampaignRunner, _ run: Int64) async throws -> CampaignRunner.Result {
        while true {
            let result = try await runner.run(run, waitsForRetries: false)
            guard case .waiting(let until) = result else { return result }
            time.advance(seconds: max(0, Double(until.microseconds - time.now().microseconds) / 1e6) + 0.001)
        }
    }

    func report(_ run: Int64) async throws -> CampaignReport {
        let store = store
        return try await database.read { try CampaignReport($0, store, run: run) }
    }

    /// The state of every contact in the ledger of a run.
    func states(_ run: Int64) async throws -> [Int64: DeliveryState] {
        try await database.read { connection in
            var states: [Int64: DeliveryState] = [:]
            try connection.forEach("SELECT contact_id, state FROM delivery WHERE run_id = \(run)") { row in
                states[row.integer(0) ?? 0] = row.text(1).flatMap(DeliveryState.init)
            }
            return states
        }
    }
}

extension CampaignFixture {
    /// Enters a run's audience without sending.
    func enter(_ run: Int64) async throws -> RunState {
        let (context, time) = (context, time)
        let started = try await database.read { [store] in try store.run($0, id: run) }
        let letter = try CampaignLetter(store.definition(of: started), context.letters, context)
        return try await AudienceEntry(store: store, chunk: 7).enter(
            database, run: run, query: { try RunAudience.query($0, $1, context, letter) }, by: Self.cause, now: { time.now() }
        ).state
    }
}
