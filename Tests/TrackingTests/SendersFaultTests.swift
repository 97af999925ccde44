import Audience
import Mail
import SQLiteEngine
import Storage
import TestSupport
import Testing

@testable import Tracking

/// What servers put off for the sender's sake never counts against the contact, however often it comes.
@Suite struct SendersFaultTests {
    private static let start = Instant(seconds: 1_800_000_000)

    @Test(arguments: BounceReason.allCases)
    func `only what says something of the mailbox is counted`(_ reason: BounceReason) async throws {
        try await withDatabase(Ground.schema) { database in
            let contact = try await database.write { connection in
                let contact = try Ground.contact(connection)
                for run in 1...Int64(9) {
                    try BounceRecorder.record(
                        connection, contact: contact, campaign: run, run: run, kind: .soft, reason: reason.rawValue,
                        code: "4.7.1",
                        diagnostic: nil, at: Self.start.adding(seconds: Double(run) * 3 * 86_400))
                }
                return contact
            }
            let status = try await Ground.status(database, contact)
            #expect(status == (reason.isSendersFault ? "active" : "hard_bounced"))
        }
    }
}
