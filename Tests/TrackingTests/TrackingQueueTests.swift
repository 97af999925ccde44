import Audience
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

struct TrackingQueueTests {
    private func withRecorder(
        evidence: NotedEvidence = NotedEvidence(), time: any TimeSource = SystemTime(),
        _ limits: TrackingQueue.Limits = .init(),
        _ body: (TrackingQueue, SQLiteDatabase, Int64) async throws -> Void
    ) async throws {
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { database in
            let contact = try await database.write { try Ground.contact($0) }
            let recorder = TrackingQueue(
                database: database, evidence: evidence, time: time, limits: limits, logger: Ground.quiet)
            try await body(recorder, database, contact)
            await recorder.close()
        }
    }

    private func event(_ kind: TrackedEvent.Kind, _ contact: Int64, run: Int64 = 1, second: Int64 = 100) -> TrackedEvent {
        TrackedEvent(kind, run: run, contact: contact, at: Instant(seconds: second))
    }

    @Test func `opens and clicks become activities, summaries and evidence`() async throws {
        try await withRecorder { recorder, database, contact in
            await recorder.record(event(.open(.human), contact, second: 100))
            await recorder.record(event(.open(.machine), contact, second: 90))
            await recorder.record(event(.click(url: "https://shop.example/a", .suspect), contact, run: 2, second: 110))
            await recorder.close()
            let opens = try await database.read { connection in
                try connection.all("SELECT grade || at || campaign_id || run_id FROM activity_opened ORDER BY at") { $0.text(0) }
            }
            #expect(opens == ["machine90000000101", "human100000000101"])
            let clicks = try await database.read { connection in
                try connection.all("SELECT grade || link || campaign_id FROM activity_clicked") { $0.text(0) }
            }
            #expect(clicks == ["suspecthttps://shop.example/a20"])
            let summary = try await database.read {
                try $0.integer("SELECT count FROM summary_opened WHERE contact_id = \(contact)")
            }
            #expect(summary == 1, "a machine's open says nothing about the person")
            let noted = try await NotedEvidence.all(database)
            #expect(noted == ["1 \(contact) opened", "1 \(contact) opened", "2 \(contact) clicked"])
        }
    }

    @Test func `an unsubscribe is on the disk when it is acknowledged, and happens once`() async throws {
        try await withRecorder { recorder, database, contact in
            let first = try await recorder.recordDurably(event(.unsubscribe(.oneClick), contact))
            let status = try await Ground.status(database, contact)
            let second = try await recorder.recordDurably(event(.unsubscribe(.page), contact, run: 2))
            #expect(first == .recorded)
            #expect(status == "unsubscribed")
            #expect(second == .unchanged)
            let rows = try await database.read { connection in
                try connection.all("SELECT cause || ' ' || actor || ' ' || evidence FROM status_change") { $0.text(0) }
            }
            #expect(rows == ["unsubscribe one-click message of run 1"])
            let activities = try await Ground.count(database, "activity_unsubscribed")
            #expect(activities == 1)
        }
    }

    @Test func `many unsubscribes of one contact at once are one`() async throws {
        try await withRecorder { recorder, database, contact in
            let outcomes = try await withThrowingTaskGroup(of: TrackingQueue.Outcome.self) { group in
                for _ in 0..<50 { group.addTask { try await recorder.recordDurably(event(.unsubscribe(.oneClick), contact)) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .recorded } == 1)
            #expect(outcomes.count { $0 == .unchanged } == 49)
            let activities = try await Ground.count(database, "activity_unsubscribed")
            #expect(activities == 1)
        }
    }

    @Test(arguments: [
        (ContactStatus.active, "unsubscribed"), (.pending, "unsubscribed"), (.hardBounced, "unsubscribed"),
        (.unsubscribed, "unsubscribed"), (.complained, "complained"), (.suppressed, "suppressed"),
    ])
    func `an unsubscribe never makes a contact easier to reach`(_ before: ContactStatus, _ after: String) async throws {
        try await withRecorder { recorder, database, _ in
            let contact = try await database.write { try Ground.contact($0, "other@example.com", status: before) }
            _ = try await recorder.recordDurably(event(.unsubscribe(.page), contact))
            let status = try await Ground.status(database, contact)
            #expect(status == after)
        }
    }

    @Test func `an unsubscribe works after the campaign is gone; opens and clicks of it are not kept`() async throws {
        try await withRecorder { recorder, database, contact in
            await recorder.record(event(.open(.human), contact, run: 1000))
            let outcome = try await recorder.recordDurably(event(.unsubscribe(.oneClick), contact, run: 1000))
            #expect(outcome == .recorded)
            let status = try await Ground.status(database, contact)
            #expect(status == "unsubscribed")
            let opens = try await Ground.count(database, "activity_opened")
            #expect(opens == 0)
        }
    }

    @Test func `a contact that is gone is no error`() async throws {
        try await withRecorder { recorder, database, contact in
            await recorder.record(event(.open(.human), 4711))
            let outcome = try await recorder.recordDurably(event(.unsubscribe(.oneClick), 4711))
            #expect(outcome == .unknown)
            await recorder.record(event(.open(.human), contact))
            await recorder.close()
            let opens = try await Ground.count(database, "activity_opened")
            #expect(opens == 1)
        }
    }

    @Test func `what comes in while a group is collected is one transaction; nothing is written before`() async throws {
        let time = ScriptedTime()
        var limits = TrackingQueue.Limits()
        limits.collectSeconds = 5
        try await withRecorder(time: time, limits) { recorder, database, contact in
            for second in 0..<100 { await recorder.record(event(.open(.human), contact, second: Int64(second))) }
            while time.sleeping == 0 { await Task.yield() }
            // A crash now would lose these: none of them was promised.
            let before = try await Ground.count(database, "activity_opened")
            #expect(before == 0)
            time.advance(seconds: 5)
            async let closed: Void = recorder.close()
            while time.sleeping == 0 { await Task.yield() }
            time.advance(seconds: 5)
            await closed
            let rows = try await database.read { connection in
                try connection.all("SELECT at FROM activity_opened ORDER BY rowid") { $0.integer(0) ?? 0 }
            }
            #expect(rows == (0..<100).map { $0 * 1_000_000 }, "in the order they came")
        }
    }

    @Test func `an unsubscribe waits for its group`() async throws {
        let time = ScriptedTime()
        var limits = TrackingQueue.Limits()
        limits.collectSeconds = 5
        try await withRecorder(time: time, limits) { recorder, database, contact in
            async let outcome = recorder.recordDurably(event(.unsubscribe(.oneClick), contact))
            while time.sleeping == 0 { await Task.yield() }
            let before = try await Ground.status(database, contact)
            #expect(before == "active")
            time.advance(seconds: 5)
            let result = try await outcome
            let after = try await Ground.status(database, contact)
            #expect(result == .recorded)
            #expect(after == "unsubscribed")
            while time.sleeping == 0 { await Task.yield() }
            time.advance(seconds: 5)
        }
    }

    @Test(.timeLimit(.minutes(5)), arguments: [-31_536_000.0, -3_600, 3_600])
    func `an unsubscribe and a click are written after as long, whatever the time of day is set to`(_ jump: Double) async throws {
        let time = ScriptedTime()
        var limits = TrackingQueue.Limits()
        limits.collectSeconds = 5
        try await withRecorder(time: time, limits) { recorder, database, contact in
            async let outcome = recorder.recordDurably(event(.unsubscribe(.oneClick), contact))
            while time.sleeping == 0 { await Task.yield() }
            await recorder.record(event(.click(url: "https://shop.example/a", .human), contact))
            time.setTimeOfDay(by: jump)
            time.advance(seconds: 5)
            let result = try await outcome
            #expect(result == .recorded)
            let clicks = try await Ground.count(database, "activity_clicked")
            #expect(clicks == 1)
            while time.sleeping == 0 { await Task.yield() }
            time.setTimeOfDay(by: jump)
            async let closed: Void = recorder.close()
            time.advance(seconds: 5)
            await closed
        }
    }

    @Test func `an event that cannot be written costs the others nothing`() async throws {
        try await withRecorder(evidence: NotedEvidence(broken: 1)) { recorder, database, broken in
            #expect(broken == 1)
            let contact = try await database.write { try Ground.contact($0, "other@example.com") }
            await recorder.record(event(.open(.human), contact))
            await recorder.record(event(.open(.human), broken))
            await #expect(throws: (any Error).self) { try await recorder.recordDurably(event(.unsubscribe(.page), broken)) }
            let outcome = try await recorder.recordDurably(event(.unsubscribe(.page), contact))
            #expect(outcome == .recorded)
            await recorder.close()
            let rows = try await database.read { try $0.all("SELECT contact_id FROM activity_opened") { $0.integer(0) ?? 0 } }
            #expect(rows == [contact])
            let status = try await Ground.status(database, broken)
            #expect(status == "active", "nothing of a failed event remains")
        }
    }

    @Test func `a full queue makes callers wait, and loses nothing`() async throws {
        var limits = TrackingQueue.Limits()
        limits.queue = 4
        limits.batch = 3
        limits.collectSeconds = 0
        try await withRecorder(limits) { recorder, database, contact in
            await withTaskGroup(of: Void.self) { group in
                for second in 0..<500 {
                    group.addTask { await recorder.record(event(.open(.human), contact, second: Int64(second))) }
                }
            }
            await recorder.close()
            let opens = try await database.read { try $0.integer("SELECT COUNT(DISTINCT at) FROM activity_opened") }
            #expect(opens == 500)
        }
    }

    @Test func `a database that refuses fails unsubscribes, keeps the rest for later, and never hangs`() async throws {
        let time = ScriptedTime()
        var limits = TrackingQueue.Limits()
        limits.queue = 3
        limits.collectSeconds = 0
        try await withDatabase(Ground.schema + [NotedEvidence.table]) { real in
            let contact = try await real.write { try Ground.contact($0) }
            let database = RefusingDatabase(real)
            let recorder = TrackingQueue(
                database: database, evidence: NotedEvidence(), time: time, limits: limits, logger: Ground.quiet)
            database.refuses = true
            await recorder.record(event(.open(.human), contact))
            while time.sleeping == 0 { await Task.yield() }
            await #expect(throws: (any Error).self) {
                async let outcome = recorder.recordDurably(event(.unsubscribe(.oneClick), contact))
                while database.refusals < 2 {
                    time.advance(seconds: 1)
                    await Task.yield()
                }
                _ = try await outcome
            }
            // The queue fills; what does not fit is dropped, and nobody waits.
            for _ in 0..<10 { await recorder.record(event(.open(.human), contact)) }
            database.refuses = false
            async let closed: Void = recorder.close()
            while time.sleeping == 0 { await Task.yield() }
            time.advance(seconds: 1)
            await closed
            let opens = try await Ground.count(real, "activity_opened")
            #expect(opens == 3)
            let status = try await Ground.status(real, contact)
            #expect(status == "active")
        }
    }

    @Test func `a closed recorder says so`() async throws {
        try await withRecorder { recorder, _, contact in
            await recorder.close()
            await recorder.close()
            await recorder.record(event(.open(.human), contact))
            let error = await #expect(throws: TrackingError.self) {
                try await recorder.recordDurably(event(.unsubscribe(.page), contact))
            }
            #expect(error?.kind == .notRecorded)
        }
    }
}
