internal import Storage

/// What a person decides about a database that is not the one that was sent from last.
public struct MarkRecovery: Sendable {
    public enum Decision: Sendable, Equatable {
        /// Whoever may have been mailed by a run is in doubt, and nothing starts or goes on before a person says so.
        case unknown
        /// It goes on from what the database says: it is the right one.
        case asItIs
    }

    /// What is known.
    public struct Status: Sendable, Equatable {
        /// Why nothing is sent; nil when the database is the one that was sent from last.
        public var difference: String?
        /// How many messages the database knows of, over all runs.
        public var known: Int64
        /// How many were begun; nil when nothing tells.
        public var begun: Int64?
        /// Runs that were sent from the later state of the database, and are not in this one.
        public var lostRuns: [Int64] = []
    }

    /// What was done.
    public struct Outcome: Sendable, Equatable {
        /// How many messages are in doubt now.
        public var unknown = 0
        /// The campaigns that were paused.
        public var paused: [String] = []
    }

    private let context: CampaignContext
    private let keeper: MarkKeeper

    public init(_ context: CampaignContext, mark: MarkFile) {
        self.context = context
        keeper = MarkKeeper(file: mark)
    }

    /// - Throws: `StorageError`.
    public func status() async throws -> Status {
        let contents = try keeper.file.read()
        return try await context.database.read { connection in
            let stored = try MarkKeeper.stored(connection)
            var status = Status(difference: MarkKeeper.difference(stored, contents), known: stored.claims)
            guard let mark = contents.mark(of: stored) else { return status }
            status.begun = mark.claims
            status.lostRuns = try mark.runs.map(\.run).filter { run in
                try !connection.exists("SELECT 1 FROM campaign_run WHERE id = \(run)")
            }
            return status
        }
    }

    /// Lets the sending go on, by a person's word. The order: first the database, under a new epoch, then the file. Between the
    /// two nothing is sent, since they differ, and the same command does the rest.
    ///
    /// - Throws: `CampaignError` of kind `state` when there is nothing to decide; `StorageError`.
    public func decide(_ decision: Decision, by cause: CampaignStore.Cause) async throws -> Outcome {
        let (contents, now, store) = (try keeper.file.read(), context.time.now(), context.store)
        let (mark, outcome) = try await context.database.write { connection in
            let stored = try MarkKeeper.stored(connection)
            guard let reason = MarkKeeper.difference(stored, contents) else {
                throw CampaignError(.state, "the database is the one that was sent from last: there is nothing to decide")
            }
            let known = contents.mark(of: stored)
            var outcome = Outcome()
            if decision == .unknown {
                outcome.unknown = try Self.doubt(connection, known, now)
                let cause = CampaignStore.Cause(actor: cause.actor, reason: "the database was put back: \(reason)")
                outcome.paused = try Self.pause(connection, store, cause, now)
            }
            try Self.skipNumbers(connection, known)
            var mark = SendingMark(epoch: .random(), claims: max(stored.claims, known?.claims ?? 0))
            mark.runs = try (known?.runs ?? []).filter {
                try connection.exists("SELECT 1 FROM campaign_run WHERE id = \($0.run)")
            }
            try connection.execute("UPDATE sending_mark SET epoch = \(mark.epoch.description), claims = \(mark.claims)")
            return (mark, outcome)
        }
        try keeper.file.create(mark)
        return outcome
    }

    /// Makes unknown whoever may have been claimed after the backup was made: contacts are claimed in the order of their numbers,
    /// and those that wait for another try at any time. Without a mark that is everybody in a run that has begun.
    private static func doubt(_ connection: any Connection, _ mark: SendingMark?, _ now: Instant) throws -> Int {
        let runs = try connection.all("SELECT id FROM campaign_run WHERE state IN ('entering', 'sending', 'paused')") {
            $0.integer(0) ?? 0
        }
        var count = 0
        for run in runs {
            let isComplete = mark.map { $0.runs.count < SendingMark.mostRuns } ?? false
            let last = mark?.runs.first { $0.run == run }?.contact ?? (isComplete ? 0 : .max)
            count += try connection.execute(
                """
                UPDATE delivery SET state = 'unknown', recorded_at = \(now), retry_at = NULL, reason = 'the database was put back'
                WHERE run_id = \(run) AND (state IN ('claimed', 'deferred')
                    OR state = 'queued' AND (contact_id <= \(last) OR retry_at IS NOT NULL))
                """)
            // Whoever was mailed and is not entered here yet is not entered any more.
            guard last < .max else { continue }
            try connection.execute(
                """
                UPDATE campaign_run SET entered_through = \(last)
                WHERE id = \(run) AND state = 'entering' AND entered_through < \(last)
                """)
        }
        return count
    }

    private static func pause(
        _ connection: any Connection, _ store: CampaignStore, _ cause: CampaignStore.Cause, _ now: Instant
    ) throws -> [String] {
        try store.all(connection).compactMap { campaign in
            do {
                try store.pause(connection, campaign.name, by: cause, at: now)
                return campaign.name
            } catch let error as CampaignError where error.kind == .state {
                // Nothing of it goes on.
                return nil
            }
        }
    }

    /// The links in letters that were sent since name runs and contacts by numbers that this database has not given yet: it gives
    /// none of them to others.
    private static func skipNumbers(_ connection: any Connection, _ mark: SendingMark?) throws {
        guard let mark, connection.dialect == .sqlite else { return }
        for (table, number) in [("campaign_run", mark.runs.map(\.run).max()), ("contact", mark.runs.map(\.contact).max())] {
            guard let number else { continue }
            try connection.execute("UPDATE sqlite_sequence SET seq = \(number) WHERE name = \(table) AND seq < \(number)")
        }
    }
}

extension MarkFile.Contents {
    /// The mark, where it is one of the same history as that in the database.
    fileprivate func mark(of stored: SendingMark) -> SendingMark? {
        switch self {
        case .mark(let mark), .copied(let mark): mark.epoch == stored.epoch ? mark : nil
        case .none, .damaged: nil
        }
    }
}
