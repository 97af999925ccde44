internal import Audience
internal import Mail
internal import Storage
internal import Tracking

/// Writes what became of claimed contacts, inside one transaction. Only a row that is still claimed by the sender is
/// changed: where evidence (a report, a click) was quicker than the server's own answer, the evidence stands.
final class LedgerRecorder {
    private let connection: any Connection
    private let ledger: ClaimOwner
    private let now: Instant
    /// The run is paused in this transaction: what is wrong with it is nobody's refusal.
    private let isPausing: Bool
    private let sent: SentActivities
    private var acceptStatement: (any Statement)?
    /// How the counts have changed.
    private(set) var moves: [Claim.Move] = []

    init(_ connection: any Connection, _ ledger: ClaimOwner, _ now: Instant, isPausing: Bool = false) {
        self.isPausing = isPausing
        self.connection = connection
        self.ledger = ledger
        self.now = now
        sent = SentActivities(connection, run: ledger.run, campaign: ledger.campaign)
    }

    func record(_ delivery: DeliveryResult) throws {
        let contact = delivery.contact
        switch delivery.result {
        case .reported(let report): try record(report, contact)
        case .returned: try set(contact, .queued)
        case .refused(let reason): try set(contact, .refused, reason: reason)
        case .skipped(let reason): try set(contact, .skipped, reason: reason)
        }
    }

    private func record(_ report: DeliveryReport, _ contact: Int64) throws {
        switch report.outcome {
        case .accepted: try accept(report, contact)
        case .hard:
            guard try set(contact, .bounced, report, attempted: true) else { return }
            try bounce(.hard, contact, report)
        case .soft: try deferOrGiveUp(report, contact)
        case .policy: try refuse(report, contact)
        case .configuration where isPausing: try set(contact, .queued, report, retryAt: now)
        // Refused as it is; or for what was said before it was named, which may be mended meanwhile.
        case .configuration where report.hasBegun || report.reason == .tooLarge: try refuse(report, contact)
        case .configuration: try deferOrGiveUp(report, contact)
        case .unreachable: try set(contact, .queued, retryAt: now.adding(seconds: Double.random(in: 1...5)))
        case .notSent: try set(contact, .queued, report, retryAt: now.adding(seconds: Double.random(in: 1...5)))
        case .unknown: try set(contact, .unknown, reason: "the reply was lost", report, attempted: true)
        }
    }

    /// Marks hard bounces that a person may take back: the server knew nearly nobody.
    func doubt(_ contacts: [Int64]) throws {
        for contact in contacts {
            try connection.execute(
                """
                UPDATE delivery SET reason = \(Resendable.doubt)
                WHERE run_id = \(ledger.run) AND contact_id = \(contact) AND state = 'bounced'
                """)
        }
    }

    /// The way of nearly all: one prepared statement.
    private func accept(_ report: DeliveryReport, _ contact: Int64) throws {
        let statement =
            try acceptStatement
            ?? connection.prepare(
                """
                UPDATE delivery SET state = 'accepted', attempts = attempts + 1, recorded_at = ?, code = ?, enhanced = ?,
                    reply = ?, server = ?, reason = NULL
                WHERE run_id = ? AND contact_id = ? AND state = 'claimed' AND claimed_by = ?
                """)
        acceptStatement = statement
        let changed = try statement.run([
            now.sqlValue, report.reply.map { .integer(Int64($0.code)) } ?? .null, Self.text(report.reply?.enhanced),
            Self.text(report.reply?.text), .text(report.server), .integer(ledger.run), .integer(contact), .text(ledger.sender),
        ])
        guard changed > 0 else { return }
        moves.append(.init(from: .claimed, to: .accepted))
        try sent.record(contact, at: now)
    }

    private func refuse(_ report: DeliveryReport, _ contact: Int64) throws {
        guard try set(contact, .refused, report, attempted: true) else { return }
        try bounce(.policy, contact, report)
    }

    private func bounce(_ kind: BounceKind, _ contact: Int64, _ report: DeliveryReport) throws {
        try BounceRecorder.record(
            connection, contact: contact, campaign: ledger.campaign, run: ledger.run, kind: kind,
            reason: (report.reason ?? .other).rawValue, code: report.reply?.enhanced ?? report.reply.map { String($0.code) },
            diagnostic: report.reply.map { "\(report.server): \($0.code) \($0.text)" }, at: now)
    }

    /// A soft refusal is tried again until the age limit, and only then counts as a soft bounce.
    private func deferOrGiveUp(_ report: DeliveryReport, _ contact: Int64) throws {
        let past = try connection.first(
            "SELECT attempts, COALESCE(first_at, claimed_at) FROM delivery WHERE run_id = \(ledger.run) AND contact_id = \(contact)"
        ) { row in (attempts: Int(row.integer(0) ?? 0), first: row.instant(1)) }
        guard let past else { return }
        let delay = ledger.retry.delay(attempts: past.attempts + 1, chance: Double.random(in: 0..<1))
        let next = now.adding(seconds: delay)
        if next > past.first.adding(seconds: ledger.retry.ageLimit) {
            if case .configuration = report.outcome { return try refuse(report, contact) }
            guard try set(contact, .bounced, report, attempted: true) else { return }
            try bounce(.soft, contact, report)
        } else {
            try set(contact, .deferred, report, retryAt: next, attempted: true)
        }
    }

    /// - Returns: whether the row was still this sender's.
    @discardableResult
    private func set(
        _ contact: Int64, _ state: DeliveryState, reason: String? = nil, _ report: DeliveryReport? = nil,
        retryAt: Instant? = nil, attempted: Bool = false
    ) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE delivery SET state = \(state), attempts = attempts + \(attempted ? 1 : 0), retry_at = \(retryAt),
                first_at = COALESCE(first_at, \(attempted ? now : nil)), recorded_at = \(now),
                reason = \(reason ?? report?.reason?.rawValue),
                code = \(report?.reply?.code), enhanced = \(report?.reply?.enhanced), reply = \(report?.reply?.text),
                server = \(report?.server)
            WHERE run_id = \(ledger.run) AND contact_id = \(contact) AND state = 'claimed' AND claimed_by = \(ledger.sender)
            """)
        guard changed > 0 else { return false }
        moves.append(.init(from: .claimed, to: state))
        return true
    }

    private static func text(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }
}
