internal import Audience
internal import Foundation
public import Mail
internal import Storage

/// Sends a campaign's letter to a few addresses, for people to look at: nobody else gets anything, and the campaign itself
/// stays as it is. Each message is recorded before it is handed over and after, as everywhere.
public struct TestSender: Sendable {
    /// What became of one test message.
    public struct Outcome: Sendable, Equatable {
        public var email: String
        public var state: DeliveryState
        /// The server's reply, or why nothing was sent.
        public var reply: String?
    }

    /// The most addresses of one test.
    public static let mostAddresses = 50

    private let context: CampaignContext

    public init(_ context: CampaignContext) {
        self.context = context
    }

    /// Sends the letter to each address: with the values of the contact who has it, or else of `example`, or of nobody.
    ///
    /// - Parameters:
    ///   - name: the campaign.
    ///   - example: the address of a contact whose values fill the letter for addresses that are no contact's.
    ///   - transport: the way out; it is shut down afterwards.
    /// - Throws: `CampaignError`, `TemplateError` or `StorageError`.
    public func send(
        _ name: String, to addresses: [EmailAddress], as example: EmailAddress? = nil, by cause: CampaignStore.Cause,
        through transport: any MailTransport, deadlineSeconds: Double = 60
    ) async throws -> [Outcome] {
        guard (1...Self.mostAddresses).contains(addresses.count) else {
            throw CampaignError(.unusable, "a test goes to 1 to \(Self.mostAddresses) addresses, not to \(addresses.count)")
        }
        let prepared = try await prepare(name, addresses, example, cause)
        var outcomes = prepared.refused
        var waiting: [Int64: String] = [:]
        let composer = MessageComposer(prepared.plan)
        let date = Date(timeIntervalSince1970: Double(context.time.now().seconds))
        for (index, recipient) in prepared.recipients.enumerated() {
            switch composer.compose(recipient, date: date) {
            case .message(var message):
                message.id = Int64(index)
                waiting[message.id] = recipient.email
                while waiting.count > max(1, transport.capacity) {
                    outcomes += try await hear(transport, prepared.plan.run, &waiting)
                }
                transport.submit(message)
            case .refused(let reason), .skipped(let reason), .stop(let reason):
                outcomes.append(try await record(prepared.plan.run, recipient.email, .refused, nil, reason))
            }
        }
        while !waiting.isEmpty {
            let heard = try await hear(transport, prepared.plan.run, &waiting)
            guard !heard.isEmpty else { break }
            outcomes += heard
        }
        await transport.shutdown(deadlineSeconds: deadlineSeconds)
        try await finish(prepared.plan.run)
        return outcomes
    }

    private struct Prepared: Sendable {
        var plan: MessagePlan
        var recipients: [Claim.Recipient] = []
        var refused: [Outcome] = []
    }

    private func prepare(
        _ name: String, _ addresses: [EmailAddress], _ example: EmailAddress?, _ cause: CampaignStore.Cause
    ) async throws -> Prepared {
        let (context, now) = (context, context.time.now())
        let definition = try await context.database.read { connection in
            try context.store.definition(of: context.store.campaign(connection, named: name))
        }
        let letter = try CampaignLetter(definition, context)
        return try await context.database.write { connection in
            let campaign = try context.store.campaign(connection, named: name)
            let run = try context.store.insertRun(
                connection, campaign, occurrence: "test \(now.microseconds)", kind: .test, state: .sending, startsAt: now, cause,
                now)
            guard let run else { throw CampaignError(.state, "a test started at this very moment; try again") }
            var prepared = Prepared(plan: try MessagePlan(connection, run, letter, context))
            let stranger = try example.flatMap { try Self.contact(connection, $0) }
            for address in addresses { try Self.add(connection, address, stranger?.id, to: &prepared, now) }
            return prepared
        }
    }

    private static func add(
        _ connection: any Connection, _ address: EmailAddress, _ example: Int64?, to prepared: inout Prepared, _ now: Instant
    ) throws {
        let owner = try contact(connection, address)
        if let status = owner?.status, status != ContactStatus.active.rawValue {
            prepared.refused.append(Outcome(email: address.description, state: .skipped, reply: "the contact is \(status)"))
            return
        }
        let run = prepared.plan.run
        let added = try connection.execute(
            """
            INSERT INTO test_message (run_id, email, state, at) VALUES (\(run), \(address.description), 'claimed', \(now))
            ON CONFLICT (run_id, email) DO NOTHING
            """)
        guard added > 0 else { return }
        let source = owner?.id ?? example
        let values = try source.flatMap { try prepared.plan.reader.read(connection, contacts: [$0])[$0] }
        // Links in the letter carry the reader's own number or none: a click in a test must not unsubscribe the example.
        prepared.recipients.append(
            .init(
                contact: owner?.id ?? 0, email: address.description,
                values: values ?? Array(repeating: nil, count: prepared.plan.columns.count)))
    }

    private static func contact(_ connection: any Connection, _ address: EmailAddress) throws -> (id: Int64, status: String)? {
        try connection.first("SELECT id, status FROM contact WHERE address_key = \(address.key)") { row in
            (row.integer(0) ?? 0, row.text(1) ?? "")
        }
    }

    private func hear(
        _ transport: any MailTransport, _ run: Int64, _ waiting: inout [Int64: String]
    ) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for report in await transport.outcomes() ?? [] {
            guard let email = waiting.removeValue(forKey: report.id) else { continue }
            let reply = report.reply.map { "\($0.code) \($0.text)" }
            switch report.outcome {
            case .unreachable(let reason, let needsPerson):
                outcomes.append(try await record(run, email, needsPerson ? .refused : .deferred, nil, reason))
            case .configuration(let reason):
                outcomes.append(try await record(run, email, .refused, report.reply?.code, reason))
            default: outcomes.append(try await record(run, email, report.outcome.testState, report.reply?.code, reply))
            }
        }
        return outcomes
    }

    private func record(
        _ run: Int64, _ email: String, _ state: DeliveryState, _ code: Int?, _ reply: String?
    ) async throws -> Outcome {
        let now = context.time.now()
        try await context.database.write { connection in
            _ = try connection.execute(
                """
                UPDATE test_message SET state = \(state), code = \(code), reply = \(reply), at = \(now)
                WHERE run_id = \(run) AND email = \(email)
                """)
        }
        return Outcome(email: email, state: state, reply: reply)
    }

    private func finish(_ run: Int64) async throws {
        let (store, now) = (context.store, context.time.now())
        try await context.database.write { connection in
            try connection.execute("UPDATE test_message SET state = 'unknown' WHERE run_id = \(run) AND state = 'claimed'")
            try store.complete(connection, run, by: .init(actor: "sender", reason: "the test was sent"), at: now)
        }
    }
}

extension DeliveryOutcome {
    /// A test is not tried again.
    fileprivate var testState: DeliveryState {
        switch self {
        case .accepted: .accepted
        case .hard: .bounced
        case .soft, .notSent, .unreachable: .deferred
        case .policy, .configuration: .refused
        case .unknown: .unknown
        }
    }
}
