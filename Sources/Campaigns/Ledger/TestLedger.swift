internal import Audience
internal import Foundation
internal import Mail
internal import Storage

/// The record of tests to single addresses. A test has a number among the runs, for the tokens in its messages, but it is none:
/// it is at its end from the beginning, so that nothing is asked of it and nothing waits for it.
struct TestLedger: Sendable {
    let context: CampaignContext
    /// Where each test that is under way holds a lock; nil where nobody else sends tests.
    let locks: URL?

    /// Numbers a test, and proves to others that it is under way.
    func begin(
        _ connection: any Connection, _ campaign: Campaign, _ mark: SubjectMark?, _ cause: CampaignStore.Cause, _ now: Instant
    ) throws -> (run: CampaignRun, lock: SenderLock?) {
        let run = try context.store.insertRun(
            connection, campaign, occurrence: "test \(now.microseconds)", kind: .test, state: .finished, startsAt: now,
            mark: mark, cause, now)
        guard let run else { throw CampaignError(.state, "a test started at this very moment; try again") }
        // Before anybody else can see the test.
        let lock = try path(run.id).map { path throws(CampaignError) in try SenderLock(path: path) }
        return (run, lock)
    }

    /// Writes down that a message to an address is about to be handed over; false when it is there already.
    func claim(_ connection: any Connection, _ run: Int64, _ email: String, _ now: Instant) throws -> Bool {
        let added = try connection.execute(
            """
            INSERT INTO test_message (run_id, email, state, at) VALUES (\(run), \(email), 'claimed', \(now))
            ON CONFLICT (run_id, email) DO NOTHING
            """)
        return added > 0
    }

    func record(_ run: Int64, _ outcome: TestSender.Outcome, code: Int?) async throws {
        let now = context.time.now()
        try await context.database.write { connection in
            _ = try connection.execute(
                """
                UPDATE test_message SET state = \(outcome.state), code = \(code), reply = \(outcome.reply), at = \(now)
                WHERE run_id = \(run) AND email = \(outcome.email)
                """)
        }
    }

    /// Ends a test: what was not recorded is in doubt.
    func end(_ run: Int64) async throws {
        let now = context.time.now()
        try await context.database.write { connection in
            try connection.execute(
                "UPDATE test_message SET state = 'unknown', at = \(now) WHERE run_id = \(run) AND state = 'claimed'")
            try connection.execute("UPDATE campaign_run SET ended_at = \(now) WHERE id = \(run)")
        }
        if let path = path(run) { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Ends the tests whose sender was killed: those that nobody holds a lock of.
    func endAbandoned() async throws {
        guard locks != nil else { return }
        let open = try await context.database.read { connection in
            try connection.all("SELECT DISTINCT run_id FROM test_message WHERE state = 'claimed'") { $0.integer(0) ?? 0 }
        }
        for run in open {
            guard let path = path(run), let lock = try? SenderLock(path: path) else { continue }
            try await end(run)
            withExtendedLifetime(lock) {}
        }
    }

    private func path(_ run: Int64) -> String? {
        locks?.appendingPathComponent("test-\(run).lock").path
    }
}
