internal import Audience
public import Foundation
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
    private let ledger: TestLedger

    /// - Parameter locks: a folder of the workspace; by the files there, tests that were killed are told from those under way.
    public init(_ context: CampaignContext, locks: URL? = nil) {
        self.context = context
        ledger = TestLedger(context: context, locks: locks)
    }

    /// Counts as unknown what a test left open whose sender was killed.
    public func resolveAbandoned() async throws {
        try await ledger.endAbandoned()
    }

    /// Sends the letter to each address: with the values of the contact who has it, or else of `example`, or of nobody.
    /// Cancelling the task stops it: what is on its way is heard out, the others get nothing.
    ///
    /// - Parameters:
    ///   - name: the campaign.
    ///   - example: the address of a contact whose values fill the letter for addresses that are no contact's.
    ///   - mark: stands before the subjects.
    ///   - transport: it is shut down afterwards.
    /// - Throws: `CampaignError`, `TemplateError` or `StorageError`.
    public func send(
        _ name: String, to addresses: [EmailAddress], as example: EmailAddress? = nil, mark: SubjectMark? = nil,
        by cause: CampaignStore.Cause, through transport: any MailTransport, deadlineSeconds: Double = 60
    ) async throws -> [Outcome] {
        guard (1...Self.mostAddresses).contains(addresses.count) else {
            throw CampaignError(.unusable, "a test goes to 1 to \(Self.mostAddresses) addresses, not to \(addresses.count)")
        }
        try await ledger.endAbandoned()
        let prepared = try await prepare(name, addresses, example, mark, cause)
        // Not a child of this task: being told to stop must not interrupt what records.
        let sending = Task { [self] in
            do {
                let outcomes = try await exchange(prepared, transport)
                await transport.shutdown(deadlineSeconds: deadlineSeconds)
                try await ledger.end(prepared.ready.run)
                withExtendedLifetime(prepared.lock) {}
                return prepared.refused + outcomes
            } catch {
                await transport.shutdown(deadlineSeconds: deadlineSeconds)
                throw error
            }
        }
        return try await withTaskCancellationHandler {
            try await sending.value
        } onCancel: {
            sending.cancel()
            Task { await transport.shutdown(deadlineSeconds: deadlineSeconds) }
        }
    }

    // MARK: Preparing

    private struct Prepared: Sendable {
        var ready: ReadyLetter
        var lock: SenderLock?
        var recipients: [Claim.Recipient] = []
        var refused: [Outcome] = []
    }

    private func prepare(
        _ name: String, _ addresses: [EmailAddress], _ example: EmailAddress?, _ mark: SubjectMark?, _ cause: CampaignStore.Cause
    ) async throws -> Prepared {
        let (context, now) = (context, context.time.now())
        let letter = try await context.database.read { connection in
            try CampaignLetter(
                connection, latestFor: context.store.definition(of: context.store.campaign(connection, named: name)), context)
        }
        return try await context.database.write { [ledger] connection in
            let campaign = try context.store.campaign(connection, named: name)
            let (run, lock) = try ledger.begin(connection, campaign, mark, cause, now)
            var prepared = Prepared(ready: try ReadyLetter(connection, run, letter, context), lock: lock)
            let stranger = try example.flatMap { try Self.contact(connection, $0) }
            for address in addresses { try add(connection, address, stranger?.id, to: &prepared, now) }
            return prepared
        }
    }

    private func add(
        _ connection: any Connection, _ address: EmailAddress, _ example: Int64?, to prepared: inout Prepared, _ now: Instant
    ) throws {
        let owner = try Self.contact(connection, address)
        if let obstacle = try Self.obstacle(connection, address, owner?.status) {
            prepared.refused.append(Outcome(email: address.description, state: .skipped, reply: obstacle))
            return
        }
        guard try ledger.claim(connection, prepared.ready.run, address.description, now) else { return }
        let source = owner?.id ?? example
        let values = try source.flatMap { try prepared.ready.reader.read(connection, contacts: [$0])[$0] }
        // Links in the letter carry the reader's own number or none: a click in a test must not unsubscribe the example.
        prepared.recipients.append(
            .init(
                contact: owner?.id ?? 0, email: address.description,
                values: values ?? Array(repeating: nil, count: prepared.ready.columns.count)))
    }

    /// Why an address gets no test. Whoever tests needs no list.
    private static func obstacle(_ connection: any Connection, _ address: EmailAddress, _ status: String?) throws -> String? {
        if let status, ContactStatus(rawValue: status)?.mayBeMailed != true { return "the contact is \(status)" }
        return try Suppression.status(connection, key: address.key).map {
            "the address is on the suppression list (\($0.rawValue))"
        }
    }

    private static func contact(_ connection: any Connection, _ address: EmailAddress) throws -> (id: Int64, status: String)? {
        try connection.first("SELECT id, status FROM contact WHERE address_key = \(address.key)") { row in
            (row.integer(0) ?? 0, row.text(1) ?? "")
        }
    }

    // MARK: Sending

    /// Hands over as many as the transport takes at a time, and records what becomes of each.
    private func exchange(_ prepared: Prepared, _ transport: any MailTransport) async throws -> [Outcome] {
        let (run, composer) = (prepared.ready.run, MessageComposer(prepared.ready))
        let date = Date(timeIntervalSince1970: Double(context.time.now().seconds))
        var outcomes: [Outcome] = []
        var waiting: [Int64: String] = [:]
        var isOpen = true
        for (index, recipient) in prepared.recipients.enumerated() {
            while isOpen, waiting.count >= max(1, transport.capacity) {
                isOpen = try await hear(transport, run, &waiting, &outcomes)
            }
            guard isOpen, !Task.isCancelled else {
                let stopped = Outcome(email: recipient.email, state: .deferred, reply: "not sent: the test was stopped")
                outcomes.append(try await record(run, stopped))
                continue
            }
            switch composer.compose(recipient, date: date) {
            case .message(var message):
                message.id = Int64(index)
                waiting[message.id] = recipient.email
                transport.submit(message)
            case .refused(let reason), .skipped(let reason), .stop(let reason):
                outcomes.append(try await record(run, Outcome(email: recipient.email, state: .refused, reply: reason)))
            }
        }
        while isOpen, !waiting.isEmpty { isOpen = try await hear(transport, run, &waiting, &outcomes) }
        for email in waiting.values.sorted() {
            outcomes.append(try await record(run, Outcome(email: email, state: .unknown, reply: "no answer was heard")))
        }
        return outcomes
    }

    /// - Returns: false when nothing more will be heard.
    private func hear(
        _ transport: any MailTransport, _ run: Int64, _ waiting: inout [Int64: String], _ outcomes: inout [Outcome]
    ) async throws -> Bool {
        guard let reports = await transport.outcomes() else { return false }
        for report in reports {
            guard let email = waiting.removeValue(forKey: report.id) else { continue }
            var reply = report.reply.map { "\($0.code) \($0.text)" }
            switch report.outcome {
            case .configuration(let reason), .unreachable(let reason, _): reply = reason
            default: break
            }
            outcomes.append(
                try await record(
                    run, Outcome(email: email, state: report.outcome.testState, reply: reply), code: report.reply?.code))
        }
        return true
    }

    private func record(_ run: Int64, _ outcome: Outcome, code: Int? = nil) async throws -> Outcome {
        try await ledger.record(run, outcome, code: code)
        return outcome
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
