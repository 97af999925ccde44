internal import Audience
internal import Storage
internal import Tracking

/// The ledger of one run as one sender sees it: claims contacts, a batch in one committed transaction, and records what
/// became of them. A row is unique in (run, contact), so nobody is mailed twice by a run; of what was claimed and not
/// recorded when its sender died, only that is claimed again of which the journal says that it was never handed over.
struct Ledger: Sendable {
    let database: any Database
    let store: CampaignStore
    let claims: ClaimOwner
    let journal: HandoverJournal
    let mark: MarkKeeper
    /// Whether a contact `c` is on a list that it may be mailed on.
    let onList: SQL
    let reader: ContactReader

    private var run: Int64 { claims.run }

    /// Records what is known and claims more, all in one transaction.
    ///
    /// - Parameters:
    ///   - results: what became of contacts claimed before.
    ///   - wanted: how many to claim at most; 0 only records.
    ///   - cursor: contacts up to this number were claimed or left out before.
    ///   - fault: a reason to pause the run.
    func exchange(
        _ results: [DeliveryResult], wanted: Int, after cursor: Int64, fault: Fault? = nil, now: Instant
    ) async throws -> Claim {
        let claim = try await database.write { connection in
            let recorder = LedgerRecorder(connection, claims, now, isPausing: fault != nil)
            for delivery in results { try recorder.record(delivery) }
            if let fault {
                try recorder.doubt(fault.doubtful)
                try store.pauseRun(connection, run, by: .init(actor: "sender", reason: fault.reason), at: now)
            }
            var claim = try currentState(connection, cursor)
            claim.moves = recorder.moves
            if claim.state == .sending, wanted > 0 { try fill(connection, &claim, wanted, now) }
            try mark.count(connection, claim.recipients.count)
            // Before the commit: a claim of which the journal says nothing is in doubt.
            journal.claim(claim.recipients)
            return claim
        }
        // After the commit: until then the journal alone has the answers.
        journal.release(results, claimed: claim.recipients)
        // Before anything is handed over: a backup made until now knows of fewer claims.
        try mark.file.advance(by: claim.recipients.count, run: run, contact: claim.cursor)
        return claim
    }

    private func currentState(_ connection: any Connection, _ cursor: Int64) throws -> Claim {
        let claim = try connection.prepare("SELECT state, reason FROM campaign_run WHERE id = ?").first([.integer(run)]) { row in
            Claim(state: row.text(0).flatMap(RunState.init) ?? .cancelled, reason: row.text(1), cursor: cursor)
        }
        return claim ?? Claim(state: .cancelled, reason: "the run is not there any more", cursor: cursor)
    }

    // MARK: Claiming

    private struct Candidate {
        var contact: Int64
        var from: DeliveryState
        /// Never tried.
        var isFresh: Bool
        var email: String?
        /// Why the contact may not be mailed now, when it may not.
        var obstacle: String?
    }

    private func fill(_ connection: any Connection, _ claim: inout Claim, _ wanted: Int, _ now: Instant) throws {
        var candidates = try due(connection, wanted, now)
        let fresh = wanted - candidates.count
        if fresh > 0 {
            let first = try queued(connection, fresh, after: claim.cursor)
            claim.isExhausted = first.count < fresh
            claim.cursor = first.last?.contact ?? claim.cursor
            candidates += first
        }
        try take(connection, candidates, &claim, now)
        if claim.isExhausted {
            claim.nextRetry = try connection.integer(
                "SELECT MIN(retry_at) FROM delivery WHERE run_id = \(run) AND retry_at IS NOT NULL"
            ).map(Instant.init(microseconds:))
        }
    }

    /// Those that wait and whose time has come.
    private func due(_ connection: any Connection, _ limit: Int, _ now: Instant) throws -> [Candidate] {
        try candidates(
            connection,
            """
            \(candidateQuery) WHERE d.run_id = \(run) AND d.retry_at IS NOT NULL AND d.retry_at <= \(now)
            ORDER BY d.retry_at LIMIT \(limit)
            """)
    }

    /// Those never tried, in the order of the ledger's key: no index but the key has to be kept for them.
    private func queued(_ connection: any Connection, _ limit: Int, after cursor: Int64) throws -> [Candidate] {
        try candidates(
            connection,
            """
            \(candidateQuery) WHERE d.run_id = \(run) AND d.contact_id > \(cursor)
                AND d.state = 'queued' AND d.retry_at IS NULL
            ORDER BY d.contact_id LIMIT \(limit)
            """)
    }

    private var candidateQuery: SQL {
        """
        SELECT d.contact_id, d.state, c.email, c.address_key, c.status, \(onList), d.retry_at
        FROM delivery d LEFT JOIN contact c ON c.id = d.contact_id
        """
    }

    private func candidates(_ connection: any Connection, _ query: SQL) throws -> [Candidate] {
        let anySuppressed = try connection.exists("SELECT 1 FROM suppression LIMIT 1")
        return try connection.all(query) { row in
            Candidate(
                contact: row.integer(0) ?? 0, from: row.text(1).flatMap(DeliveryState.init) ?? .queued,
                isFresh: row.isNull(6), email: row.text(2),
                obstacle: try MailingRule.obstacle(
                    connection, status: row.text(4), isOnList: row.boolean(5) == true, key: anySuppressed ? row.text(3) : nil))
        }
    }

    private func take(_ connection: any Connection, _ candidates: [Candidate], _ claim: inout Claim, _ now: Instant) throws {
        let takeOne = try connection.prepare(
            """
            UPDATE delivery SET state = 'claimed', claimed_by = ?, claimed_at = ?, retry_at = NULL
            WHERE run_id = ? AND contact_id = ?
            """)
        let leaveOut = try connection.prepare(
            """
            UPDATE delivery SET state = 'skipped', reason = ?, recorded_at = ?, retry_at = NULL
            WHERE run_id = ? AND contact_id = ?
            """)
        var fresh: (first: Int64, last: Int64)?
        var emails: [Int64: String] = [:]
        emails.reserveCapacity(candidates.count)
        for candidate in candidates {
            guard let email = candidate.email, candidate.obstacle == nil else {
                let reason = candidate.obstacle ?? "deleted"
                try leaveOut.run([.text(reason), now.sqlValue, .integer(run), .integer(candidate.contact)])
                claim.moves.append(.init(from: candidate.from, to: .skipped))
                continue
            }
            if candidate.isFresh {
                fresh = (fresh?.first ?? candidate.contact, candidate.contact)
            } else {
                try takeOne.run([.text(claims.sender), now.sqlValue, .integer(run), .integer(candidate.contact)])
            }
            claim.moves.append(.init(from: candidate.from, to: .claimed))
            emails[candidate.contact] = email
        }
        if let fresh { try take(connection, fresh, now) }
        let claimed = candidates.filter { emails[$0.contact] != nil }.map(\.contact)
        claim.recipients.reserveCapacity(claimed.count)
        try reader.forEach(connection, contacts: claimed) { contact, values in
            claim.recipients.append(.init(contact: contact, email: emails[contact] ?? "", values: values))
        }
    }

    /// Those never tried are neighbours in the ledger: one statement takes them all. Whoever among them was left out is not
    /// `queued` any more.
    private func take(_ connection: any Connection, _ fresh: (first: Int64, last: Int64), _ now: Instant) throws {
        try connection.execute(
            """
            UPDATE delivery SET state = 'claimed', claimed_by = \(claims.sender), claimed_at = \(now)
            WHERE run_id = \(run) AND contact_id >= \(fresh.first) AND contact_id <= \(fresh.last)
                AND state = 'queued' AND retry_at IS NULL
            """)
    }
}
