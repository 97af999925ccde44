import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct ActivityRecorderTests {
    private func withContact(_ body: @escaping @Sendable (any Connection, Int64) throws -> Void) async throws {
        try await withDatabase(AudienceSchema.migrations) { database in
            try await database.write { connection in
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "a@example.com"), source: "person", actor: "test",
                    at: Instant(seconds: 1))
                try body(connection, id)
            }
        }
    }

    private static let events: [ActivityEvent] = [
        .sent, .opened(grade: .human), .clicked(grade: .suspect, link: "https://example.com/"),
        .bounced(kind: "hard", reason: "unknown user", statusCode: "5.1.1", diagnostic: nil), .complained,
        .unsubscribed(means: "one-click"), .subscribed(list: 1), .confirmed, .imported, .labelled(label: 1),
        .scoreChanged(from: nil, to: 2), .visited(url: "https://example.com/roses"),
    ]

    @Test func everyActivityHasItsRowAndSummary() async throws {
        try await withContact { connection, id in
            #expect(Self.events.map(\.activity) == BuiltInActivity.allCases.filter { $0 != .added })
            let recorder = ActivityRecorder(connection)
            for event in Self.events {
                for second: Int64 in [20, 10, 30] {
                    try recorder.record(event, contactID: id, at: Instant(seconds: second), campaignID: 7, runID: 8)
                }
            }
            for event in Self.events {
                let activity = event.activity
                let rows = try connection.integer("SELECT count(*) FROM \(identifier: activity.table) WHERE contact_id = \(id)")
                #expect(rows == 3)
                let summary = try connection.first(
                    "SELECT count, first_at, last_at FROM \(identifier: activity.summaryTable) WHERE contact_id = \(id)"
                ) { row in (0..<3).map { row.integer($0) } }
                #expect(summary == [3, 10_000_000, 30_000_000])
                let isOfRun = try connection.exists(
                    "SELECT 1 FROM pragma_table_info(\(activity.table)) WHERE name = 'run_id'")
                guard isOfRun else { continue }
                let ofRun = try connection.integer(
                    "SELECT count(*) FROM \(identifier: activity.table) WHERE campaign_id = 7 AND run_id = 8")
                #expect(ofRun == 3)
            }
            let bounce = try connection.first("SELECT kind, reason, status_code, diagnostic FROM activity_bounced") { row in
                (0..<4).map { row.text($0) }
            }
            #expect(bounce == ["hard", "unknown user", "5.1.1", nil])
        }
    }

    @Test func everyContactWasAddedOnce() async throws {
        try await withContact { connection, id in
            let event = try connection.first("SELECT contact_id, at, source FROM activity_added") { row in
                [row.text(0), row.text(1), row.text(2)]
            }
            #expect(event == ["\(id)", "1000000", "person"])
            let summary = try connection.first("SELECT contact_id, count, first_at, last_at FROM summary_added") { row in
                (0..<4).map { row.integer($0) }
            }
            #expect(summary == [id, 1, 1_000_000, 1_000_000])
            #expect(throws: AudienceError.self) {
                try ActivityRecorder(connection).record(
                    BuiltInActivity.added.definition, contactID: id, at: Instant(seconds: 2), values: [.text("form")])
            }
        }
    }

    @Test func machinesAreKeptButNotSummarised() async throws {
        try await withContact { connection, id in
            try ActivityRecorder.record(connection, .opened(grade: .machine), contactID: id, at: Instant(seconds: 1))
            try ActivityRecorder.record(connection, .opened(grade: .human), contactID: id, at: Instant(seconds: 2))
            let rows = try connection.integer("SELECT count(*) FROM activity_opened")
            let summary = try connection.integer("SELECT count FROM summary_opened")
            #expect([rows, summary] == [2, 1])
        }
    }

    @Test func activitiesOfNobodyAreRefused() async throws {
        try await withContact { connection, _ in
            #expect(throws: StorageError.self) {
                try ActivityRecorder.record(connection, .sent, contactID: 999, at: Instant(seconds: 1))
            }
        }
    }
}
