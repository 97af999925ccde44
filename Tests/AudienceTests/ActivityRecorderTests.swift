import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Audience

struct ActivityRecorderTests {
    private func withContact(_ body: @escaping @Sendable (any Connection, Int64) throws -> Void) async throws {
        try await withDatabase([AudienceSchema.migration]) { database in
            try await database.write { connection in
                let id = try ContactStore.add(
                    connection, try EmailAddress(parsing: "a@example.com"), source: "person", actor: "test",
                    at: Instant(seconds: 1))
                try body(connection, id)
            }
        }
    }

    @Test func everyActivityHasItsRowAndSummary() async throws {
        try await withContact { connection, id in
            let events: [ActivityEvent] = [
                .sent, .opened(grade: .human), .clicked(grade: .suspect, link: "https://example.com/"),
                .bounced(kind: "hard", reason: "unknown user", statusCode: "5.1.1", diagnostic: nil), .complained,
                .unsubscribed(means: "one-click"),
            ]
            #expect(events.map(\.activity) == BuiltInActivity.allCases)
            let recorder = ActivityRecorder(connection)
            for event in events {
                for second: Int64 in [20, 10, 30] {
                    try recorder.record(event, contactID: id, at: Instant(seconds: second), campaignID: 7, runID: 8)
                }
            }
            for activity in BuiltInActivity.allCases {
                let rows = try connection.integer(
                    "SELECT count(*) FROM \(identifier: activity.table) WHERE campaign_id = 7 AND run_id = 8 AND contact_id = \(id)"
                )
                #expect(rows == 3)
                let summary = try connection.first(
                    "SELECT count, first_at, last_at FROM \(identifier: activity.summaryTable) WHERE contact_id = \(id)"
                ) { row in (0..<3).map { row.integer($0) } }
                #expect(summary == [3, 10_000_000, 30_000_000])
            }
            let bounce = try connection.first("SELECT kind, reason, status_code, diagnostic FROM activity_bounced") { row in
                (0..<4).map { row.text($0) }
            }
            #expect(bounce == ["hard", "unknown user", "5.1.1", nil])
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
